const longestSide = 1920
const quality = 0.8

/** A camera's 12 megapixels as a JPEG of a few hundred kB; turned upright by the browser while it reads. */
export async function compressPhoto(file: Blob): Promise<Blob> {
  const image = await createImageBitmap(file)
  const { width, height } = fitInto(image.width, image.height, longestSide)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser draws no pictures')
  context.drawImage(image, 0, 0, width, height)
  image.close()
  return canvas.convertToBlob({ type: 'image/jpeg', quality })
}

/** Never enlarges. */
export function fitInto(width: number, height: number, longest: number): { width: number; height: number } {
  const factor = Math.min(1, longest / Math.max(width, height))
  return { width: Math.round(width * factor), height: Math.round(height * factor) }
}

/** Uploads travel as base64 inside JSON. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const pieces: string[] = []
  for (let start = 0; start < bytes.length; start += 32_768)
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + 32_768)))
  return btoa(pieces.join(''))
}
