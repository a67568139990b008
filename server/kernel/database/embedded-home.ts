import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunAs } from './embedded-natives.ts'

export type Home = { dir: string; cluster: string; socketDir: string; logFile: string; runAs: RunAs }

const relocatedBase = '/var/lib/carebay-databases'

/**
 * Makes the folders PostgreSQL lives in and decides who runs it. PostgreSQL refuses to run as root, so root hands it to
 * the account that owns the data already, else to postgres, else to nobody.
 */
export function prepareHome(dataDir: string): Home {
  mkdirSync(dataDir, { recursive: true })
  const runAs = process.getuid?.() === 0 ? chooseAccount(dataDir) : undefined
  const dir = reachableHome(realpathSync(dataDir), runAs)
  const cluster = join(dir, 'cluster')
  ownFolder(cluster, runAs)
  const socketDir = chooseSocketDir(dir)
  ownFolder(socketDir, runAs)
  return { dir, cluster, socketDir, logFile: join(dir, 'postgres.log'), runAs }
}

function chooseAccount(dataDir: string): RunAs {
  for (const existing of [join(dataDir, 'relocated', 'cluster'), join(dataDir, 'cluster')]) {
    if (!existsSync(existing)) continue
    const { uid, gid } = statSync(existing)
    if (uid !== 0) return { uid, gid }
  }
  const accounts = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find(line => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  return { uid: 65534, gid: 65534 }
}

// A project below a home folder of mode 0700 cannot be entered by another account, and opening that home to the world
// is not ours to do. The data then lives below /var/lib, and a link in the data folder says where.
function reachableHome(dataDir: string, runAs: RunAs): string {
  const link = join(dataDir, 'relocated')
  if (existsSync(link)) return realpathSync(link)
  if (!runAs || canEnter(dataDir, runAs)) return dataDir
  letThrough(dataDir, runAs.gid)
  if (canEnter(dataDir, runAs)) return dataDir
  if (lstatSync(link, { throwIfNoEntry: false })) {
    throw new Error(`${link} points at ${readlinkSync(link)}, which is gone. Restore that folder or remove the link.`)
  }
  mkdirSync(relocatedBase, { recursive: true, mode: 0o755 })
  const home = mkdtempSync(join(relocatedBase, 'data-'))
  letThrough(home, runAs.gid)
  symlinkSync(home, link)
  return home
}

// The data folder itself is ours: its group may pass through it, without seeing what else lies there.
function letThrough(folder: string, gid: number): void {
  const { uid, mode } = statSync(folder)
  if (uid !== 0) return
  chownSync(folder, uid, gid)
  chmodSync(folder, (mode & 0o700) | 0o010)
}

function canEnter(folder: string, runAs: RunAs): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...runAs, cwd: '/' }).status === 0
}

// A socket path holds at most 103 bytes on macOS and 107 on Linux, and PostgreSQL adds `/.s.PGSQL.65535.lock` to the
// folder. The short folder is derived from the data folder, so that the next start looks in the same place.
function chooseSocketDir(home: string): string {
  const inside = join(home, 'socket')
  if (Buffer.byteLength(inside) <= 80) return inside
  const name = `carebay-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`
  const base = Buffer.byteLength(tmpdir()) <= 50 ? tmpdir() : '/tmp'
  return join(base, name)
}

// Connections are trusted, so the folder of the socket is the lock on the door: 0700 and ours, never a link that
// somebody else has put into a shared temporary folder.
function ownFolder(folder: string, runAs: RunAs): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  const wanted = runAs?.uid ?? process.getuid?.() ?? found.uid
  if (!found.isDirectory()) throw new Error(`${folder} is not a folder of its own. Remove it and start again.`)
  if (found.uid !== wanted) {
    if (!runAs || found.uid !== 0) throw new Error(`${folder} belongs to another account (uid ${found.uid}).`)
    chownSync(folder, runAs.uid, runAs.gid)
  }
  chmodSync(folder, 0o700)
}
