import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { importRefusals } from '#domain/mechanisms/imports/refusals.ts'
import { refuse } from '#server/kernel/errors.ts'
import { type ImportLimits, inMb } from './limits.ts'

type Entry = { name: string; method: number; offset: number; packed: number; unpacked: number }

const inflate = promisify(inflateRaw)
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END = 0x06054b50
const MAX_ENTRIES = 500
/** A data descriptor stands between two entries when their sizes were not known before. */
const DESCRIPTOR_LENGTHS = [0, 12, 16, 20, 24]

/**
 * Unpacks every entry once under a limit before any reader sees the file: sizes that an archive claims may be lies, and
 * an entry that its directory does not list would be unpacked by a reader that streams.
 * @throws AppError unreadable or unpacksTooLarge
 */
export async function checkZip(bytes: Buffer, limits: ImportLimits): Promise<string[]> {
  const entries = readDirectory(bytes)
  checkGapless(bytes, entries)
  let left = limits.unpackedBytes
  for (const entry of entries) left -= await unpackedSize(bytes, entry, left, limits)
  return entries.map(entry => entry.name)
}

function readDirectory(bytes: Buffer): Entry[] {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > MAX_ENTRIES || count === 0) throw refuse(importRefusals.unreadable)
  let at = bytes.readUInt32LE(end + 16)
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) throw refuse(importRefusals.unreadable)
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  if (at !== end) throw refuse(importRefusals.unreadable)
  return entries
}

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at--) {
    if (bytes.readUInt32LE(at) === END && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at
  }
  throw refuse(importRefusals.unreadable)
}

function checkGapless(bytes: Buffer, entries: readonly Entry[]): void {
  const directory = bytes.readUInt32LE(findEnd(bytes) + 16)
  const sorted = entries.toSorted((a, b) => a.offset - b.offset)
  let at = 0
  for (const [index, entry] of sorted.entries()) {
    if (entry.offset !== at || dataStart(bytes, entry) === undefined) throw refuse(importRefusals.unreadable)
    const end = (dataStart(bytes, entry) ?? 0) + entry.packed
    at = sorted[index + 1]?.offset ?? directory
    if (!DESCRIPTOR_LENGTHS.includes(at - end)) throw refuse(importRefusals.unreadable)
  }
}

function dataStart(bytes: Buffer, entry: Entry): number | undefined {
  const { offset } = entry
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) return undefined
  return offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
}

async function unpackedSize(bytes: Buffer, entry: Entry, left: number, limits: ImportLimits): Promise<number> {
  const start = dataStart(bytes, entry) ?? 0
  const packed = bytes.subarray(start, start + entry.packed)
  const tooLarge = () => refuse(importRefusals.unpacksTooLarge, { limit: inMb(limits.unpackedBytes) })
  if (entry.unpacked > left || left <= 0) throw tooLarge()
  if (entry.method === 0) return packed.length
  if (entry.method !== 8) throw refuse(importRefusals.unreadable)
  try {
    return (await inflate(packed, { maxOutputLength: left })).length
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    throw code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : refuse(importRefusals.unreadable)
  }
}
