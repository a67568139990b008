import { openingSlotsOn } from '#domain/kernel/calendar.ts'
import { type Fen, sumFen } from '#domain/kernel/money.ts'
import type { Rng } from '#domain/kernel/rng.ts'
import { addDaysOn, addMinutes, type DateOn, dateOn, type Instant } from '#domain/kernel/time.ts'
import { labourRows } from '../data/labour.ts'
import type { StoreKey, StoreRow } from '../data/stores.ts'
import type { CustomerRow } from './customers.ts'
import { draftJob, type VisitKind } from './jobs.ts'
import type { DemoShop } from './shop.ts'
import { techniciansFor } from './technicians.ts'
import type { VehicleRow } from './vehicles.ts'
import { personWithRole } from './visits.ts'

export type BookingState = 'to-confirm' | 'confirmed' | 'ready' | 'arrived' | 'no-show' | 'cancelled' | 'moved'

export type BookingPlan = {
  key: string
  storeKey: StoreKey
  vehicleKey: string
  customerKey: string
  kind: VisitKind
  /** Who began: the customer, or the shop because something is due. */
  initiative: 'customer' | 'shop'
  method: '电话' | '短信' | '微信' | '到店' | '登门拜访' | '电子邮件'
  state: BookingState
  bookedAt: Instant
  scheduledAt: Instant
  adviser: string
  leadTechnician?: string
  wish: string
  estimateFen: Fen
  depositFen: Fen
  remindedAt?: Instant
}

export type BookingInput = {
  rng: Rng
  shop: DemoShop
  store: StoreRow
  now: Instant
  waiting: VehicleRow[]
  customerByKey: ReadonlyMap<string, CustomerRow>
}

const DAYS_AHEAD = 6

/** What still comes today, who failed to come, and the days ahead, thinning out. */
export function planBookings(input: BookingInput): BookingPlan[] {
  const share = input.store.carsPerDay / 25
  const today = dateOn(input.now)
  const bookings: BookingPlan[] = []
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const count = Math.max(2, Math.round((13 - ahead * 1.6) * share))
    for (let nth = 0; nth < count; nth++) {
      const booking = bookingOn(input, addDaysOn(today, ahead), bookings.length)
      if (booking) bookings.push(booking)
    }
  }
  return bookings
}

function bookingOn(input: BookingInput, on: DateOn, position: number): BookingPlan | undefined {
  const { rng, store, now, shop } = input
  const vehicle = input.waiting.pop()
  const customer = vehicle && input.customerByKey.get(vehicle.ownerKey)
  if (!vehicle || !customer) return undefined
  const kind: VisitKind = rng.weighted([
    ['service', 6],
    ['repair', 2],
    ['tyre', 1],
    ['accident', 1],
  ] as const)
  const job = draftJob({ rng, kind, vehicle, store, findPart: shop.findPart, on, mileageKm: vehicle.mileageKm })
  const scheduledAt = slotOn(input, on)
  if (!job || !scheduledAt) return undefined
  const state = stateFor(rng, scheduledAt, now)
  const estimateFen = sumFen([...job.labour, ...job.parts].map(line => line.amountFen))
  const remindedAt = addMinutes(scheduledAt, -60 * 20)
  return {
    key: `B-${store.code}${String(position + 1).padStart(3, '0')}`,
    storeKey: store.key,
    vehicleKey: vehicle.key,
    customerKey: customer.key,
    kind,
    initiative: rng.chance(0.35) ? 'shop' : 'customer',
    method: rng.weighted([
      ['电话', 55],
      ['微信', 30],
      ['到店', 8],
      ['短信', 5],
      ['登门拜访', 1],
      ['电子邮件', 1],
    ] as const),
    state,
    bookedAt: addMinutes(now, -rng.int(90, 6000)),
    scheduledAt,
    adviser: personWithRole(rng, store.key, 'R-SA'),
    ...(rng.chance(0.2) && { leadTechnician: leadFor(rng, store.key, job.labour[0]?.code) }),
    wish: job.complaint,
    estimateFen,
    depositFen: estimateFen > 300_000 && kind === 'repair' ? 50_000 : 0,
    ...(state !== 'to-confirm' && remindedAt < now && { remindedAt }),
  }
}

/** Customers are offered quarter hours of the opening time, the last one two hours before closing. */
function slotOn(input: BookingInput, on: DateOn): Instant | undefined {
  const slot = openingSlotsOn(input.store.calendar, on)[0]
  if (!slot) return undefined
  return addMinutes(slot.opensAt, input.rng.int(1, 32) * 15)
}

function stateFor(rng: Rng, scheduledAt: Instant, now: Instant): BookingState {
  if (scheduledAt < now)
    return rng.weighted([
      ['no-show', 5],
      ['cancelled', 2],
      ['moved', 3],
    ] as const)
  if (scheduledAt < addMinutes(now, 60 * 30))
    return rng.weighted([
      ['ready', 6],
      ['confirmed', 3],
      ['cancelled', 1],
    ] as const)
  return rng.weighted([
    ['confirmed', 7],
    ['to-confirm', 3],
  ] as const)
}

function leadFor(rng: Rng, storeKey: StoreKey, code: string | undefined): string {
  const row = labourRows.find(each => each.code === code)
  const able = row ? techniciansFor(storeKey, row) : []
  return able.length > 0 ? rng.pick(able).username : personWithRole(rng, storeKey, 'R-TECH')
}
