import sharp from 'sharp'
import { draw } from '#server/kernel/draw.ts'

/** Three stand side by side on a sheet; more pixels than this only make the paper slow to send. */
const LONGEST = 900

/** A kept picture as the printer takes it: JPEG, whatever it was, on white where it was transparent. */
export async function printPicture(bytes: Uint8Array): Promise<string> {
  const drawn = await draw(() =>
    sharp(bytes)
      .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 75 })
      .toBuffer(),
  )
  return `data:image/jpeg;base64,${drawn.toString('base64')}`
}
