import { sumFen } from '#domain/kernel/money.ts'
import type { Rng } from '#domain/kernel/rng.ts'
import { addMinutes, dateOn, type Instant } from '#domain/kernel/time.ts'
import { staff } from '../data/staff.ts'
import { type StoreKey, type StoreRow, stores } from '../data/stores.ts'
import { type BookingPlan, madeBefore, methodOf, planBookings } from './bookings.ts'
import type { CustomerRow } from './customers.ts'
import type { VisitPlan } from './history.ts'
import { draftJob, type JobDraft, type VisitKind } from './jobs.ts'
import { createShelf, type Shelf } from './shelf.ts'
import type { DemoShop } from './shop.ts'
import { createFloor, type Floor } from './shop-floor.ts'
import {
  type CarState,
  carStates,
  endedMinutesAgo,
  endOf,
  hindranceOf,
  inspectionOf,
  promiseFor,
  type StageInput,
  type TodayCar,
} from './today-stages.ts'
import type { VehicleRow } from './vehicles.ts'
import { farewellFor, intakeFor } from './visits.ts'

export type TodayPlan = {
  bookings: readonly BookingPlan[]
  cars: readonly TodayCar[]
  /** Keys of yesterday's last visits that are played step by step, since their parts are on the shelf as well. */
  playedVisits: readonly string[]
}

type Counts = Readonly<Record<CarState, number>>
const counts: Readonly<Record<StoreRow['key'], Counts>> = {
  riverside: {
    arrived: 2,
    diagnosing: 1,
    quoted: 1,
    'awaiting-signature': 1,
    signed: 2,
    washing: 1,
    'in-workshop': 5,
    'waiting-parts': 2,
    'waiting-customer': 2,
    inspecting: 1,
    'failed-inspection': 1,
    passed: 1,
    prepared: 2,
    ready: 2,
    notified: 2,
    settled: 1,
    delivered: 5,
  },
  north: {
    arrived: 1,
    diagnosing: 1,
    quoted: 1,
    'awaiting-signature': 1,
    signed: 1,
    washing: 1,
    'in-workshop': 2,
    'waiting-parts': 1,
    'waiting-customer': 1,
    inspecting: 1,
    'failed-inspection': 1,
    passed: 1,
    prepared: 1,
    ready: 1,
    notified: 1,
    settled: 1,
    delivered: 2,
  },
}

/** The shop in full swing. Times run back from now, so a now between 13:30 and 17:00 local time reads best. */
export function planToday(input: { rng: Rng; shop: DemoShop; now: Instant; history: readonly VisitPlan[] }): TodayPlan {
  const { now, shop, history } = input
  const customerByKey = new Map(shop.customers.map(customer => [customer.key, customer] as const))
  const lately = new Set(
    history.filter(visit => visit.deliveredAt > addMinutes(now, -60 * 24 * 20)).map(visit => visit.vehicleKey),
  )
  const cars: TodayCar[] = []
  const bookings: BookingPlan[] = []
  const playedVisits: string[] = []
  for (const store of stores) {
    const rng = input.rng.fork(store.key)
    const near = shop.vehicles.filter(
      vehicle => vehicle.storeKey === store.key && vehicle.plate !== undefined && !lately.has(vehicle.key),
    )
    const waiting = rng.shuffle(near)
    const floor = createFloor(store)
    const shelf = createShelf(shop.parts, store.key)
    playedVisits.push(...lastVisits(history, store, shelf).map(visit => visit.key))
    const nextAdviser = advisersInTurn(store.key)
    for (const state of fillingOrder) {
      for (let nth = 0; nth < counts[store.key][state]; nth++) {
        const car = nextCar({ rng, shop, store, now, state, nth, floor, shelf, waiting, customerByKey, nextAdviser })
        if (car) cars.push({ ...car, key: `T${String(cars.length + 1).padStart(3, '0')}` })
      }
    }
    const own = cars.filter(car => car.storeKey === store.key && isBooked(car))
    bookings.push(...own.map(car => bookingOf(rng.fork(car.key), car, customerByKey)))
    bookings.push(
      ...planBookings({ rng: rng.fork('bookings'), shop, store, now, shelf, waiting, customerByKey, nextAdviser }),
    )
  }
  return {
    bookings,
    cars: cars.map(car => withBooking(car)),
    playedVisits,
  }
}

/** Who needs people and bays about now chooses first; the others find room earlier in the day. */
const busyStates: readonly CarState[] = [
  'in-workshop',
  'waiting-customer',
  'inspecting',
  'failed-inspection',
  'waiting-parts',
]
const fillingOrder: readonly CarState[] = [
  ...busyStates,
  ...carStates.toReversed().filter(state => !busyStates.includes(state)),
]

const ATTEMPTS = 60

type CarInput = StageInput & {
  nth: number
  floor: Floor
  shelf: Shelf
  waiting: VehicleRow[]
  customerByKey: ReadonlyMap<string, CustomerRow>
  nextAdviser(): string
}

/** Tries vehicles until one has work the store has people, bay and parts for; those passed over are not used again. */
function nextCar(input: CarInput): TodayCar | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const vehicle = isOnAccount(input) ? companyCar(input) : input.waiting.pop()
    const customer = vehicle && input.customerByKey.get(vehicle.ownerKey)
    const job = vehicle && jobFor(input, vehicle)
    const car = vehicle && customer && job && carFor(input, vehicle, customer, job)
    if (!car) continue
    input.shelf.take(car.job)
    return car
  }
  return undefined
}

/** One car handed over today belongs to a company that pays at the end of the month. */
const isOnAccount = ({ state, nth }: CarInput): boolean => state === 'delivered' && nth === 0

function companyCar({ waiting, customerByKey }: CarInput): VehicleRow | undefined {
  const index = waiting.findLastIndex(vehicle => customerByKey.get(vehicle.ownerKey)?.kind === 'company')
  return index < 0 ? waiting.pop() : waiting.splice(index, 1)[0]
}

/** The second car that waits for its bill waits for the slips of the parts counter. */
const keepsSlips = ({ state, nth }: CarInput): boolean => state === 'prepared' && nth === 1

function jobFor(input: CarInput, vehicle: VehicleRow): JobDraft | undefined {
  const { rng, store, shop, now, state } = input
  const waitsForParts = state === 'waiting-parts'
  const needsParts = waitsForParts || state === 'signed' || keepsSlips(input)
  const isBodyWork = state === 'in-workshop' && input.nth === 0
  const drawn: VisitKind = rng.weighted([
    ['service', waitsForParts || state === 'failed-inspection' ? 0 : 6],
    ['repair', 5],
    ['warranty', isOnAccount(input) ? 0 : 1],
    ['tyre', waitsForParts ? 0 : 1],
  ] as const)
  const kind = isBodyWork ? 'accident' : drawn
  const job = draftJob({
    rng,
    kind,
    vehicle,
    store,
    findPart: shop.findPart,
    on: dateOn(now),
    mileageKm: vehicle.mileageKm,
  })
  const hours = job?.labour.reduce((sum, line) => sum + line.hoursCenti, 0) ?? 0
  if (!job || (hours > 320 && kind !== 'accident') || (needsParts && job.parts.length === 0)) return undefined
  return (waitsForParts ? input.shelf.missing(job) !== undefined : input.shelf.holds(job)) ? job : undefined
}

function carFor(input: CarInput, vehicle: VehicleRow, customer: CustomerRow, job: JobDraft): TodayCar | undefined {
  const { rng, store, now, state } = input
  const stage = carStates.indexOf(state)
  const reached = (other: CarState) => stage >= carStates.indexOf(other)
  const minutesAgo = (minutes: number) => addMinutes(now, -minutes)
  const workedMinutes = rng.int(35, 75)
  const deliveredAgo = rng.int(10, 150)
  const endedAgo = state === 'delivered' ? deliveredAgo + 55 : endedMinutesAgo[state]
  const sessions = reached('in-workshop') ? input.floor({ rng, job, now, endedAgo, minutes: workedMinutes }) : []
  if (!sessions) return undefined
  const startedAt = sessions[0]?.startedAt
  const signedAt = startedAt ? addMinutes(startedAt, -rng.int(12, 25)) : minutesAgo(rng.int(5, 18))
  const quotedAt = reached('signed') ? addMinutes(signedAt, -rng.int(8, 20)) : minutesAgo(rng.int(3, 15))
  const arrivedAt = reached('quoted')
    ? addMinutes(quotedAt, -rng.int(22, 35))
    : minutesAgo(state === 'arrived' ? 4 : 22)
  return {
    key: '',
    storeKey: store.key,
    state,
    vehicleKey: vehicle.key,
    customerKey: customer.key,
    kind: job.kind,
    intake: {
      ...intakeFor(rng, { customer, store, arrivedAt, mileageKm: vehicle.mileageKm }),
      adviser: input.nextAdviser(),
    },
    job,
    estimateFen: sumFen([...job.labour, ...job.parts].map(line => line.amountFen)),
    promisedAt: promiseFor(rng, store, state === 'delivered' ? minutesAgo(deliveredAgo) : now, state),
    ...(reached('quoted') && { quotedAt }),
    ...(reached('signed') && { signedAt }),
    sessions,
    farewell: farewellFor(rng, vehicle, dateOn(now), vehicle.mileageKm),
    ...hindranceOf(input, job, input.shelf.missing(job)),
    ...inspectionOf(input, endedAgo ?? 0),
    ...endOf(input, { job, customer, deliveredAgo, onAccount: isOnAccount(input) }),
    ...(keepsSlips(input) && { keepsSlips: true as const }),
  }
}

/** Every second car of today came on a booking made for it. */
function withBooking(car: TodayCar): TodayCar {
  return isBooked(car) ? { ...car, bookingKey: `B-${car.key}` } : car
}

/** The booking a car of today came on, made by about the same time. */
function bookingOf(rng: Rng, car: TodayCar, customerByKey: ReadonlyMap<string, CustomerRow>): BookingPlan {
  const scheduledAt = addMinutes(car.intake.arrivedAt, rng.int(-12, 12))
  return {
    key: `B-${car.key}`,
    storeKey: car.storeKey,
    vehicleKey: car.vehicleKey,
    customerKey: car.customerKey,
    customerName: customerByKey.get(car.customerKey)?.name ?? '',
    kind: car.kind,
    initiative: 'customer',
    method: methodOf(rng),
    state: 'arrived',
    bookedAt: madeBefore(rng, scheduledAt, car.intake.arrivedAt),
    scheduledAt,
    adviser: car.intake.adviser,
    mileageKm: car.intake.mileageKm,
    job: car.job,
  }
}

/** Everybody gets the next car, so that nobody has more than a day holds. */
function advisersInTurn(storeKey: StoreKey): () => string {
  const advisers = staff.filter(person => person.storeKey === storeKey && person.roles.includes('R-SA'))
  let turn = 0
  return () => advisers[turn++ % advisers.length]?.username ?? ''
}

const isBooked = (car: TodayCar): boolean => Number(car.key.slice(1)) % 2 === 0

const PLAYED_VISITS = 4

/** One station, one stretch of work, and all parts there: what can be played without a second day. */
function lastVisits(history: readonly VisitPlan[], store: StoreRow, shelf: Shelf): VisitPlan[] {
  const chosen: VisitPlan[] = []
  for (const visit of history.filter(each => each.storeKey === store.key).toReversed()) {
    if (chosen.length === PLAYED_VISITS) break
    const done = new Set(visit.work.sessions.flatMap(session => session.labourCodes))
    const isPlain = visit.work.sessions.length === 1 && visit.job.labour.every(line => done.has(line.code))
    if (!isPlain || visit.bookedAt !== undefined || !shelf.holds(visit.job)) continue
    shelf.take(visit.job)
    chosen.push(visit)
  }
  return chosen
}
