import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '#domain/kernel/id.ts'
import { sha256 } from './vault.ts'

/** Keeps bytes by their hash, outside the web roots. Rows in `files` say what they are and who may see them. */
export type FileStore = {
  /** Writes once; the same bytes again cost nothing. Returns the hash. */
  put(bytes: Uint8Array): Promise<string>
  get(hash: string): Promise<Uint8Array>
}

export function openFileStore(dataDir: string): FileStore {
  const root = join(dataDir, 'files')
  const place = (hash: string) => join(root, hash.slice(0, 2), hash)
  return {
    put: async bytes => {
      const hash = sha256(bytes)
      await mkdir(join(root, hash.slice(0, 2)), { recursive: true })
      // A reader never sees half a file: it appears under its name only when whole.
      const draft = join(root, `${newId()}.part`)
      await writeFile(draft, bytes, { flush: true })
      await rename(draft, place(hash))
      return hash
    },
    get: hash => readFile(place(hash)),
  }
}
