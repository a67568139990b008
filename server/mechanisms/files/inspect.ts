import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { MAX_FILE_BYTES } from '#domain/mechanisms/files/contract.ts'
import { fileRefusals } from '#domain/mechanisms/files/refusals.ts'
import { draw } from '#server/kernel/draw.ts'
import { AppError, refuse } from '#server/kernel/errors.ts'

/** A file that may be kept: its true kind, and for a picture its new bytes. */
export type Inspected = {
  mediaType: string
  extension: string
  bytes: Uint8Array
  picture: { small: Uint8Array; width: number; height: number } | null
}

const PIXELS = 50_000_000
const LONGEST = 2560
const SMALLEST = 320

const kept: Readonly<Record<string, readonly [mediaType: string, extension: string]>> = {
  'video/mp4': ['video/mp4', 'mp4'],
  'video/webm': ['video/webm', 'webm'],
  'audio/x-m4a': ['audio/mp4', 'm4a'],
  'audio/mp4': ['audio/mp4', 'm4a'],
  'application/pdf': ['application/pdf', 'pdf'],
}
const pictures: Readonly<Record<string, 'jpeg' | 'png' | 'webp'>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
}

// Two cores serve the whole shop: one picture at a time, and no pixels kept for later.
sharp.concurrency(1)
sharp.cache(false)

/** Tells what the bytes are, whatever their name says. @throws AppError when they are none of ours */
export async function inspectFile(bytes: Uint8Array): Promise<Inspected> {
  if (bytes.length === 0) throw refuse(fileRefusals.empty)
  if (bytes.length > MAX_FILE_BYTES) throw refuse(fileRefusals.tooLarge, { megabytes: MAX_FILE_BYTES / 1_048_576 })
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  const format = pictures[found]
  if (format !== undefined) return redraw(bytes, format)
  const same = kept[found]
  if (!same) throw refuse(fileRefusals.notAllowed)
  return { mediaType: same[0], extension: same[1], bytes, picture: null }
}

// Drawn anew, nothing survives but the pixels: no place, no camera, no script behind the picture.
async function redraw(bytes: Uint8Array, format: 'jpeg' | 'png' | 'webp'): Promise<Inspected> {
  try {
    const whole = await draw(() =>
      sharp(bytes, { limitInputPixels: PIXELS })
        .rotate()
        .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
        .toFormat(format, format === 'png' ? {} : { quality: 82 })
        .toBuffer({ resolveWithObject: true }),
    )
    const small = await draw(() =>
      sharp(whole.data)
        .resize({ width: SMALLEST, height: SMALLEST, fit: 'inside', withoutEnlargement: true })
        .toFormat(format, format === 'png' ? {} : { quality: 75 })
        .toBuffer(),
    )
    const picture = { small, width: whole.info.width, height: whole.info.height }
    return { mediaType: `image/${format}`, extension: format === 'jpeg' ? 'jpg' : format, bytes: whole.data, picture }
  } catch (error) {
    if (error instanceof AppError) throw error
    // Whatever the decoder stumbles over, a damaged picture or a flood of pixels, is not kept.
    throw refuse(fileRefusals.badImage)
  }
}
