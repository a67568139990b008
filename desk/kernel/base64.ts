/** Uploads travel as base64 inside JSON. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const pieces: string[] = []
  for (let start = 0; start < bytes.length; start += 32_768)
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + 32_768)))
  return btoa(pieces.join(''))
}
