import { addWorkingMinutes, openingSlotsOn } from '#domain/kernel/calendar.ts'
import type { Rng } from '#domain/kernel/rng.ts'
import { addDaysOn, addMinutes, type DateOn, dateOn, type Instant } from '#domain/kernel/time.ts'
import { labourRows } from '../data/labour.ts'
import { powerGroups } from '../data/part-kinds.ts'
import type { StoreKey, StoreRow } from '../data/stores.ts'
import { symptoms } from '../data/symptoms.ts'
import type { CustomerRow } from './customers.ts'
import { draftJob, type JobDraft, type VisitKind } from './jobs.ts'
import type { Shelf } from './shelf.ts'
import type { DemoShop } from './shop.ts'
import { techniciansForAll } from './technicians.ts'
import type { VehicleRow } from './vehicles.ts'

export type BookingState = 'to-confirm' | 'confirmed' | 'ready' | 'arrived' | 'no-show' | 'cancelled' | 'moved'

export type BookingPlan = {
  key: string
  storeKey: StoreKey
  vehicleKey: string
  customerKey: string
  customerName: string
  /** A car that is only to be looked at has no work yet. */
  kind: VisitKind | 'consultation'
  /** Who began: the customer, or the shop because something is due. */
  initiative: 'customer' | 'shop'
  method: '电话' | '短信' | '微信' | '到店' | '登门拜访' | '电子邮件'
  state: BookingState
  /** When it was made. */
  bookedAt: Instant
  scheduledAt: Instant
  adviser: string
  leadTechnician?: string
  mileageKm: number
  job: JobDraft
}

export type BookingInput = {
  rng: Rng
  shop: DemoShop
  store: StoreRow
  now: Instant
  shelf: Shelf
  waiting: VehicleRow[]
  customerByKey: ReadonlyMap<string, CustomerRow>
  /** The advisers one after the other. */
  nextAdviser(): string
}

type Wish = { scheduledAt: Instant; state: BookingState; isLook?: boolean }

/** Who was to come today and has not, by minutes from now; the others are in the shop. One is late, only to be looked at. */
const todays: readonly (readonly [minutes: number, state: BookingState, isLook?: boolean])[] = [
  [-310, 'no-show'],
  [-190, 'cancelled'],
  [-160, 'moved'],
  [-16, 'ready', true],
  [35, 'ready'],
  [65, 'ready'],
  [95, 'confirmed'],
  [125, 'confirmed'],
]

/** Bookings of the coming days at a store of 25 cars a day: full tomorrow, thinning out. */
const ahead = [12, 10, 8, 6, 5, 4] as const

export function planBookings(input: BookingInput): BookingPlan[] {
  const wishes = [...wishesOfToday(input), ...wishesAhead(input)]
  const bookings: BookingPlan[] = []
  for (const wish of wishes) {
    const booking = bookingFor(input, wish, bookings.length)
    if (booking) bookings.push(booking)
  }
  return bookings
}

function wishesOfToday({ now }: BookingInput): Wish[] {
  return todays.map(([minutes, state, isLook = false]) => ({ scheduledAt: addMinutes(now, minutes), state, isLook }))
}

function wishesAhead(input: BookingInput): Wish[] {
  const { rng, store, now } = input
  return ahead.flatMap((cars, index) => {
    const on = addDaysOn(dateOn(now), index + 1)
    const count = Math.max(2, Math.round((cars * store.carsPerDay) / 25))
    return Array.from(
      { length: count },
      (): Wish => ({ scheduledAt: timeOn(input, on), state: stateAhead(rng, index) }),
    )
  })
}

/** Customers like to come early in the morning or early in the afternoon. */
function timeOn({ rng, store }: BookingInput, on: DateOn): Instant {
  const opensAt = openingSlotsOn(store.calendar, on)[0]?.opensAt ?? on
  const hours = rng.weighted([
    [1, 5],
    [2, 4],
    [3, 2],
    [5, 2],
    [6, 3],
    [7, 2],
  ] as const)
  return addWorkingMinutes(store.calendar, opensAt, hours * 60 + rng.int(0, 1) * 30)
}

function stateAhead(rng: Rng, index: number): BookingState {
  if (index === 0)
    return rng.weighted([
      ['ready', 5],
      ['confirmed', 4],
      ['cancelled', 1],
    ] as const)
  return rng.weighted([
    ['confirmed', 7],
    ['to-confirm', 3],
  ] as const)
}

const ATTEMPTS = 12

/** A short job whose parts are there; vehicles passed over are not used again. */
function bookingFor(input: BookingInput, wish: Wish, position: number): BookingPlan | undefined {
  const { rng, store, shelf } = input
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const vehicle = input.waiting.pop()
    const customer = vehicle && input.customerByKey.get(vehicle.ownerKey)
    if (!vehicle || !customer) continue
    const drawn = wish.isLook ? lookAt(rng, vehicle) : workOn(input, wish, vehicle)
    if (!drawn) continue
    const { kind, job } = drawn
    shelf.take(job)
    return {
      key: `B-${store.code}${String(position + 1).padStart(3, '0')}`,
      storeKey: store.key,
      vehicleKey: vehicle.key,
      customerKey: customer.key,
      customerName: customer.name,
      kind,
      initiative: rng.chance(0.35) ? 'shop' : 'customer',
      method: methodOf(rng),
      state: wish.state,
      scheduledAt: wish.scheduledAt,
      bookedAt: madeBefore(rng, wish.scheduledAt, input.now),
      adviser: input.nextAdviser(),
      ...leadOf(rng, store.key, job),
      mileageKm: vehicle.mileageKm,
      job,
    }
  }
  return undefined
}

type Drawn = { kind: BookingPlan['kind']; job: JobDraft }

function workOn(input: BookingInput, wish: Wish, vehicle: VehicleRow): Drawn | undefined {
  const { rng, store, shop, shelf } = input
  const kind: VisitKind = rng.weighted([
    ['service', 6],
    ['repair', 2],
    ['tyre', 1],
    ['beauty', 1],
  ] as const)
  const on = dateOn(wish.scheduledAt)
  const job = draftJob({ rng, kind, vehicle, store, findPart: shop.findPart, on, mileageKm: vehicle.mileageKm })
  const hours = job?.labour.reduce((sum, line) => sum + line.hoursCenti, 0) ?? 0
  return job && hours <= MAX_HOURS_CENTI && shelf.holds(job) ? { kind, job } : undefined
}

const MAX_HOURS_CENTI = 200

/** Something is not right, and nobody knows yet what it takes. */
function lookAt(rng: Rng, vehicle: VehicleRow): Drawn {
  const heard = symptoms.filter(row => powerGroups[row.powers].some(power => power === vehicle.power))
  const { wording, key } = rng.pick(heard)
  const nothing = { packageKeys: [], labour: [], parts: [], declined: [] }
  return { kind: 'consultation', job: { kind: 'check', complaint: wording, symptomKey: key, ...nothing } }
}

/** About the same time of an earlier day, so that it lies within opening hours. */
export function madeBefore(rng: Rng, scheduledAt: Instant, now: Instant): Instant {
  const days = rng.int(1, 5)
  const at = addMinutes(scheduledAt, -days * DAY - rng.int(0, 50))
  return at < addMinutes(now, -120) ? at : addMinutes(at, -6 * DAY)
}

const DAY = 24 * 60

export function methodOf(rng: Rng): BookingPlan['method'] {
  return rng.weighted([
    ['电话', 55],
    ['微信', 30],
    ['到店', 8],
    ['短信', 5],
    ['登门拜访', 1],
    ['电子邮件', 1],
  ] as const)
}

/** One customer in eight asks for somebody who then does all of the work. */
function leadOf(rng: Rng, storeKey: StoreKey, job: JobDraft): Pick<BookingPlan, 'leadTechnician'> {
  if (job.labour.length === 0 || !rng.chance(0.125)) return {}
  const rows = job.labour.flatMap(line => labourRows.filter(row => row.code === line.code))
  const able = techniciansForAll(storeKey, rows)
  return able.length === 0 ? {} : { leadTechnician: rng.pick(able).username }
}
