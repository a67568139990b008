import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packWeb } from './pack-web.ts'

test('R31: texts of a page lie packed beside themselves, small ones and pictures do not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'carebay-pack-'))
  const long = 'const plate = "浙A12345"\n'.repeat(200)
  mkdirSync(join(folder, 'assets'))
  for (const name of ['assets/main.js', 'index.html', 'car.png']) writeFileSync(join(folder, name), long)
  writeFileSync(join(folder, 'small.css'), '.a{}')
  packWeb(folder)
  expect(readdirSync(folder, { recursive: true }).map(String).toSorted()).toEqual(
    ['assets', 'assets/main.js', 'assets/main.js.br', 'assets/main.js.gz', 'car.png']
      .concat(['index.html', 'index.html.br', 'index.html.gz', 'small.css'])
      .toSorted(),
  )
  expect(brotliDecompressSync(readFileSync(join(folder, 'assets/main.js.br'))).toString()).toBe(long)
  expect(gunzipSync(readFileSync(join(folder, 'index.html.gz'))).toString()).toBe(long)
  rmSync(folder, { recursive: true })
})
