import type pg from 'pg'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { msOf } from '#domain/kernel/time.ts'
import { realNow } from './clock.ts'
import type { Services } from './context.ts'
import type { Observed } from './http/app.ts'
import { queueState } from './jobs.ts'

/** A figure read when somebody asks for the metrics. */
export type Reading = {
  name: string
  help: string
  labels: readonly string[]
  read(services: Services): Promise<readonly { labels: Record<string, string>; value: number }[]>
}

export type Metrics = {
  observe(request: Observed): void
  /** In the text format of Prometheus. */
  text(): Promise<string>
  contentType: string
}

const SECONDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10]

/** Counts requests as they are answered and reads the rest when asked; each server has a registry of its own. */
export function openMetrics(
  services: Services,
  pools: Readonly<Record<string, pg.Pool>>,
  readings: readonly Reading[],
): Metrics {
  const registers = [new Registry()]
  const [registry = new Registry()] = registers
  const requests = new Counter({
    name: 'carebay_requests_total',
    help: 'Requests answered, by operation and status',
    labelNames: ['operation', 'method', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'carebay_request_seconds',
    help: 'Time to the answer, by operation',
    labelNames: ['operation'],
    buckets: SECONDS,
    registers,
  })
  const up = new Gauge({ name: 'carebay_database_up', help: '1 while the database answers', registers })
  poolGauge(pools, registers)
  const all = [...queueReadings, ...readings].map(reading => ({ reading, gauge: gaugeOf(reading, registers) }))
  let started = false
  return {
    observe: ({ operation, method, status, ms }) => {
      requests.inc({ operation, method, status })
      durations.observe({ operation }, ms / 1000)
    },
    text: async () => {
      // Event loop, memory and collector are watched from the first question on: most installations are never asked.
      if (!started) collectDefaultMetrics({ register: registry })
      started = true
      up.set((await readAll(services, all)) ? 1 : 0)
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}

function poolGauge(pools: Readonly<Record<string, pg.Pool>>, registers: Registry[]): void {
  new Gauge({
    name: 'carebay_database_connections',
    help: 'Connections of the pools, and requests waiting for one',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const [name, pool] of Object.entries(pools)) {
        this.set({ pool: name, state: 'open' }, pool.totalCount)
        this.set({ pool: name, state: 'idle' }, pool.idleCount)
        this.set({ pool: name, state: 'waiting' }, pool.waitingCount)
      }
    },
  })
}

function gaugeOf({ name, help, labels }: Reading, registers: Registry[]): Gauge {
  return new Gauge({ name, help, labelNames: [...labels], registers })
}

/** Without a database the process still tells about itself. @returns whether every figure could be read */
async function readAll(services: Services, all: readonly { reading: Reading; gauge: Gauge }[]): Promise<boolean> {
  let whole = true
  for (const { reading, gauge } of all) {
    gauge.reset()
    try {
      for (const { labels, value } of await reading.read(services)) gauge.set(labels, value)
    } catch (error) {
      services.log('warn', 'a metric could not be read', { metric: reading.name, error: String(error) })
      whole = false
    }
  }
  return whole
}

const queueReadings: readonly Reading[] = [
  {
    name: 'carebay_jobs',
    help: 'Jobs in the queue, by kind and state; failed ones gave up',
    labels: ['task', 'state'],
    read: async services =>
      (await queueState(services.db)).flatMap(({ task, ready, later, running, failed }) =>
        Object.entries({ ready, later, running, failed }).map(([state, value]) => ({ labels: { task, state }, value })),
      ),
  },
  {
    name: 'carebay_jobs_oldest_ready_seconds',
    help: 'How long the oldest job that could run waits, by kind',
    labels: ['task'],
    read: async services => {
      const now = msOf(realNow())
      return (await queueState(services.db)).flatMap(({ task, oldestReadyAt }) =>
        oldestReadyAt === null ? [] : [{ labels: { task }, value: (now - msOf(oldestReadyAt)) / 1000 }],
      )
    },
  },
]
