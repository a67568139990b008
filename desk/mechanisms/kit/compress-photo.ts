const longestSide = 1600
/** Enough to see a scratch by, and a hundred of them still fit a tablet and a bad network. */
const wantedBytes = 300_000
const best = 0.8
const lower = [0.7, 0.6, 0.5]

/** A camera's 12 megapixels as a JPEG of at most about 300 kB; turned upright by the browser while it reads. */
export async function compressPhoto(file: Blob): Promise<Blob> {
  const image = await createImageBitmap(file)
  const { width, height } = fitInto(image.width, image.height, longestSide)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser draws no pictures')
  context.drawImage(image, 0, 0, width, height)
  image.close()
  return firstSmallEnough(quality => canvas.convertToBlob({ type: 'image/jpeg', quality }))
}

/** The best quality that is small enough, else the smallest there is. */
export async function firstSmallEnough(draw: (quality: number) => Promise<Blob>): Promise<Blob> {
  let photo = await draw(best)
  for (const quality of lower) {
    if (photo.size <= wantedBytes) return photo
    photo = await draw(quality)
  }
  return photo
}

/** Never enlarges. */
export function fitInto(width: number, height: number, longest: number): { width: number; height: number } {
  const factor = Math.min(1, longest / Math.max(width, height))
  return { width: Math.round(width * factor), height: Math.round(height * factor) }
}
