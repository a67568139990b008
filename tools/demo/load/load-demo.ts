import { openAt } from '#domain/kernel/calendar.ts'
import { createRng } from '#domain/kernel/rng.ts'
import {
  addCalendarDays,
  addDaysOn,
  addMinutes,
  type DateOn,
  dateOn,
  type Instant,
  instantOf,
  minutesBetween,
} from '#domain/kernel/time.ts'
import type { Services, Store } from '#server/kernel/context.ts'
import { type StoreKey, stores } from '../data/stores.ts'
import { planHistory, type VisitPlan } from '../generate/history.ts'
import { type DemoShop, generateShop } from '../generate/shop.ts'
import { planToday, type TodayPlan } from '../generate/today.ts'
import { loadLabour, loadParts, loadRates } from './catalogue.ts'
import { loadCustomers, loadVehicles } from './customers.ts'
import { loadHouse } from './house.ts'
import { createIds, type Ids } from './ids.ts'
import { playLately } from './lately.ts'
import { momentsOf } from './moments.ts'
import { writePast } from './past/write-past.ts'
import { playClosing } from './play-drawer.ts'
import { playNewCar } from './play-new-car.ts'
import { playReports } from './play-reports.ts'
import type { Progress } from './progress.ts'
import { openStage, type Stage } from './stage.ts'
import { loadStock } from './stock.ts'
import { playToday } from './today.ts'

export type DemoOptions = { seed: string; stores: number; days: number; vehicles: number }

/** Whoever left within so many days is called by the callers' own commands, with the duties and tickets that come of it. */
const CALLED_DAYS = 4
/** Long enough for the week's report to be among them. */
const REPORTED_DAYS = 7

export const usualDemo: DemoOptions = { seed: '7', stores: 2, days: 90, vehicles: 4000 }

/**
 * The demo dealer: house, catalogue, customers, stock, past and today. @returns what could not be played, if anything
 * @throws Error when the data folder is not empty.
 */
export async function loadDemo(
  services: Services,
  options: DemoOptions,
  progress: Progress,
): Promise<readonly string[]> {
  const existing = await services.db.selectFrom('stores').select('code').limit(1).executeTakeFirst()
  if (existing) throw new Error('This data folder already has a dealer; choose an empty one for the demo')
  const now = await services.clock.now(services.db)
  const today = dateOn(now)
  const ids = createIds()
  progress.step('生成客户与车辆')
  const rng = createRng(`demo ${options.seed}`)
  const shop = generateShop({ rng: rng.fork('shop'), today, size: options.vehicles })
  const everywhere = planHistory({ rng: rng.fork('history'), shop, today, days: options.days, size: 1 })
  progress.step('门店与员工')
  const houses = await loadHouse(services, now, options.stores, ids)
  const history = everywhere.filter(visit => houses.has(visit.storeKey))
  await loadGround({ services, houses, shop, history, now, ids, progress })
  const afternoon = instantOf(today, '15:30')
  const day = planToday({ rng: rng.fork('today'), shop, now: afternoon, history })
  const life = { stage: openStage(services, houses, ids), houses, shop, history, day, now, progress }
  const problems = [...(await loadPast(life)), ...(await loadToday(life, minutesBetween(afternoon, now)))]
  progress.end()
  for (const problem of problems) services.log('warn', 'demo: not played to its end', { problem })
  return problems
}

type Ground = {
  services: Services
  houses: ReadonlyMap<StoreKey, Store>
  shop: DemoShop
  history: readonly VisitPlan[]
  now: Instant
  ids: Ids
  progress: Progress
}

/** Catalogue, customers, cars and what lies on the shelves. */
async function loadGround({ services, houses, shop, history, now, ids, progress }: Ground): Promise<void> {
  const [first] = houses.values()
  if (!first) throw new Error('The demo needs at least one store')
  progress.step('工时目录')
  await loadLabour(services, first, now, ids)
  for (const store of houses.values()) await loadRates(services, store, now, addCalendarDays(now, -400))
  progress.step('配件目录')
  await loadParts(services, first, now, shop.parts, ids, progress)
  progress.step('客户')
  await loadCustomers(services, first, now, shop.customers, ids, progress)
  progress.step('车辆')
  await loadVehicles(services, first, now, shop.vehicles, shop.customers, firstSeen(history), ids, progress)
  for (const [key, store] of houses) {
    progress.step(`库存 ${store.name}`)
    await loadStock(services, store, key, now, shop.parts, ids, progress)
  }
}

type Life = Omit<Ground, 'services' | 'ids'> & { stage: Stage; day: TodayPlan }

/** What ended before today: the bulk of it written as it would have been left, the last of it played. */
async function loadPast({ stage, houses, shop, history, day, now, progress }: Life): Promise<string[]> {
  const played = new Set(day.playedVisits)
  const calledUntil = addCalendarDays(now, -CALLED_DAYS)
  const plates = new Map(shop.vehicles.map(vehicle => [vehicle.key, vehicle.plate ?? '']))
  progress.step('历史工单')
  const bulk = history.filter(visit => !played.has(visit.key))
  await writePast(stage, { houses, visits: bulk, plates, now, calledUntil }, progress)
  progress.step('近日交车与回访')
  const late = history.filter(visit => momentsOf(visit).leftAt > calledUntil)
  return playLately(stage, late, played, now, progress)
}

/** The plan is a shop in the afternoon; whenever the demo is loaded, that afternoon is now. */
async function loadToday({ stage, houses, day, now, progress }: Life, minutes: number): Promise<string[]> {
  const today = dateOn(now)
  const cars = shifted(
    day.cars.filter(car => houses.has(car.storeKey)),
    minutes,
  )
  const bookings = day.bookings
    .filter(booking => houses.has(booking.storeKey))
    .map(booking => (dateOn(booking.scheduledAt) === today ? shifted(booking, minutes) : booking))
    .filter(booking => isOpen(booking.storeKey, booking.scheduledAt))
  progress.step('今日在店车辆')
  const problems = await playToday(stage, { cars, bookings }, now, progress)
  for (const key of [...houses.keys()].slice(0, 1)) await playNewCar(stage, key, now)
  // Cars that came yesterday and are here today brought money then, too.
  for (const key of houses.keys()) await playClosing(stage, key, addDaysOn(today, -1))
  for (const key of houses.keys()) problems.push(...(await playReports(stage, key, today, REPORTED_DAYS)))
  return problems
}

/** The day of each car's first visit in the plan. */
function firstSeen(history: readonly VisitPlan[]): Map<string, DateOn> {
  return new Map(history.toReversed().map(visit => [visit.vehicleKey, dateOn(visit.intake.arrivedAt)]))
}

function isOpen(storeKey: StoreKey, at: Instant): boolean {
  return stores.some(row => row.key === storeKey && openAt(row.calendar, at))
}

function shifted<T>(plan: T, minutes: number): T {
  const text = JSON.stringify(plan).replace(
    /"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g,
    (_, at: Instant) => `"${addMinutes(at, minutes)}"`,
  )
  return JSON.parse(text)
}
