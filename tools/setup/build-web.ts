import { createHash, type Hash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packWeb } from './pack-web.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Builds each web root into build/<name>, unless what it is made of is unchanged since the last build. */
export async function buildWeb(): Promise<void> {
  for (const name of ['desk', 'phone']) {
    const config = join(root, name, 'vite.config.ts')
    if (!existsSync(config)) continue
    const stamp = join(root, 'build', `${name}.stamp`)
    const wanted = contentHash([name, 'domain', 'package.json', 'package-lock.json', 'tools/setup/pack-web.ts'])
    if (existsSync(join(root, 'build', name)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue
    console.log(
      name === 'desk'
        ? '正在构建员工界面…  Building the staff screens'
        : '正在构建车主界面…  Building the phone screens',
    )
    // The stamp goes first: a build that dies half-way must not pass for a finished one.
    rmSync(stamp, { force: true })
    const { build } = await import('vite')
    await build({
      root: join(root, name),
      configFile: config,
      configLoader: 'native',
      mode: 'production',
      logLevel: 'warn',
    })
    packWeb(join(root, 'build', name))
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, wanted)
  }
}

/** One hash over names and contents; tests are left out, as they never reach the browser. */
export function contentHash(paths: string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) addTo(hash, join(root, path))
  return hash.digest('hex')
}

function addTo(hash: Hash, path: string): void {
  const files = existsSync(path) ? filesBelow(path) : []
  for (const file of files) {
    const content = readFileSync(file)
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content)
  }
}

function filesBelow(path: string): string[] {
  const entries = readdirSafely(path)
  if (!entries) return [path]
  return entries.filter(name => !/\.test\.tsx?$/.test(name)).flatMap(name => filesBelow(join(path, name)))
}

function readdirSafely(path: string): string[] | undefined {
  try {
    return readdirSync(path).sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined
    throw error
  }
}

if (import.meta.main) await buildWeb()
