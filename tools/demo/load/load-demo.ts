import { openAt } from '#domain/kernel/calendar.ts'
import { createRng } from '#domain/kernel/rng.ts'
import { addCalendarDays, addMinutes, dateOn, type Instant, instantOf, minutesBetween } from '#domain/kernel/time.ts'
import type { Services } from '#server/kernel/context.ts'
import { fireDue } from '#server/kernel/timers.ts'
import { type StoreKey, stores } from '../data/stores.ts'
import { planHistory } from '../generate/history.ts'
import { generateShop } from '../generate/shop.ts'
import { planToday } from '../generate/today.ts'
import { loadLabour, loadParts, loadRates } from './catalogue.ts'
import { loadCustomers, loadVehicles } from './customers.ts'
import { loadHouse } from './house.ts'
import { createIds } from './ids.ts'
import { loadPast } from './past.ts'
import type { Progress } from './progress.ts'
import { openStage } from './stage.ts'
import { loadStock } from './stock.ts'
import { playToday } from './today.ts'

export type DemoOptions = { seed: string; stores: number; days: number; vehicles: number }

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
  progress.step('门店与员工')
  const houses = await loadHouse(services, now, options.stores, ids)
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
  await loadVehicles(services, first, now, shop.vehicles, shop.customers, ids, progress)
  for (const [key, store] of houses) {
    progress.step(`库存 ${store.name}`)
    await loadStock(services, store, key, now, shop.parts, ids, progress)
  }
  const history = planHistory({ rng: rng.fork('history'), shop, today, days: options.days, size: 1 }).filter(visit =>
    houses.has(visit.storeKey),
  )
  progress.step('历史工单')
  await loadPast(services, houses, history, ids, progress)
  progress.step('今日在店车辆')
  const stage = openStage(services, houses, ids)
  const afternoon = instantOf(today, '15:30')
  const day = planToday({ rng: rng.fork('today'), shop, now: afternoon, history })
  const minutes = minutesBetween(afternoon, now)
  const cars = shifted(
    day.cars.filter(car => houses.has(car.storeKey)),
    minutes,
  )
  const bookings = day.bookings
    .filter(booking => houses.has(booking.storeKey))
    .map(booking => (dateOn(booking.scheduledAt) === today ? shifted(booking, minutes) : booking))
    .filter(booking => isOpen(booking.storeKey, booking.scheduledAt))
  const problems = await playToday(stage, { cars, bookings }, now, progress)
  await fireDue(services, now)
  progress.end()
  for (const problem of problems) services.log('warn', 'demo: not played to its end', { problem })
  return problems
}

function isOpen(storeKey: StoreKey, at: Instant): boolean {
  return stores.some(row => row.key === storeKey && openAt(row.calendar, at))
}

// The plan is a shop in the afternoon; whenever the demo is loaded, that afternoon is now.
function shifted<T>(plan: T, minutes: number): T {
  const text = JSON.stringify(plan).replace(
    /"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g,
    (_, at: Instant) => `"${addMinutes(at, minutes)}"`,
  )
  return JSON.parse(text)
}
