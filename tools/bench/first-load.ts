import http from 'node:http'

/** What a browser with nothing kept fetches before a page stands: how many files, and their bytes on the line. */
export type FirstLoad = { page: string; files: number; bytes: number }

const pages = [
  { page: 'desk', path: '/' },
  { page: 'telephone', path: '/m/' },
]

export async function firstLoads(url: string): Promise<FirstLoad[]> {
  const loads: FirstLoad[] = []
  for (const { page, path } of pages) {
    const plain = await fetch(url + path)
    const text = await plain.text()
    // Without a build there is nothing to fetch.
    if (!plain.ok) continue
    const files = [path, ...[...text.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(match => match[1] ?? '')]
    const sizes = await Promise.all(files.map(file => bytesOf(url + file)))
    loads.push({ page, files: files.length, bytes: sizes.reduce((sum, size) => sum + size, 0) })
  }
  return loads
}

// As packed as the server sends it: `fetch` would unpack.
function bytesOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers: { 'accept-encoding': 'br, gzip' } }, response => {
      let bytes = 0
      response.on('data', (piece: Buffer) => {
        bytes += piece.length
      })
      response.on('end', () => resolve(bytes))
      response.on('error', reject)
    })
    request.on('error', reject)
  })
}
