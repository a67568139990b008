import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { backupRefusals } from '#domain/mechanisms/backups/refusals.ts'
import { refuse } from '#server/kernel/errors.ts'
import { sha256, type Vault } from '#server/kernel/vault.ts'
import { type ByteReader, byteReader } from './byte-reader.ts'
import { type EntryHead, FORMAT, type Header, zEntryHead, zHeader } from './manifest.ts'
import { seal, streamKey, unseal } from './sealed-stream.ts'

/** What stands in an archive, in order; the bytes of an entry are read before the next entry. */
export type Entry = { head: EntryHead; bytes: AsyncIterable<Buffer> }

export type Archive = { header: Header; entries: AsyncGenerator<Entry>; close(): void }

const MAGIC = 'carebay-backup'
const HEADER_LIMIT = 4_000
const ENTRY_LIMIT = 16_000_000
const BLOCK = 64 * 1024

/** The key all backups of a house are sealed with; it is never the one of its personal fields. */
export function backupKey(vault: Vault): Buffer {
  return vault.keyFor('backup')
}

/** Writes an archive; it appears under its name only when whole and on the disk. Returns its size. */
export async function writeArchive(
  file: string,
  vault: Vault,
  about: Omit<Header, 'format' | 'keyId' | 'salt'>,
  entries: AsyncGenerator<Entry>,
): Promise<number> {
  const salt = randomBytes(16)
  const header: Header = { format: FORMAT, keyId: vault.keyId, salt: salt.toString('base64'), ...about }
  const text = JSON.stringify(header)
  // The sum makes a changed header known as damage, before its words about key and version are believed.
  const line = `${MAGIC} ${sha256(text).slice(0, 16)} ${text}`
  const key = streamKey(backupKey(vault), salt, line)
  const draft = `${file}.part`
  try {
    await pipeline(
      Readable.from(framed(entries), { objectMode: false }),
      createZstdCompress(),
      async function* (compressed: AsyncIterable<Uint8Array>) {
        yield Buffer.from(`${line}\n`)
        yield* seal(compressed, key)
      },
      createWriteStream(draft, { flush: true, mode: 0o600 }),
    )
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  return (await stat(file)).size
}

/**
 * Opens an archive for reading from front to back. Damage shows when the reading gets there, so nothing read may be
 * relied on before the entries have come to their end.
 * @throws AppError telling why it cannot be opened.
 */
export async function openArchive(file: string, vault: Vault): Promise<Archive> {
  if (!existsSync(file)) throw refuse(backupRefusals.noSuchFile, { file })
  const source = createReadStream(file, { highWaterMark: 512 * 1024 })
  try {
    const reader = byteReader(source)
    const line = await reader.readLine(HEADER_LIMIT)
    const header = readHeader(line, file)
    if (header.format > FORMAT) throw refuse(backupRefusals.newerFormat, { program: header.program })
    if (header.keyId !== vault.keyId) {
      throw refuse(backupRefusals.wrongKey, { wanted: header.keyId, given: vault.keyId })
    }
    const key = streamKey(backupKey(vault), Buffer.from(header.salt, 'base64'), line ?? '')
    return { header, entries: readEntries(unpacked(reader, key)), close: () => void source.destroy() }
  } catch (error) {
    source.destroy()
    throw error
  }
}

/** What an archive says of itself without being opened. */
export async function peekHeader(file: string): Promise<Header> {
  if (!existsSync(file)) throw refuse(backupRefusals.noSuchFile, { file })
  return readHeader(await byteReader(createReadStream(file, { end: HEADER_LIMIT })).readLine(HEADER_LIMIT), file)
}

function readHeader(line: string | undefined, file: string): Header {
  const [, sum, text] = /^carebay-backup ([0-9a-f]{16}) (\{.*\})$/.exec(line ?? '') ?? []
  if (text === undefined) throw refuse(backupRefusals.notABackup, { file })
  if (sha256(text).slice(0, 16) !== sum) throw refuse(backupRefusals.damaged, { at: 0 })
  return zHeader.parse(JSON.parse(text))
}

/** A line of JSON for each entry, then its bytes in blocks with their length before them and an empty one at the end. */
async function* framed(entries: AsyncGenerator<Entry>): AsyncGenerator<Buffer> {
  for await (const { head, bytes } of entries) {
    yield Buffer.from(`${JSON.stringify(head)}\n`)
    let held: Buffer[] = []
    let size = 0
    for await (const piece of bytes) {
      held.push(piece)
      size += piece.length
      if (size < BLOCK) continue
      yield block(Buffer.concat(held))
      held = []
      size = 0
    }
    if (size > 0) yield block(Buffer.concat(held))
    yield block(Buffer.alloc(0))
  }
}

function block(bytes: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(bytes.length)
  return Buffer.concat([head, bytes])
}

async function* unpacked(reader: ByteReader, key: Buffer): AsyncGenerator<Buffer> {
  const plain = createZstdDecompress()
  // What breaks the chain is thrown to whoever reads from its end.
  const flow = pipeline(Readable.from(unseal(reader, key), { objectMode: false }), plain)
  flow.catch(() => undefined)
  yield* plain
  await flow
}

async function* readEntries(plain: AsyncGenerator<Buffer>): AsyncGenerator<Entry> {
  const reader = byteReader(plain)
  for (let number = 0; ; number++) {
    const line = await reader.readLine(ENTRY_LIMIT)
    if (line === undefined) throw refuse(backupRefusals.cutShort, { at: number })
    const head = zEntryHead.parse(JSON.parse(line))
    yield { head, bytes: readBlocks(reader, number) }
    if (head.kind !== 'end') continue
    // The seal of the last chunk is looked at only when it is read.
    if ((await reader.read(1)).length > 0) throw refuse(backupRefusals.damaged, { at: number })
    return
  }
}

async function* readBlocks(reader: ByteReader, number: number): AsyncGenerator<Buffer> {
  for (;;) {
    const head = await reader.read(4)
    if (head.length < 4) throw refuse(backupRefusals.cutShort, { at: number })
    const length = head.readUInt32BE()
    if (length === 0) return
    yield await reader.read(length)
  }
}
