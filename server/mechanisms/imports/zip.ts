import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { importRefusals } from '#domain/mechanisms/imports/refusals.ts'
import { refuse } from '#server/kernel/errors.ts'
import { type ImportLimits, inMb } from './limits.ts'

/** An archive of which only what is asked for is unpacked. */
export type Archive = {
  /** The text of an entry, or undefined when there is none of that name. */
  text(name: string): Promise<string | undefined>
}

type Entry = { method: number; offset: number; packed: number }

const inflate = promisify(inflateRaw)
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END = 0x06054b50
const MAX_ENTRIES = 500

/**
 * Opens a zip by its directory. All entries together may unpack to so much and no more, whatever sizes the archive
 * claims.
 * @throws AppError unreadable or unpacksTooLarge
 */
export function openArchive(bytes: Buffer, limits: ImportLimits): Archive {
  const entries = readDirectory(bytes)
  let left = limits.unpackedBytes
  return {
    text: async name => {
      const entry = entries.get(name)
      if (!entry) return undefined
      const content = await unpack(bytes, entry, left, limits)
      left -= content.length
      return new TextDecoder('utf-8').decode(content)
    },
  }
}

function readDirectory(bytes: Buffer): Map<string, Entry> {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  const entries = new Map<string, Entry>()
  if (count === 0 || count > MAX_ENTRIES) throw refuse(importRefusals.unreadable)
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) throw refuse(importRefusals.unreadable)
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), {
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

// The end record stands last, behind it at most a comment of 64 KB.
function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at--) {
    if (bytes.readUInt32LE(at) === END && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at
  }
  throw refuse(importRefusals.unreadable)
}

async function unpack(bytes: Buffer, entry: Entry, left: number, limits: ImportLimits): Promise<Buffer> {
  const { offset, method } = entry
  const tooLarge = () => refuse(importRefusals.unpacksTooLarge, { limit: inMb(limits.unpackedBytes) })
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw refuse(importRefusals.unreadable)
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const packed = bytes.subarray(start, start + entry.packed)
  if (left <= 0 || (method === 0 && packed.length > left)) throw tooLarge()
  if (method === 0) return packed
  if (method !== 8) throw refuse(importRefusals.unreadable)
  try {
    return await inflate(packed, { maxOutputLength: left })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    throw code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : refuse(importRefusals.unreadable)
  }
}
