import sharp from 'sharp'
import { paperRefusals } from '#domain/mechanisms/papers/refusals.ts'
import { draw } from '#server/kernel/draw.ts'
import { AppError, refuse } from '#server/kernel/errors.ts'

/** A signature field is small; anything larger was not drawn on one. */
const MAX_PIXELS = 4_000_000

/** The drawn strokes as a clean PNG: whatever else the upload held is gone. @throws AppError when it is no picture. */
export async function cleanSignature(image: string): Promise<string> {
  const bytes = Buffer.from(image.slice(image.indexOf(',') + 1), 'base64')
  try {
    const png = await draw(() =>
      sharp(bytes, { limitInputPixels: MAX_PIXELS }).resize({ width: 1000, withoutEnlargement: true }).png().toBuffer(),
    )
    return `data:image/png;base64,${png.toString('base64')}`
  } catch (error) {
    if (error instanceof AppError) throw error
    // Not a picture sharp can read: the same as an empty pad.
    throw refuse(paperRefusals.imageNeeded)
  }
}
