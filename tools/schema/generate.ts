import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#server/kernel/database/embedded.ts'
import { migrate } from '#server/kernel/database/migrate.ts'
import { introspect } from './introspect.ts'
import { renderSql, renderTypes } from './render.ts'

const root = join(import.meta.dirname, '../..')
const dataDir = mkdtempSync(join(tmpdir(), 'carebay-schema-'))
const server = await startEmbedded({ dataDir, fsync: false })
try {
  const connection = { host: server.socketDir, port: server.port, user: server.superuser, database: 'postgres' }
  await migrate(connection, 'carebay')
  const client = new pg.Client(connection)
  await client.connect()
  client.on('error', () => undefined)
  const catalogue = await introspect(client, 'carebay')
  await client.end()
  writeFileSync(join(root, 'db/schema.sql'), renderSql(catalogue, 'carebay'))
  writeFileSync(join(root, 'db/types.ts'), renderTypes(catalogue))
  console.log(`${new Set(catalogue.columns.map(column => column.table)).size} tables`)
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
