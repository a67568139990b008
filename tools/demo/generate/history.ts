import type { Rng } from '#domain/kernel/rng.ts'
import {
  addDaysOn,
  addMinutes,
  type DateOn,
  dateOn,
  daysBetweenOn,
  type Instant,
  instantOf,
} from '#domain/kernel/time.ts'
import { type StoreKey, type StoreRow, stores } from '../data/stores.ts'
import type { CustomerRow } from './customers.ts'
import { carsOn } from './demand.ts'
import { draftJob, draftRework, type JobDraft, type VisitKind } from './jobs.ts'
import type { DemoShop } from './shop.ts'
import type { VehicleRow } from './vehicles.ts'
import {
  type BillPlan,
  billFor,
  type FarewellPlan,
  type FollowUpPlan,
  farewellFor,
  followUpFor,
  handOverAfter,
  type IntakePlan,
  intakeFor,
  mileageOn,
  personWithRole,
  promisedFor,
} from './visits.ts'
import { createWorkPlanner, type WorkPlan, type WorkPlanner } from './work-planner.ts'

export type VisitPlan = {
  key: string
  storeKey: StoreKey
  vehicleKey: string
  customerKey: string
  kind: VisitKind
  /** Undefined for walk-ins. */
  bookedAt?: Instant
  intake: IntakePlan
  job: JobDraft
  promisedAt: Instant
  work: WorkPlan
  inspector: string
  passedFirstInspection: boolean
  inspectedAt: Instant
  readyAt: Instant
  deliveredAt: Instant
  wasLate: boolean
  bill: BillPlan
  /** The visit whose work came back. */
  reworkOf?: string
  followUp: FollowUpPlan
  farewell: FarewellPlan
}

type Book = {
  shop: DemoShop
  today: DateOn
  planner: WorkPlanner
  customerByKey: ReadonlyMap<string, CustomerRow>
  byStore: ReadonlyMap<StoreKey, readonly VehicleRow[]>
  /** A car does not come again before this date. */
  awayUntil: Map<string, DateOn>
  /** The last date a lost car may have come. */
  lostAfter: ReadonlyMap<string, DateOn>
  lastServiceOn: Map<string, DateOn>
  comeBacks: Map<string, VisitPlan[]>
  visits: VisitPlan[]
}

/** Every visit that ended before today; size 1 is the usual load of both stores. */
export function planHistory(input: {
  rng: Rng
  shop: DemoShop
  today: DateOn
  days: number
  size: number
}): VisitPlan[] {
  const book = openBook(input.rng.fork('lost'), input.shop, input.today)
  for (let back = input.days; back >= 1; back--) {
    const on = addDaysOn(input.today, -back)
    for (const store of stores) {
      const rng = input.rng.fork(`${store.key}/${on}`)
      const arrivals = arrivalTimes(rng, store, on, carsOn(rng, store, on, input.size))
      for (const arrivedAt of arrivals) addVisit(book, rng, store, on, arrivedAt)
    }
  }
  return book.visits
}

function openBook(rng: Rng, shop: DemoShop, today: DateOn): Book {
  return {
    shop,
    today,
    planner: createWorkPlanner(),
    customerByKey: new Map(shop.customers.map(customer => [customer.key, customer] as const)),
    byStore: Map.groupBy(shop.vehicles, vehicle => vehicle.storeKey),
    awayUntil: new Map(),
    lostAfter: lostVehicles(rng, shop, today),
    lastServiceOn: new Map(),
    comeBacks: new Map(),
    visits: [],
  }
}

/** One car in eight no longer comes: its last visit lies more than half a year back. */
function lostVehicles(rng: Rng, shop: DemoShop, today: DateOn): Map<string, DateOn> {
  const lost = shop.vehicles.filter(() => rng.chance(0.125))
  return new Map(lost.map(vehicle => [vehicle.key, addDaysOn(today, -rng.int(200, 420))] as const))
}

function arrivalTimes(rng: Rng, store: StoreRow, on: DateOn, count: number): Instant[] {
  const opensAt = instantOf(on, store.key === 'riverside' ? '08:00' : '09:00')
  const hours = Array.from({ length: count }, () => rng.weighted(arrivalHours))
  return hours.map(hour => addMinutes(opensAt, hour * 60 + rng.int(0, 59))).toSorted()
}

const arrivalHours = [
  [0, 16],
  [1, 22],
  [2, 16],
  [3, 8],
  [4, 5],
  [5, 12],
  [6, 12],
  [7, 7],
  [8, 2],
] as const

function addVisit(book: Book, rng: Rng, store: StoreRow, on: DateOn, arrivedAt: Instant): void {
  const back = dueComeBack(book, store, on)
  const vehicle = back
    ? book.shop.vehicles.find(each => each.key === back.vehicleKey)
    : pickVehicle(book, rng, store, on)
  if (!vehicle) return
  const visit = visitFor(book, { rng, store, on, arrivedAt, vehicle, back })
  if (!visit) return
  book.visits.push(visit)
  book.awayUntil.set(vehicle.key, addDaysOn(on, daysAway(rng, vehicle)))
  if (visit.kind === 'service') book.lastServiceOn.set(vehicle.key, on)
  if (visit.kind === 'repair' && rng.chance(0.09)) planComeBack(book, rng, store, on, visit)
}

function visitFor(
  book: Book,
  at: { rng: Rng; store: StoreRow; on: DateOn; arrivedAt: Instant; vehicle: VehicleRow; back: VisitPlan | undefined },
): VisitPlan | undefined {
  const { rng, store, on, vehicle, back } = at
  const customer = book.customerByKey.get(vehicle.ownerKey)
  if (!customer) return undefined
  const mileageKm = mileageOn(vehicle, on, book.today)
  const planned = plannedWork(book, at, mileageKm)
  if (!planned) return undefined
  const { job, work } = planned
  const handOver = handOverAfter(rng, store, work)
  if (handOver.deliveredAt >= instantOf(book.today, '00:00')) return undefined
  const { promisedAt, wasLate } = promisedFor(rng, at.arrivedAt, handOver.deliveredAt)
  const followUp = followUpFor(rng, {
    storeKey: store.key,
    deliveredAt: handOver.deliveredAt,
    wasLate,
    isRework: back !== undefined,
  })
  return {
    key: `H${String(book.visits.length + 1).padStart(6, '0')}`,
    storeKey: store.key,
    vehicleKey: vehicle.key,
    customerKey: customer.key,
    kind: job.kind,
    ...(rng.chance(0.46) && { bookedAt: addMinutes(at.arrivedAt, -rng.int(600, 7200)) }),
    intake: intakeFor(rng, { customer, store, arrivedAt: at.arrivedAt, mileageKm }),
    job,
    promisedAt,
    work,
    inspector: personWithRole(rng, store.key, 'R-QC'),
    passedFirstInspection: rng.chance(0.955),
    ...handOver,
    wasLate,
    bill: billFor(rng, job, customer),
    ...(back && { reworkOf: back.key }),
    followUp,
    farewell: farewellFor(rng, vehicle, dateOn(handOver.deliveredAt), mileageKm),
  }
}

function plannedWork(
  book: Book,
  at: { rng: Rng; store: StoreRow; on: DateOn; arrivedAt: Instant; vehicle: VehicleRow; back: VisitPlan | undefined },
  mileageKm: number,
): { job: JobDraft; work: WorkPlan } | undefined {
  const { rng, store, on, vehicle, back } = at
  for (let attempt = 0; attempt < 6; attempt++) {
    const kind = kindFor(book, rng, vehicle, on)
    const input = { rng, kind, vehicle, store, findPart: book.shop.findPart, on, mileageKm }
    const job = back
      ? draftRework(
          input,
          back.job.labour.slice(-1).map(line => line.code),
        )
      : draftJob(input)
    if (!job) continue
    const work = book.planner({
      rng,
      store,
      job,
      earliestAt: addMinutes(at.arrivedAt, rng.int(41, 60)),
      latestAt: latestEnd(job, on, book.today),
    })
    if (work) return { job, work }
  }
  return undefined
}

/** Body and paint work may take days; anything else is done the same day or the next. */
function latestEnd(job: JobDraft, on: DateOn, today: DateOn): Instant {
  const days = job.kind === 'accident' || job.labour.some(line => line.hoursCenti > 600) ? 5 : 1
  const lastOn = addDaysOn(on, days)
  return instantOf(lastOn < today ? lastOn : addDaysOn(today, -1), '16:30')
}

function kindFor(book: Book, rng: Rng, vehicle: VehicleRow, on: DateOn): VisitKind {
  const lastOn = book.lastServiceOn.get(vehicle.key)
  const serviceIsDue = lastOn === undefined || daysBetweenOn(lastOn, on) > vehicle.serviceMonths * 12
  const inWarranty = on < vehicle.warrantyUntilOn
  return rng.weighted([
    ['service', serviceIsDue ? 52 : 4],
    ['repair', 24],
    ['accident', 8],
    ['warranty', inWarranty ? 9 : 0],
    ['tyre', 6],
    ['beauty', 4],
    ['check', 4],
  ] as const)
}

function pickVehicle(book: Book, rng: Rng, store: StoreRow, on: DateOn): VehicleRow | undefined {
  const own = book.byStore.get(store.key) ?? []
  if (own.length === 0) return undefined
  for (let attempt = 0; attempt < 25; attempt++) {
    const vehicle = rng.pick(own)
    if (addDaysOn(vehicle.purchasedOn, 45) <= on && !isAway(book, vehicle, on)) return vehicle
  }
  return undefined
}

function isAway(book: Book, vehicle: VehicleRow, on: DateOn): boolean {
  return on < (book.awayUntil.get(vehicle.key) ?? on) || on > (book.lostAfter.get(vehicle.key) ?? on)
}

/** Who drives a lot is back sooner. */
const daysAway = (rng: Rng, vehicle: VehicleRow): number =>
  vehicle.monthlyKm > 3000 ? rng.int(15, 40) : rng.int(35, 130)

function planComeBack(book: Book, rng: Rng, store: StoreRow, on: DateOn, visit: VisitPlan): void {
  const key = `${store.key}/${addDaysOn(on, rng.int(3, 18))}`
  book.comeBacks.set(key, [...(book.comeBacks.get(key) ?? []), visit])
}

function dueComeBack(book: Book, store: StoreRow, on: DateOn): VisitPlan | undefined {
  return book.comeBacks.get(`${store.key}/${on}`)?.shift()
}
