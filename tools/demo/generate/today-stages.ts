import { nextOpening } from '#domain/kernel/calendar.ts'
import type { Fen } from '#domain/kernel/money.ts'
import type { Rng } from '#domain/kernel/rng.ts'
import { addDaysOn, addMinutes, type DateOn, dateOn, type Instant } from '#domain/kernel/time.ts'
import type { StoreRow } from '../data/stores.ts'
import type { CustomerRow } from './customers.ts'
import type { JobDraft, PartLinePlan, VisitKind } from './jobs.ts'
import type { DemoShop } from './shop.ts'
import type { OpenSession } from './shop-floor.ts'
import { type BillPlan, billFor, type FarewellPlan, type IntakePlan, personWithRole } from './visits.ts'

/** Where a car stands in the flow, in its order. */
export const carStates = [
  'arrived',
  'diagnosing',
  'quoted',
  'awaiting-signature',
  'signed',
  'washing',
  'in-workshop',
  'waiting-parts',
  'waiting-customer',
  'inspecting',
  'failed-inspection',
  'passed',
  'prepared',
  'ready',
  'notified',
  'settled',
  'delivered',
] as const
export type CarState = (typeof carStates)[number]

export type TodayCar = {
  key: string
  storeKey: StoreRow['key']
  state: CarState
  vehicleKey: string
  customerKey: string
  kind: VisitKind
  bookingKey?: string
  intake: IntakePlan
  job: JobDraft
  estimateFen: Fen
  promisedAt: Instant
  quotedAt?: Instant
  signedAt?: Instant
  /** Work so far; the last stretch has no end while somebody is at it. */
  sessions: readonly OpenSession[]
  missingPart?: { number: string; name: string; askedAt: Instant; expectedOn: DateOn }
  addOn?: { labourCode: string; name: string; amountFen: Fen; proposedAt: Instant }
  inspection?: { inspector: string; at: Instant; passed: boolean; finding?: string }
  readyAt?: Instant
  notifiedAt?: Instant
  settledAt?: Instant
  deliveredAt?: Instant
  bill?: BillPlan
  farewell: FarewellPlan
  /** The parts counter has not handed its slips to settlement yet. */
  keepsSlips?: true
}

export type StageInput = { rng: Rng; shop: DemoShop; store: StoreRow; now: Instant; state: CarState }

/** Minutes since the last stretch of work ended; none while it goes on. */
export const endedMinutesAgo: Partial<Record<CarState, number>> = {
  'waiting-parts': 45,
  'waiting-customer': 8,
  inspecting: 6,
  'failed-inspection': 22,
  passed: 26,
  prepared: 36,
  ready: 48,
  notified: 52,
  settled: 56,
}

export function promiseFor(rng: Rng, store: StoreRow, now: Instant, state: CarState): Instant {
  if (state === 'delivered') return addMinutes(now, rng.int(-20, 60))
  if (state === 'waiting-parts') return nextOpening(store.calendar, addMinutes(now, 60 * 22))
  return addMinutes(now, state === 'settled' || state === 'notified' ? rng.int(5, 30) : rng.int(30, 200))
}

export function hindranceOf(
  input: StageInput,
  job: JobDraft,
  part: PartLinePlan | undefined,
): Pick<TodayCar, 'missingPart' | 'addOn'> {
  const { rng, state, now, shop } = input
  if (state === 'waiting-parts' && part) {
    const leadDays = shop.parts.find(row => row.number === part.number)?.leadDays ?? 2
    const { number, name } = part
    return {
      missingPart: { number, name, askedAt: addMinutes(now, -40), expectedOn: addDaysOn(dateOn(now), leadDays) },
    }
  }
  if (state !== 'waiting-customer') return {}
  const others = addOns.filter(([code]) => job.labour.every(line => line.code !== code))
  const [labourCode, name, amountFen] = rng.pick(others)
  return { addOn: { labourCode, name, amountFen, proposedAt: addMinutes(now, -rng.int(6, 14)) } }
}

const addOns: readonly (readonly [labourCode: string, name: string, amountFen: Fen])[] = [
  ['ZD002', '前制动片仅剩 2 mm，建议更换', 64_400],
  ['XG010', '前稳定杆连杆松旷，建议更换', 28_500],
  ['BY007', '制动液含水量超标，建议更换', 30_200],
  ['DQ005', '蓄电池内阻偏大，建议更换', 63_200],
  ['LT001', '右后轮胎侧鼓包，必须更换', 65_200],
]

const failures = [
  '右前轮毂螺栓力矩未打标记',
  '试车仍有轻微异响',
  '机油滤清器座有渗油痕迹',
  '方向盘上有油手印，未清洁',
] as const

export function inspectionOf(input: StageInput, endedAgo: number): Pick<TodayCar, 'inspection'> {
  const { rng, state, store, now } = input
  if (carStates.indexOf(state) <= carStates.indexOf('inspecting')) return {}
  const inspector = personWithRole(rng, store.key, 'R-QC')
  if (state === 'failed-inspection') {
    return { inspection: { inspector, at: addMinutes(now, -6), passed: false, finding: rng.pick(failures) } }
  }
  return { inspection: { inspector, at: addMinutes(now, 12 - endedAgo), passed: true } }
}

export function endOf(
  input: StageInput,
  end: { job: JobDraft; customer: CustomerRow; deliveredAgo: number; onAccount: boolean },
) {
  const { rng, state, now } = input
  const stage = carStates.indexOf(state)
  if (stage < carStates.indexOf('ready')) return {}
  const ago = (minutes: number) => addMinutes(now, -minutes - (state === 'delivered' ? end.deliveredAgo : 0))
  const isSettled = stage >= carStates.indexOf('settled')
  return {
    readyAt: ago(28),
    ...(stage > carStates.indexOf('ready') && { notifiedAt: ago(22) }),
    ...(isSettled && { settledAt: ago(6), bill: paidBill(billFor(rng, end.job, end.customer), end.onAccount) }),
    ...(state === 'delivered' && { deliveredAt: ago(0) }),
  }
}

/** Of today's cars only the one that is meant to stays owing. */
function paidBill(bill: BillPlan, onAccount: boolean): BillPlan {
  if (onAccount) return { ...bill, method: 'arrears' }
  return bill.method === 'arrears' ? { ...bill, method: 'transfer' } : bill
}
