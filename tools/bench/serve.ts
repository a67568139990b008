import pg from 'pg'
import { z } from 'zod'
import { startServer } from '#server/start.ts'
import type { Statement } from './server-process.ts'

/** The server under measurement in a process of its own; on request it tells which statements a piece of work sent. */

const zStart = z.object({
  settings: z.custom<Parameters<typeof startServer>[0]>(),
  connection: z.custom<Parameters<typeof startServer>[1]>(),
})

let captured: Statement[] | undefined
// Every statement of the product passes here, whoever built it.
const query = pg.Client.prototype.query
Object.defineProperty(pg.Client.prototype, 'query', {
  value: function (this: pg.Client, ...args: Parameters<typeof query>) {
    note(args[0], args[1])
    return query.apply(this, args)
  },
})

function note(config: unknown, values: unknown): void {
  if (!captured) return
  if (typeof config === 'string') captured.push({ text: config, values: Array.isArray(values) ? values : [] })
  else if (typeof config === 'object' && config !== null && 'text' in config && typeof config.text === 'string') {
    const own = 'values' in config ? config.values : values
    const name = 'name' in config && typeof config.name === 'string' ? config.name : undefined
    captured.push({ name, text: config.text, values: Array.isArray(own) ? own : [] })
  }
}

const { settings, connection } = zStart.parse(JSON.parse(process.env['BENCH_HOUSE'] ?? '{}'))
const running = await startServer(settings, connection)
process.send?.({ kind: 'ready', url: running.url })
process.on('message', message => {
  if (message === 'capture') captured = []
  else if (message === 'captured') {
    process.send?.({ kind: 'statements', statements: captured ?? [] })
    captured = undefined
  } else if (message === 'usage') {
    const { user, system } = process.cpuUsage()
    process.send?.({ kind: 'usage', rss: process.memoryUsage.rss(), processorMs: (user + system) / 1_000 })
  } else if (message === 'stop') void running.stop().then(() => process.exit(0))
})
