import { z } from 'zod'
import { newId } from '#domain/kernel/id.ts'
import { addDaysOn, instantOf } from '#domain/kernel/time.ts'
import type { Samples } from './samples.ts'
import { FLOOR_MANAGER } from './seed/floor.ts'
import { nameOf, phoneOf } from './seed/people.ts'

/** One thing people do, as requests; `p95` is what we promise of it at size m, in milliseconds. */
export type Operation = {
  name: string
  user: string
  p95: number
  /** How often it comes among 100 requests of a busy shop; 0 keeps it out of the mix. */
  share: number
  kind: 'read' | 'write'
  /** Requests that make ready, untimed, and then the one that is timed. */
  call: (ask: Ask, samples: Samples, n: number) => Promise<() => Promise<unknown>>
}

export type Ask = {
  get(path: string): Promise<unknown>
  post(path: string, body: unknown): Promise<unknown>
}

const read = (
  name: string,
  path: (samples: Samples, n: number) => string,
  { user = 'adviser', p95 = 60, share = 3 } = {},
): Operation => ({ name, user, p95, share, kind: 'read', call: async (ask, s, n) => () => ask.get(path(s, n)) })

const q = encodeURIComponent
const find = (name: string, text: (samples: Samples, n: number) => string) =>
  read(`search ${name}`, (s, n) => `/search?q=${q(text(s, n))}`, { p95: 50, share: 4 })
const dayAhead = (s: Samples) => `from=${q(instantOf(s.today, '00:00'))}&to=${q(instantOf(s.today, '23:59'))}`
const closed = '/repair-orders?open=closed&limit=50'
const zPage = z.object({ nextCursor: z.string() })

export const operations: readonly Operation[] = [
  find('plate', (s, n) => s.cars[n % s.cars.length]?.plate ?? ''),
  find('part of a plate', (s, n) => (s.cars[n % s.cars.length]?.plate ?? '').slice(2)),
  find('name', (_, n) => nameOf(n * 37)),
  find('pinyin initials', (s, n) => s.initials[n % s.initials.length] ?? ''),
  find('phone', (_, n) => phoneOf(n * 41)),
  find('phone tail', (_, n) => phoneOf(n * 41).slice(-4)),
  find('VIN tail', (s, n) => (s.cars[n % s.cars.length]?.vin ?? '').slice(-6)),
  find('order number', (s, n) => s.orders[n % s.orders.length]?.number ?? ''),
  find('part number', (s, n) => s.parts[n % s.parts.length]?.number ?? ''),
  read('order page', (s, n) => `/repair-orders/${s.orders[n % s.orders.length]?.id ?? ''}`, { p95: 30, share: 10 }),
  read('open order page', (s, n) => `/repair-orders/${s.openOrders[n % s.openOrders.length] ?? ''}`, {
    p95: 30,
    share: 6,
  }),
  read('workshop board', s => `/workshop/board?${dayAhead(s)}`, { user: 'manager', p95: 50, share: 6 }),
  read('workshop board, 300 open', s => `/workshop/board?${dayAhead(s)}`, { user: FLOOR_MANAGER, p95: 50, share: 0 }),
  read('wall, 300 open', () => '/workshop/wall', { user: FLOOR_MANAGER, p95: 50, share: 0 }),
  read('reception desk', () => '/visits/desk'),
  read('duties of mine', () => '/duties/mine'),
  read('orders open', () => '/repair-orders?open=open&limit=50'),
  read('orders by plate', (s, n) => `/repair-orders?open=all&q=${q(s.cars[n % s.cars.length]?.plate ?? '')}`),
  {
    name: 'orders closed, next page',
    user: 'adviser',
    p95: 60,
    share: 3,
    kind: 'read',
    call: async ask => {
      const { nextCursor } = zPage.parse(await ask.get(closed))
      return () => ask.get(`${closed}&cursor=${q(nextCursor)}`)
    },
  },
  read('orders of a kind', () => '/repair-orders?open=all&kind=accident&limit=50'),
  read('orders of a car', (s, n) => `/repair-orders?open=all&vehicleId=${s.cars[n % s.cars.length]?.id ?? ''}`),
  read('visits of a day', (s, n) => `/visits?on=${addDaysOn(s.today, -10 - (n % 300))}`),
  read('cars due for service', s => `/vehicles?serviceDueBefore=${s.today}&limit=50`),
  read('cars of a brand', (s, n) => `/vehicles?brand=${q(s.brands[n % s.brands.length] ?? '')}&limit=50`),
  read('cars not seen lately', s => `/vehicles?noVisitSince=${addDaysOn(s.today, -200)}&limit=50`, { share: 1 }),
  read('people by name', (_, n) => `/people?name=${q(nameOf(n * 53).slice(0, 2))}&limit=50`),
  read('vehicle overview', (s, n) => `/vehicles/${s.cars[n % s.cars.length]?.id ?? ''}`, { share: 5 }),
  read('parts for a car', (s, n) => `/catalogue/parts?q=${q('机油')}&vehicleId=${s.cars[n % s.cars.length]?.id ?? ''}`),
  read('parts by number', (s, n) => `/catalogue/parts?q=${q((s.parts[n % s.parts.length]?.number ?? '').slice(0, 6))}`),
  read('stock list', () => '/stock?limit=50', { user: 'parts' }),
  read('stock by text', (_, n) => `/stock?q=${q(['机油', '制动片', '滤清器'][n % 3] ?? '')}`, { user: 'parts' }),
  read('movements of a part', (s, n) => `/stock/${s.parts[n % s.parts.length]?.id ?? ''}/movements`, { user: 'parts' }),
  read('parts counter', () => '/parts/counter', { user: 'parts' }),
  read('statements settled', () => '/statements?state=settled', { user: 'cashier' }),
  read('statements by plate', (s, n) => `/statements?q=${q(s.cars[n % s.cars.length]?.plate ?? '')}`, {
    user: 'cashier',
  }),
  read('settlement waiting', () => '/settlement/waiting', { user: 'cashier' }),
  read('deliveries', () => '/deliveries'),
  read('inspection queue', () => '/inspections/queue', { user: 'inspector' }),
  read('follow-up queue', () => '/follow-ups?state=planned', { user: 'cra' }),
  read('month report', s => `/reports/${s.monthReport}`, { user: 'service', p95: 1_000, share: 0 }),
  read('bills of a month', s => `/reports/${s.monthReport}/rows?limit=50`, { user: 'service', share: 0 }),
  read('indicators of a month', s => `/indicators?month=${s.today.slice(0, 7)}`, {
    user: 'service',
    p95: 1_000,
    share: 0,
  }),
  read('cases of an indicator', s => `/indicators/onTime/cases?month=${s.today.slice(0, 7)}&limit=50`, {
    user: 'service',
    share: 0,
  }),
  read('appointments of a week', s => `/appointments/week?fromOn=${s.today}`, { share: 0 }),
  read('calls to make', () => '/booking-candidates?limit=50', { user: 'cra', share: 0 }),
  read('estimates of a visit', (s, n) => `/visits/${s.here[n % s.here.length] ?? ''}/estimates`, { share: 0 }),
  read('diagnosis of a visit', (s, n) => `/visits/${s.here[n % s.here.length] ?? ''}/diagnosis`, { share: 0 }),
  read('wall of the workshop', () => '/workshop/wall', { user: 'manager', p95: 50, share: 0 }),
  read('appointments of the day', s => `/appointments/day?on=${s.today}`),
  {
    name: 'car arrives, from its plate',
    user: 'adviser',
    p95: 60,
    share: 2,
    kind: 'write',
    call: async (ask, s) => {
      const plate = s.arrivals.take()
      return () => ask.post('/visits', { id: newId(), plate })
    },
  },
  {
    name: 'order opened for a car',
    user: 'adviser',
    p95: 60,
    share: 2,
    kind: 'write',
    call: async (ask, s) => {
      const visitId = s.visits.take()
      return () => ask.post('/repair-orders', { id: newId(), visitId, kind: 'maintenance', description: '定期保养' })
    },
  },
]
