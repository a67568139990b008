import { createHmac, randomBytes } from 'node:crypto'
import { access, mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '#domain/kernel/id.ts'
import { backupRefusals } from '#domain/mechanisms/backups/refusals.ts'
import { refuse } from '#server/kernel/errors.ts'
import { sha256, type Vault } from '#server/kernel/vault.ts'
import { backupKey } from './archive.ts'
import { byteReader } from './byte-reader.ts'
import { seal, streamKey, unseal } from './sealed-stream.ts'

const SALT = 16

/**
 * Photos and documents beside the archives of a folder, each sealed by itself and shared by all backups there: they
 * never change, so that a night's backup writes only the new ones.
 */
export type Attachments = {
  has(hash: string): Promise<boolean>
  put(hash: string, bytes: Uint8Array): Promise<void>
  /** @throws AppError when it is missing or not what it was. */
  get(hash: string): Promise<Buffer>
}

export function openAttachments(folder: string, vault: Vault): Attachments {
  const naming = vault.keyFor('attachment names')
  // The hash of the content would tell somebody without the key which pictures are there.
  const place = (hash: string) => {
    const name = createHmac('sha256', naming).update(hash).digest('hex').slice(0, 40)
    return join(folder, 'attachments', name.slice(0, 2), name)
  }
  const keyOf = (salt: Buffer) => streamKey(backupKey(vault), salt, 'attachment')
  return {
    has: hash => exists(place(hash)),
    put: async (hash, bytes) => {
      const salt = randomBytes(SALT)
      const parts: Buffer[] = [salt]
      for await (const part of seal(piecesOf(bytes), keyOf(salt))) parts.push(part)
      await writeWhole(place(hash), parts)
    },
    get: async hash => {
      const file = place(hash)
      if (!(await exists(file))) throw refuse(backupRefusals.attachmentMissing, { name: nameOf(file) })
      const sealed = await readFile(file)
      const bytes = await unsealed(sealed, keyOf(sealed.subarray(0, SALT)))
      if (bytes === undefined || sha256(bytes) !== hash) {
        throw refuse(backupRefusals.attachmentDamaged, { name: nameOf(file) })
      }
      return bytes
    },
  }
}

async function unsealed(sealed: Buffer, key: Buffer): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  try {
    for await (const part of unseal(byteReader(piecesOf(sealed.subarray(SALT))), key)) parts.push(part)
  } catch {
    // Whatever is wrong with it, the caller names the file.
    return undefined
  }
  return Buffer.concat(parts)
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Appears under its name only when whole and on the disk. */
async function writeWhole(file: string, parts: readonly Buffer[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const draft = join(dirname(file), `${newId()}.part`)
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writev([...parts])
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file)
    return (await stat(file)).size > SALT
  } catch {
    return false
  }
}

const nameOf = (file: string) => file.split(/[\\/]/).slice(-2).join('/')
