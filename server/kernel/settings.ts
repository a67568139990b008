import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { type LogLevel, logLevels } from './log.ts'

/** What the environment says about this installation. Read once at start; nothing else reads `process.env`. */
export type Settings = {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  /** Name of the PostgreSQL schema that holds this dealer group. */
  schema: string
  demo: boolean
  virtualClock: boolean
  /** Where the nightly backup goes; without one none is taken by itself. */
  backupFolder?: string | undefined
  tls: { certFile: string; keyFile: string } | undefined
  /** Whether events may be sent to addresses inside the house's own network. */
  webhooksInside?: boolean
  /** How many requests a session, or an address without one, may make; without it as many as it likes. */
  requestsPerMinute?: number | undefined
  /** The least that is worth a line in the log; somebody at a terminal wants to hear only what is wrong. */
  logLevel: LogLevel
  /** Who shows it may read /metrics from anywhere; without one only this machine may. */
  metricsToken: string | undefined
}

/** @throws Error naming the variable that is wrong. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = Number(env['PORT'] ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT is not a port number: ${env['PORT']}`)
  const clock = env['CAREBAY_CLOCK'] ?? 'real'
  if (clock !== 'real' && clock !== 'virtual') throw new Error(`CAREBAY_CLOCK is "real" or "virtual", not ${clock}`)
  const schema = env['CAREBAY_SCHEMA'] ?? 'carebay'
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(schema)) throw new Error(`CAREBAY_SCHEMA is not a plain schema name: ${schema}`)
  const certFile = env['CAREBAY_TLS_CERT']
  const keyFile = env['CAREBAY_TLS_KEY']
  if ((certFile === undefined) !== (keyFile === undefined))
    throw new Error('CAREBAY_TLS_CERT and CAREBAY_TLS_KEY go together')
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    dataDir: dataDirOf(env),
    databaseUrl: env['DATABASE_URL'],
    schema,
    demo: env['CAREBAY_DEMO'] === '1',
    virtualClock: clock === 'virtual',
    logLevel: levelOf(env['CAREBAY_LOG'] ?? (process.stderr.isTTY ? 'warn' : 'info')),
    metricsToken: env['CAREBAY_METRICS_TOKEN'] || undefined,
    backupFolder: backupFolderOf(env),
    webhooksInside: env['CAREBAY_WEBHOOKS_INSIDE'] === '1',
    requestsPerMinute: limitOf(env['CAREBAY_REQUESTS_PER_MINUTE'] ?? '1200'),
    tls: certFile !== undefined && keyFile !== undefined ? { certFile, keyFile } : undefined,
  }
}

function levelOf(text: string): LogLevel {
  const level = logLevels.find(item => item === text)
  if (!level) throw new Error(`CAREBAY_LOG is one of ${logLevels.join(', ')}, not ${text}`)
  return level
}

function limitOf(text: string): number | undefined {
  if (text === 'off') return undefined
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 1)
    throw new Error(`CAREBAY_REQUESTS_PER_MINUTE is a number or "off", not ${text}`)
  return limit
}

function dataDirOf(env: NodeJS.ProcessEnv): string {
  return env['CAREBAY_DATA'] ?? defaultDataDir()
}

function backupFolderOf(env: NodeJS.ProcessEnv): string | undefined {
  const folder = env['CAREBAY_BACKUPS'] ?? join(dataDirOf(env), 'backups')
  return folder === 'off' ? undefined : resolve(folder)
}

// The database refuses to run as root and its own user cannot look into root's home.
function defaultDataDir(): string {
  return process.getuid?.() === 0 ? '/var/lib/carebay' : join(homedir(), '.carebay')
}
