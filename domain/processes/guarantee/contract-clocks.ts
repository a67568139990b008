import { z } from 'zod'
import { endpoint, zSaved } from '#domain/kernel/endpoint.ts'
import { zFen, zId, zInstant, zOptionalText, zText, zVersion } from '#domain/kernel/input.ts'
import { zEarlyFault, zEarlyStanding } from './contract-early.ts'
import { groundKinds, MAX_USAGE_PPM } from './exchange.ts'

const tag = 'guarantee'
const edit = { id: zId, version: zVersion }
const zReason = z.enum(['antiTheft', 'harness', 'battery', 'rescue'])
const zKind = z.enum(['refund', 'replace'])
export const zExchangeState = z.enum(['asked', 'agreed', 'refused', 'done'])

const zClock = z.object({
  clock: z.enum(['singleDays', 'totalDays', 'problem', 'safety', 'assembly']),
  about: z.string(),
  count: z.int(),
  limit: z.int(),
  level: z.enum(['none', 'yellow', 'orange', 'red']),
})

export const zPauseRow = z.object({
  id: z.string(),
  reason: zReason,
  fromAt: z.string(),
  toAt: z.string().nullable(),
  proof: z.string(),
  version: z.int(),
})

const zExchange = z.object({
  id: z.string(),
  kind: zKind,
  clock: z.enum(groundKinds),
  about: z.string(),
  priceFen: z.int(),
  km: z.int(),
  ratePpm: z.int(),
  usageFen: z.int(),
  backFen: z.int(),
  state: zExchangeState,
  note: z.string(),
  askedAt: z.string(),
  askedBy: z.string(),
  answerDueAt: z.string(),
  finishDueAt: z.string(),
  answeredBy: z.string(),
  version: z.int(),
})

const zVehicleClocks = z.object({
  vehicleId: z.string(),
  plate: z.string(),
  vin: z.string().nullable(),
  purchasedOn: z.string().nullable(),
  clocks: z.array(zClock),
  repairs: z.array(
    z.object({
      orderId: z.string(),
      number: z.string().nullable(),
      agreedAt: z.string(),
      doneAt: z.string().nullable(),
      days: z.int(),
      km: z.int().nullable(),
      systems: z.array(z.string()),
      counts: z.boolean(),
      pauses: z.array(zPauseRow),
    }),
  ),
  alerts: z.array(
    z.object({ id: z.string(), clock: z.string(), level: z.string(), count: z.int(), raisedAt: z.string() }),
  ),
  /** Where the rights of a new car stand now, and which faults were judged. */
  standing: zEarlyStanding.nullable(),
  faults: z.array(zEarlyFault),
  exchanges: z.array(zExchange),
  /** The share for 1,000 km the house proposes; the maker's certificate may name a lower one. */
  usagePpm: z.int(),
  can: z.object({ deduct: z.boolean(), exchange: z.boolean(), answer: z.boolean() }),
})

export const clockEndpoints = {
  vehicle: endpoint({
    method: 'GET',
    path: '/guarantee/vehicles/{id}',
    access: 'guarantee.read',
    summary:
      'The three-guarantee clocks of a car: repair days, repeats, assemblies; what is taken out, and its exchange',
    tag,
    input: { id: zId },
    output: zVehicleClocks,
  }),
  pause: endpoint({
    method: 'POST',
    path: '/guarantee/orders/{id}/pauses',
    access: 'guarantee.deduct',
    summary: 'Take time out of the days of a guarantee repair that the law does not count; without an end it goes on',
    tag,
    input: { id: zId, pauseId: zId, reason: zReason, fromAt: zInstant, toAt: zInstant.nullable(), proof: zText(300) },
    output: zSaved,
  }),
  endPause: endpoint({
    method: 'POST',
    path: '/guarantee/pauses/{id}/end',
    access: 'guarantee.deduct',
    summary: 'The part is there or the car is: from now on the repair counts again',
    tag,
    input: { ...edit, toAt: zInstant },
    output: zSaved,
  }),
  withdrawPause: endpoint({
    method: 'POST',
    path: '/guarantee/pauses/{id}/withdraw',
    access: 'guarantee.deduct',
    summary: 'The time counts after all',
    tag,
    input: { ...edit, reason: zText(300) },
    output: zSaved,
  }),
  askExchange: endpoint({
    method: 'POST',
    path: '/guarantee/vehicles/{id}/exchanges',
    access: 'guarantee.exchange',
    summary:
      'The owner wants another car or the money back by a clock that is red or a fault of a new car; what the use costs follows',
    tag,
    input: {
      ...{ id: zId, exchangeId: zId, kind: zKind, clock: z.enum(groundKinds), about: z.string().max(40) },
      ...{ priceFen: zFen.min(1), km: z.int().min(0).max(1_000_000), ratePpm: z.int().min(0).max(MAX_USAGE_PPM) },
    },
    output: z.object({ id: z.string(), version: z.int(), usageFen: z.int(), backFen: z.int() }),
  }),
  answerExchange: endpoint({
    method: 'POST',
    path: '/guarantee/exchanges/{id}/answer',
    access: 'guarantee.answer',
    summary: 'Agree, or refuse with the reason, within ten working days',
    tag,
    input: { ...edit, agreed: z.boolean(), note: zOptionalText(500).optional() },
    output: zSaved,
  }),
  finishExchange: endpoint({
    method: 'POST',
    path: '/guarantee/exchanges/{id}/finish',
    access: 'guarantee.answer',
    summary: 'The car was replaced or the money paid back',
    tag,
    input: edit,
    output: zSaved,
  }),
}
