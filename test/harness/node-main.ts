import { z } from 'zod'
import { startServer } from '#server/start.ts'

/** A node in a process of its own on the database of a test; see node-process.ts. */
const zPlace = z.object({
  dataDir: z.string(),
  schema: z.string(),
  connection: z.object({ host: z.string(), port: z.int(), user: z.string(), database: z.string() }),
})

const { dataDir, schema, connection } = zPlace.parse(JSON.parse(process.env.CAREBAY_TEST_PLACE ?? '{}'))
// Whoever started this node holds its input open: without them it ends.
process.stdin.resume().once('end', () => process.exit(0))
const settings = {
  port: 0,
  host: '127.0.0.1',
  dataDir,
  databaseUrl: undefined,
  schema,
  demo: false,
  virtualClock: true,
  logLevel: 'warn' as const,
  metricsToken: undefined,
  tls: undefined,
}
const running = await startServer(settings, connection, { durable: false })
console.log(`Carebay  ${running.url}`)
