import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { newId } from '#domain/kernel/id.ts'
import { type Instant, toInstant } from '#domain/kernel/time.ts'
import { sha256 } from './vault.ts'

/** Keeps bytes by their hash, outside the web roots. Rows in `files` say what they are and who may see them. */
export type FileStore = {
  /** Writes once; the same bytes again cost nothing. Returns the hash. */
  put(bytes: Uint8Array): Promise<string>
  get(hash: string): Promise<Uint8Array>
  /** The bytes from one place to another, both included, without holding them all. */
  stream(hash: string, part: { from: number; to: number }): Readable
  /** In bytes; undefined when nothing is kept under this hash. */
  size(hash: string): Promise<number | undefined>
  /** Everything kept, drafts of writes that never ended included, with the machine's own time of writing. */
  list(): Promise<{ name: string; writtenAt: Instant }[]>
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
    stream: (hash, { from, to }) => createReadStream(place(hash), { start: from, end: to }),
    size: async hash => (await look(place(hash)))?.size,
    list: () => listBelow(root),
  }
}

async function listBelow(root: string): Promise<{ name: string; writtenAt: Instant }[]> {
  const entries = await unlessMissing(readdir(root, { withFileTypes: true, recursive: true }))
  const kept: { name: string; writtenAt: Instant }[] = []
  for (const entry of entries ?? []) {
    const found = entry.isFile() ? await look(join(entry.parentPath, entry.name)) : undefined
    if (found) kept.push({ name: entry.name, writtenAt: toInstant(Math.floor(found.mtimeMs)) })
  }
  return kept
}

function look(path: string) {
  return unlessMissing(stat(path))
}

async function unlessMissing<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
