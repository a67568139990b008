import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRng } from '#domain/kernel/rng.ts'
import { addCalendarDays, dateOn } from '#domain/kernel/time.ts'
import { planHistory, type VisitPlan } from '#tools/demo/generate/history.ts'
import { createShelf, type Shelf } from '#tools/demo/generate/shelf.ts'
import { generateShop } from '#tools/demo/generate/shop.ts'
import { loadLabour, loadParts, loadRates } from '#tools/demo/load/catalogue.ts'
import { loadCustomers, loadVehicles } from '#tools/demo/load/customers.ts'
import { loadHouse } from '#tools/demo/load/house.ts'
import { createIds, type Ids } from '#tools/demo/load/ids.ts'
import { writePast } from '#tools/demo/load/past/write-past.ts'
import { playVisit } from '#tools/demo/load/play-visit.ts'
import { openStage, type Stage } from '#tools/demo/load/stage.ts'
import { loadStock } from '#tools/demo/load/stock.ts'
import { type BareHouse, openBareHouse } from '../harness/bare-house.ts'

/** A Tuesday afternoon. */
const NOW = '2027-03-02T07:45:00.000Z'
const silent = { step: () => {}, share: () => {}, end: () => {} }

let house: BareHouse
let stage: Stage
let ids: Ids
let history: VisitPlan[]
let shelf: Shelf
let write: (visit: VisitPlan) => Promise<void>

beforeAll(async () => {
  house = await openBareHouse(NOW)
  const { services } = house.running
  const rng = createRng('past')
  const shop = generateShop({ rng: rng.fork('shop'), today: dateOn(NOW), size: 600 })
  history = planHistory({ rng: rng.fork('history'), shop, today: dateOn(NOW), days: 20, size: 1 })
  shelf = createShelf(shop.parts, 'riverside')
  ids = createIds()
  const houses = await loadHouse(services, NOW, 1, ids)
  const [store] = houses.values()
  if (!store) throw new Error('The house has no store')
  await loadLabour(services, store, NOW, ids)
  await loadRates(services, store, NOW, addCalendarDays(NOW, -400))
  await loadParts(services, store, NOW, shop.parts, ids, silent)
  await loadCustomers(services, store, NOW, shop.customers, ids, silent)
  await loadVehicles(services, store, NOW, shop.vehicles, shop.customers, new Map(), ids, silent)
  await loadStock(services, store, 'riverside', NOW, shop.parts, ids, silent)
  stage = openStage(services, houses, ids)
  const plates = new Map(shop.vehicles.map(vehicle => [vehicle.key, vehicle.plate ?? '']))
  write = visit => writePast(stage, { houses, visits: [visit], plates, now: NOW, calledUntil: NOW }, silent)
}, 120_000)
afterAll(() => house.close())

/** A visit that both ways can do: booked by nobody, done in one stretch, of a kind the quick path takes, parts on the shelf. */
function plain(kinds: readonly string[], fits: (visit: VisitPlan) => boolean): VisitPlan {
  const visit = history.find(
    each =>
      each.storeKey === 'riverside' &&
      kinds.includes(each.kind) &&
      each.bookedAt === undefined &&
      each.work.sessions.length === 1 &&
      each.job.parts.length > 0 &&
      shelf.holds(each.job) &&
      fits(each),
  )
  if (!visit) throw new Error('The plan has no such visit')
  shelf.take(visit.job)
  return visit
}

const ofStatement = 'JOIN statements s ON s.id = t.statement_id WHERE s.order_id = $1'

/**
 * The rows an order leaves, and which of their columns each way makes anew: identities, human numbers and counters of
 * edits. The calls after the visit are not part of playing it. Everything else is compared.
 */
const compared: readonly (readonly [table: string, own: readonly string[], query: string])[] = [
  ['visits', ['id', 'version'], 'JOIN repair_orders o ON o.visit_id = t.id WHERE o.id = $1'],
  ['repair_orders', ['id', 'visit_id', 'number', 'version', 'work_version', 'delivery_version'], 'WHERE id = $1'],
  ['order_lines', ['id', 'order_id', 'for_line_id', 'version'], 'WHERE order_id = $1 ORDER BY position'],
  ['promises', ['id', 'order_id'], 'WHERE order_id = $1'],
  ['jobs', ['id', 'order_id', 'line_id', 'version'], 'WHERE order_id = $1 ORDER BY planned_from'],
  ['clockings', ['id', 'job_id'], 'JOIN jobs j ON j.id = t.job_id WHERE j.order_id = $1 ORDER BY t.started_at'],
  ['washes', ['id', 'order_id', 'version'], 'WHERE order_id = $1 ORDER BY asked_at'],
  ['inspections', ['id', 'order_id', 'checked_lines'], 'WHERE order_id = $1 ORDER BY at'],
  ['key_item_checks', ['id', 'order_id', 'line_id'], 'WHERE order_id = $1 ORDER BY at'],
  ['deliveries', ['order_id', 'version'], 'WHERE order_id = $1'],
  ['delivery_notices', ['id', 'order_id'], 'WHERE order_id = $1'],
  ['old_parts', ['id', 'order_id', 'line_id'], 'WHERE order_id = $1 ORDER BY name'],
  ['statements', ['id', 'order_id', 'number', 'version'], 'WHERE order_id = $1 ORDER BY payer'],
  ['payments', ['id', 'statement_id', 'posting_id', 'provider_ref', 'version'], ofStatement],
  ['arrears', ['id', 'statement_id', 'approval_id'], ofStatement],
  [
    'money_entries',
    // The past written in bulk was before drawers were counted: its money is in nobody's.
    ['id', 'posting_id', 'account_id', 'subject_id', 'note', 'cashier_id'],
    'JOIN statements s ON s.id = t.subject_id WHERE s.order_id = $1 ORDER BY t.at, t.amount_fen',
  ],
  [
    'follow_ups',
    ['id', 'visit_id', 'order_id', 'owner_id', 'state', 'attempts', 'done_at', 'in_time', 'version'],
    'WHERE order_id = $1 ORDER BY due_at',
  ],
]

async function rowsOf([table, own, query]: (typeof compared)[number], orderId: string) {
  const { rows } = await house.sql.query<Record<string, unknown>>(`SELECT t.* FROM ${table} t ${query}`, [orderId])
  return rows.map(row => Object.fromEntries(Object.entries(row).filter(([column]) => !own.includes(column))))
}

const tables = compared.map(([table]) => table).join(', ')

/** Not every visit has a key item, pays, or owes. */
const sometimes = ['key_item_checks', 'payments', 'arrears']

test.each([
  ['a service paid by code', ['service'], (visit: VisitPlan) => visit.bill.method === 'wechat'],
  [
    'a repair paid at the desk',
    ['repair', 'tyre'],
    (visit: VisitPlan) => visit.bill.method === 'card' || visit.bill.method === 'cash',
  ],
  [
    'a repair the maker pays',
    ['service'],
    (visit: VisitPlan) => visit.job.labour.every(line => line.payer === 'maker'),
  ],
  ['a repair put on account', ['service', 'repair'], (visit: VisitPlan) => visit.bill.method === 'arrears'],
])(`played by commands or written in bulk, %s leaves the same rows in ${tables}`, async (_, kinds, fits) => {
  const visit = plain(kinds, fits)
  const played = await playVisit(stage, visit)
  await write(visit)
  for (const table of compared) {
    const [byCommands, inBulk] = [await rowsOf(table, played), await rowsOf(table, ids.of('order', visit.key))]
    expect(inBulk, table[0]).toEqual(byCommands)
    if (!sometimes.includes(table[0])) expect(byCommands.length, table[0]).toBeGreaterThan(0)
  }
})
