import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { backupRefusals } from '#domain/mechanisms/backups/refusals.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { ByteReader } from './byte-reader.ts'

const CHUNK = 256 * 1024
const TAG = 16
const LAST = 0x8000_0000

/**
 * Seals a stream in numbered chunks: length and a mark for the last, tag, ciphertext. Number and mark go into the nonce,
 * so that a chunk that was altered, moved, repeated or left out does not open, and an end that is missing is noticed.
 * The key must be used for one stream only.
 */
export async function* seal(source: AsyncIterable<Uint8Array>, key: Buffer): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let size = 0
  let number = 0
  for await (const piece of source) {
    held.push(piece)
    size += piece.byteLength
    if (size <= CHUNK) continue
    let all = Buffer.concat(held)
    // One byte at least stays behind, so that the last chunk is known as such when it is sealed.
    while (all.length > CHUNK) {
      yield sealChunk(all.subarray(0, CHUNK), key, number++, false)
      all = all.subarray(CHUNK)
    }
    held = [all]
    size = all.length
  }
  yield sealChunk(Buffer.concat(held), key, number, true)
}

/** @throws AppError damaged or cutShort, naming the chunk. */
export async function* unseal(reader: ByteReader, key: Buffer): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const head = await reader.read(4)
    if (head.length < 4) throw refuse(backupRefusals.cutShort, { at: number })
    const word = head.readUInt32BE()
    const isLast = word >= LAST
    const length = isLast ? word - LAST : word
    if (length > CHUNK) throw refuse(backupRefusals.damaged, { at: number })
    const sealed = await reader.read(TAG + length)
    if (sealed.length < TAG + length) throw refuse(backupRefusals.cutShort, { at: number })
    yield openChunk(sealed, key, number, isLast)
    if (!isLast) continue
    if ((await reader.read(1)).length > 0) throw refuse(backupRefusals.damaged, { at: number + 1 })
    return
  }
}

/** The key of one stream, bound to what stands before it in plain sight. */
export function streamKey(key: Buffer, salt: Buffer, context: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, context, 32))
}

function sealChunk(plain: Buffer, key: Buffer, number: number, isLast: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, isLast))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(isLast ? plain.length + LAST : plain.length)
  return Buffer.concat([head, cipher.getAuthTag(), body])
}

function openChunk(sealed: Buffer, key: Buffer, number: number, isLast: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, isLast))
  decipher.setAuthTag(sealed.subarray(0, TAG))
  const body = decipher.update(sealed.subarray(TAG))
  try {
    return Buffer.concat([body, decipher.final()])
  } catch {
    // The only thing that can fail here is the comparison of the tag.
    throw refuse(backupRefusals.damaged, { at: number })
  }
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 7)
  nonce[11] = isLast ? 1 : 0
  return nonce
}
