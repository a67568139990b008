import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, realpathSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Home, prepareHome } from './embedded-home.ts'
import { type Programs, preparePrograms } from './embedded-natives.ts'

export type EmbeddedOptions = {
  dataDir: string
  /** Only throw-away databases of tests may turn this off: what was acknowledged is then lost with the power. */
  fsync?: boolean
  port?: number
  /** More server settings, for instance an archive command. */
  settings?: Record<string, string>
  log?: (line: string) => void
}

export type Embedded = {
  socketDir: string
  port: number
  superuser: string
  /** The cluster folder, needed for copies of the files. */
  clusterDir: string
  /** True when a server left behind by a killed Carebay was taken over. */
  attached: boolean
  /** Settles when the server ends; never for a server that was taken over. */
  exited: Promise<number | null>
  stop(): Promise<void>
}

type Running = { pid: number; socketDir: string; port: number }
type Answer = 'ready' | 'starting' | 'silent'

export const embeddedSuperuser = 'carebay_admin'

const startPatienceMs = 10_000
const recoveryPatienceMs = 600_000
const stopPatienceMs = 30_000
const pollMs = 50

/**
 * Starts the PostgreSQL shipped with the packages, or the one whose programs CAREBAY_POSTGRES names, on its own folder, or
 * takes over the one already running there.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const log = options.log ?? (() => {})
  if (process.platform === 'win32') {
    throw new Error('The shipped PostgreSQL is not started on Windows: set DATABASE_URL to a PostgreSQL 15 to 18.')
  }
  const home = prepareHome(options.dataDir)
  const orphan = await findRunning(home)
  if (orphan) return attach(home, orphan, log)
  const programs = preparePrograms(home.dir, home.runAs, process.env.CAREBAY_POSTGRES)
  if (!existsSync(join(home.cluster, 'PG_VERSION'))) initialise(home, programs, options, log)
  return launch(home, programs, options, log)
}

function initialise(home: Home, programs: Programs, options: EmbeddedOptions, log: (line: string) => void): void {
  log(`Creating the database in ${home.cluster}`)
  let failure = ''
  // pg_trgm tells letters by LC_CTYPE, so plain C would make Chinese names unsearchable; not every system knows
  // C.UTF-8 by that name.
  for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'zh_CN.UTF-8']) {
    const flags = ['-U', embeddedSuperuser, '-A', 'trust', '-E', 'UTF8', '--data-checksums', '--no-instructions']
    // Since 17 PostgreSQL knows the letters of C.UTF-8 by itself, whatever the system's library knows.
    if (programs.major >= 17) flags.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8')
    flags.push(`--locale=${locale}`)
    if (options.fsync === false) flags.push('--no-sync')
    const result = spawnSync(join(programs.folder, 'initdb'), ['-D', home.cluster, ...flags], {
      ...home.runAs,
      cwd: home.dir,
      env: cleanEnvironment(),
      encoding: 'utf8',
    })
    if (result.status === 0) return
    failure = result.error?.message ?? result.stderr.trim()
    if (!failure.includes('locale')) break
  }
  throw new Error(`initdb failed: ${failure}`)
}

async function launch(home: Home, programs: Programs, options: EmbeddedOptions, log: (line: string) => void) {
  const give = performance.now() + startPatienceMs
  for (;;) {
    const from = rotateLog(home.logFile)
    const child = spawnServer(home, programs, options)
    const exited = new Promise<number | null>(resolve => child.once('exit', resolve).once('error', () => resolve(null)))
    const running = await waitUntilReady(home, child)
    if (running) {
      log(`PostgreSQL ${running.pid} answers on ${running.socketDir}`)
      return describe(home, running, false, exited, () => stopServer(running.pid, () => hasEnded(child)))
    }
    const words = readLog(home.logFile, from)
    const passing = /pre-existing shared memory block|lock file .*already exists/.test(words)
    if (!passing || performance.now() > give) throw new Error(explain(home, words))
    // A server that was killed is still going down, or another start was quicker than this one.
    const other = await findRunning(home)
    if (other) return attach(home, other, log)
    await sleep(100)
  }
}

function spawnServer(home: Home, programs: Programs, options: EmbeddedOptions): ChildProcess {
  const durable = options.fsync !== false
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: home.socketDir,
    shared_buffers: process.env.CAREBAY_SHARED_BUFFERS ?? '128MB',
    max_connections: '100',
    // The shop's disk is solid state and what is asked all day stays in memory: an index is worth its pages.
    random_page_cost: '1.1',
    effective_cache_size: '2GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    // The log must not keep what customers told us: no statements, no key values.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...options.settings,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const output = openSync(home.logFile, 'a', 0o600)
  // A session of its own keeps Ctrl+C in the terminal from stopping the database before the server has drained.
  const child = spawn(
    join(programs.folder, 'postgres'),
    ['-D', home.cluster, '-p', String(options.port ?? 5432), ...flags],
    { ...home.runAs, cwd: home.dir, env: cleanEnvironment(), detached: true, stdio: ['ignore', output, output] },
  )
  closeSync(output)
  child.unref()
  return child
}

async function waitUntilReady(home: Home, child: ChildProcess): Promise<Running | undefined> {
  const give = performance.now() + recoveryPatienceMs
  while (performance.now() < give) {
    if (hasEnded(child)) return undefined
    const running = readPidFile(home)
    if (running && running.pid === child.pid && (await ask(home, running)) === 'ready') return running
    await sleep(pollMs)
  }
  child.kill('SIGINT')
  return undefined
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

async function findRunning(home: Home): Promise<Running | undefined> {
  const give = performance.now() + recoveryPatienceMs
  for (;;) {
    const running = readPidFile(home)
    if (!running || !isAlive(running.pid)) return undefined
    const answer = await ask(home, running)
    if (answer === 'ready') return running
    if (answer === 'silent' || performance.now() > give) return undefined
    await sleep(pollMs)
  }
}

function attach(home: Home, running: Running, log: (line: string) => void): Embedded {
  log(`PostgreSQL ${running.pid} was already running and is taken over`)
  const never = new Promise<number | null>(() => {})
  return describe(home, running, true, never, async () => {
    if (readPidFile(home)?.pid !== running.pid || !isAlive(running.pid)) return
    if (await hasOtherClients(running)) log(`PostgreSQL ${running.pid} serves others and is left running`)
    else await stopServer(running.pid, () => !isAlive(running.pid))
  })
}

function describe(
  home: Home,
  running: Running,
  attached: boolean,
  exited: Promise<number | null>,
  stop: () => Promise<void>,
): Embedded {
  const { socketDir, port } = running
  return { socketDir, port, superuser: embeddedSuperuser, clusterDir: home.cluster, attached, exited, stop }
}

/** Fast mode ends the sessions and writes a checkpoint; the immediate mode behind it only costs a recovery. */
async function stopServer(pid: number, isGone: () => boolean): Promise<void> {
  if (!isGone()) signal(pid, 'SIGINT')
  const give = performance.now() + stopPatienceMs
  while (!isGone()) {
    if (performance.now() > give) {
      signal(pid, 'SIGQUIT')
      return
    }
    await sleep(10)
  }
}

// Lines of postmaster.pid: process, data folder, start time, port, socket folder. The file is read, never removed:
// it is what keeps two servers off one folder.
function readPidFile(home: Home): Running | undefined {
  const file = join(home.cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , port, socketDir] = readFileSync(file, 'utf8').split('\n')
  if (!pid || !port || !socketDir) return undefined
  return { pid: Number(pid), port: Number(port), socketDir }
}

async function ask(home: Home, running: Running): Promise<Answer> {
  try {
    const [row] = await query(running, "select current_setting('data_directory') as folder")
    return row?.folder === realpathSync(home.cluster) ? 'ready' : 'silent'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return code === '57P03' ? 'starting' : 'silent'
  }
}

async function hasOtherClients(running: Running): Promise<boolean> {
  const others = `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`
  return (await query(running, others)).length > 0
}

async function query(running: Running, text: string): Promise<Record<string, unknown>[]> {
  const { socketDir: host, port } = running
  const client = new pg.Client({ host, port, user: embeddedSuperuser, database: 'postgres' })
  client.on('error', () => {}) // The query itself reports a server that goes away meanwhile.
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

function explain(home: Home, words: string): string {
  const held = /lock file .*already exists/.test(words) ? readPidFile(home) : undefined
  if (!held) return `PostgreSQL did not start:\n${words || 'it wrote nothing to its log'}`
  return (
    `${join(home.cluster, 'postmaster.pid')} names process ${held.pid}, which runs but is no PostgreSQL that answers ` +
    'here. If that process is a different program, remove the file by hand and start again.'
  )
}

function rotateLog(file: string): number {
  const size = existsSync(file) ? statSync(file).size : 0
  if (size < 10_000_000) return size
  renameSync(file, `${file}.1`)
  return 0
}

function readLog(file: string, from: number): string {
  return readFileSync(file).subarray(from).toString('utf8').trim().slice(-4000)
}

function isAlive(pid: number): boolean {
  return signal(pid, 0)
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch (error) {
    // Not allowed to touch it means that it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

// PGDATA, PGHOST and their kin in the environment of the person who starts Carebay must not lead the server astray.
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}
