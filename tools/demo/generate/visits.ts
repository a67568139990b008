import { nextOpening } from '#domain/kernel/calendar.ts'
import { applyRatePpm, type Fen, sumFen } from '#domain/kernel/money.ts'
import type { Rng } from '#domain/kernel/rng.ts'
import {
  addDaysOn,
  addMinutes,
  type DateOn,
  dateOn,
  daysBetweenOn,
  type Instant,
  instantOf,
  minutesBetween,
  msOf,
  toInstant,
} from '#domain/kernel/time.ts'
import { belongings, customerWishes, followUpRemarks, walkAroundFindings } from '../data/customer-talk.ts'
import { staff } from '../data/staff.ts'
import type { StoreKey, StoreRow } from '../data/stores.ts'
import type { CustomerRow } from './customers.ts'
import { type JobDraft, jobAmountFen, type Payer } from './jobs.ts'
import type { VehicleRow } from './vehicles.ts'
import type { WorkPlan } from './work-planner.ts'

/** What is known when a car has been taken in. */
export type IntakePlan = {
  broughtBy: { name: string; phone: string; isOwner: boolean }
  adviser: string
  arrivedAt: Instant
  mileageKm: number
  fuelPercent: number
  findings: readonly string[]
  belongings: readonly string[]
  wishes: readonly string[]
  keepsOldParts: boolean
  wantsWash: boolean
  waitsInStore: boolean
}

export type PaymentMethod = 'wechat' | 'alipay' | 'card' | 'cash' | 'transfer' | 'arrears'

export type BillPlan = {
  labourFen: Fen
  partsFen: Fen
  /** Given on the customer's own labour only. */
  discountFen: Fen
  totalFen: Fen
  byPayer: Readonly<Record<Payer, Fen>>
  method: PaymentMethod
  wantsInvoice: boolean
}

/** The first call after a visit, made or still to be made. */
export type FollowUpPlan = {
  calledAt: Instant
  by: string
  result: 'reached' | 'noAnswer' | 'refused' | 'inconvenient'
  /** Ten is best; only when somebody was reached. */
  score?: number
  isSatisfied?: boolean
  topic?: string
  remark?: string
}

export const payers: readonly Payer[] = ['customer', 'maker', 'insurer', 'internal', 'rework']

export function personWithRole(rng: Rng, storeKey: StoreKey, role: `R-${string}`): string {
  const able = staff.filter(row => row.storeKey === storeKey && row.roles.includes(role))
  if (able.length === 0) throw new Error(`Nobody at ${storeKey} is ${role}`)
  return rng.pick(able).username
}

export function intakeFor(
  rng: Rng,
  input: { customer: CustomerRow; store: StoreRow; arrivedAt: Instant; mileageKm: number },
): IntakePlan {
  const { customer } = input
  const agent = customer.contact
  const comesAgent = agent !== undefined && (customer.kind === 'company' || rng.chance(0.3))
  return {
    broughtBy: comesAgent
      ? { name: agent.name, phone: agent.phone, isOwner: false }
      : { name: customer.name, phone: customer.phone, isOwner: true },
    adviser: personWithRole(rng, input.store.key, 'R-SA'),
    arrivedAt: input.arrivedAt,
    mileageKm: input.mileageKm,
    fuelPercent: rng.int(1, 19) * 5,
    findings: rng.shuffle(walkAroundFindings).slice(0, rng.int(0, 2)),
    belongings: rng.shuffle(belongings).slice(0, rng.int(0, 3)),
    wishes: rng.chance(0.35) ? [rng.pick(customerWishes)] : [],
    keepsOldParts: rng.chance(0.18),
    wantsWash: rng.chance(0.86),
    waitsInStore: rng.chance(0.45),
  }
}

export function billFor(rng: Rng, job: JobDraft, customer: CustomerRow): BillPlan {
  const labourFen = sumFen(job.labour.map(line => line.amountFen))
  const partsFen = sumFen(job.parts.map(line => line.amountFen))
  const ownLabourFen = sumFen(job.labour.filter(line => line.payer === 'customer').map(line => line.amountFen))
  const discountFen = customer.isMember ? applyRatePpm(ownLabourFen, rng.pick([50_000, 100_000]), 'down') : 0
  const amount = (payer: Payer) => jobAmountFen(job, payer) - (payer === 'customer' ? discountFen : 0)
  return {
    labourFen,
    partsFen,
    discountFen,
    totalFen: sumFen([labourFen, partsFen, -discountFen]),
    byPayer: {
      customer: amount('customer'),
      maker: amount('maker'),
      insurer: amount('insurer'),
      internal: amount('internal'),
      rework: amount('rework'),
    },
    method: methodFor(rng, customer),
    wantsInvoice: customer.kind === 'company' || rng.chance(0.35),
  }
}

/** Mileage on a date, running back evenly from what the car shows today. */
export function mileageOn(vehicle: VehicleRow, on: DateOn, today: DateOn): number {
  const months = daysBetweenOn(on, today) / 30.4
  return Math.max(10, Math.round(vehicle.mileageKm - months * vehicle.monthlyKm))
}

export function followUpFor(
  rng: Rng,
  input: { storeKey: StoreKey; deliveredAt: Instant; wasLate: boolean; isRework: boolean },
): FollowUpPlan {
  const calledAt = callTimeFor(rng, input.deliveredAt)
  const by = personWithRole(rng, input.storeKey, 'R-CRA')
  const result = rng.weighted([
    ['reached', 82],
    ['noAnswer', 11],
    ['inconvenient', 5],
    ['refused', 2],
  ] as const)
  if (result !== 'reached') return { calledAt, by, result }
  const penalty = (input.wasLate ? 2 : 0) + (input.isRework ? 2 : 0)
  const drawn = rng.weighted([
    [10, 46],
    [9, 27],
    [8, 14],
    [7, 6],
    [6, 3],
    [4, 3],
    [2, 1],
  ])
  const score = Math.max(1, drawn - penalty)
  const mood = score >= 8 ? 'good' : score >= 6 ? 'neutral' : 'bad'
  const remark = rng.pick(followUpRemarks.filter(each => each.mood === mood))
  return { calledAt, by, result, score, isSatisfied: score >= 6, topic: remark.topic, remark: remark.text }
}

/**
 * Inspection, washing and adding up after the last stretch of work; whoever is late collects next morning. Taking over
 * comes a quarter of an hour before the car is ready, the joint look ten minutes before it is handed over.
 */
export function handOverAfter(
  rng: Rng,
  store: StoreRow,
  plan: WorkPlan,
): { inspectedAt: Instant; readyAt: Instant; deliveredAt: Instant } {
  const inspectedAt = addMinutes(plan.finishedAt, rng.int(6, 15))
  const readyAt = addMinutes(nextOpening(store.calendar, addMinutes(inspectedAt, rng.int(4, 20))), 15)
  const deliveredAt = addMinutes(nextOpening(store.calendar, addMinutes(readyAt, rng.int(8, 70))), 12)
  return { inspectedAt, readyAt, deliveredAt }
}

/** Within a day, as the rhythm has it; a few customers are forgotten for two or three. */
function callTimeFor(rng: Rng, deliveredAt: Instant): Instant {
  const days = rng.weighted([
    [1, 90],
    [2, 7],
    [3, 3],
  ] as const)
  const opensAt = instantOf(addDaysOn(dateOn(deliveredAt), days), '09:00')
  const minutes = days > 1 ? 480 : Math.min(480, minutesBetween(opensAt, deliveredAt) + 24 * 60 - 10)
  return minutes > 0 ? addMinutes(opensAt, rng.int(0, minutes)) : instantOf(dateOn(deliveredAt), '16:20')
}

/** What the customer is told and says when the car is handed over. */
export type FarewellPlan = { nextOn: DateOn; nextKm: number; nextContent: string; rating: number }

export function farewellFor(rng: Rng, vehicle: VehicleRow, on: DateOn, mileageKm: number): FarewellPlan {
  const months = Math.max(1, Math.min(vehicle.serviceMonths, Math.round(vehicle.serviceKm / vehicle.monthlyKm)))
  return {
    nextOn: addDaysOn(on, Math.round(months * 30.4)),
    nextKm: Math.round((mileageKm + vehicle.serviceKm) / 500) * 500,
    nextContent: vehicle.power === 'bev' ? '常规检查、更换空调滤清器' : '更换机油机滤',
    rating: rng.weighted([
      [5, 76],
      [4, 24],
    ] as const),
  }
}

/** Nine in ten cars are handed over by the promised time, which is told in half hours. */
export function promisedFor(
  rng: Rng,
  arrivedAt: Instant,
  deliveredAt: Instant,
): { promisedAt: Instant; wasLate: boolean } {
  const aimedMs = halfHourAfter(msOf(deliveredAt) + rng.int(0, 25) * MINUTE)
  const missedMs = rng.chance(0.09) ? rng.int(2, 5) * HALF_HOUR : 0
  const earliestMs = halfHourAfter(msOf(arrivedAt) + 30 * MINUTE)
  const promisedAt = toInstant(Math.max(earliestMs, aimedMs - missedMs))
  return { promisedAt, wasLate: promisedAt < deliveredAt }
}

const MINUTE = 60_000
const HALF_HOUR = 30 * MINUTE
const halfHourAfter = (ms: number): number => Math.ceil(ms / HALF_HOUR) * HALF_HOUR

function methodFor(rng: Rng, customer: CustomerRow): PaymentMethod {
  if (customer.kind === 'company')
    return rng.weighted([
      ['transfer', 55],
      ['arrears', 35],
      ['card', 10],
    ] as const)
  return rng.weighted([
    ['wechat', 55],
    ['alipay', 30],
    ['card', 10],
    ['cash', 5],
  ] as const)
}
