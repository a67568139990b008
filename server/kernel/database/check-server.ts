import pg from 'pg'
import type { Connection } from './connect.ts'
import { StartRefusal } from './start-refusal.ts'

/** The suite runs on both ends (`npm test`, `npm run test:pg15`); docs/OPERATIONS.md names them too. */
export const SUPPORTED = { oldest: 15, newest: 18 } as const

type Setting = { name: string; setting: string }

/**
 * Serving on a database that may forget what it acknowledged, or that cannot keep Chinese text, would break what we
 * promise: refuse to start (R2). Returns what is unwise but bearable.
 * @throws StartRefusal saying what to change
 */
export async function checkServer(connection: Connection): Promise<string[]> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<Setting>(
      `SELECT name, current_setting(name) AS setting FROM pg_settings WHERE name = ANY ($1)`,
      [['fsync', 'synchronous_commit', 'full_page_writes', 'server_version_num', 'server_encoding', 'data_checksums']],
    )
    const settings = new Map(rows.map(row => [row.name, row.setting]))
    const warnings = checkVersion(Number(settings.get('server_version_num')))
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) checkOn(name, settings.get(name))
    checkEncoding(settings.get('server_encoding') ?? '')
    if (settings.get('data_checksums') === 'off')
      warnings.push('the database keeps no data checksums: run pg_checksums')
    return warnings
  } finally {
    await client.end()
  }
}

/**
 * By `server_version_num`; a version newer than any we know is bearable.
 * @throws StartRefusal for one that lacks what the schema needs
 */
export function checkVersion(version: number): string[] {
  const major = Math.floor(version / 10_000)
  const { oldest, newest } = SUPPORTED
  if (major < oldest)
    throw new StartRefusal(
      `数据库是 PostgreSQL ${major}，需要 ${oldest} 或更高版本，请先升级数据库`,
      `The database is PostgreSQL ${major}; version ${oldest} or later is needed, upgrade it first`,
    )
  return major > newest ? [`PostgreSQL ${major} is newer than ${newest}, the last that Carebay was tried on`] : []
}

function checkOn(name: string, setting: string | undefined): void {
  if (setting !== 'off') return
  throw new StartRefusal(
    `数据库设置 ${name} = off：断电会丢失已确认的单据和收款。请在 PostgreSQL 中执行 ALTER SYSTEM SET ${name} = on 并重新加载配置，再启动 Carebay`,
    `The database runs with ${name} = off: a power cut would lose orders and payments that were confirmed. Run ALTER SYSTEM SET ${name} = on in PostgreSQL, reload its configuration and start Carebay again`,
  )
}

function checkEncoding(encoding: string): void {
  if (encoding === 'UTF8') return
  throw new StartRefusal(
    `数据库编码是 ${encoding}，无法保存中文；请新建 UTF8 编码的数据库`,
    `The database is encoded in ${encoding} and cannot keep Chinese; create one with ENCODING 'UTF8'`,
  )
}
