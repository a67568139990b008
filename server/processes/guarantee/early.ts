import { addDaysOn, addMinutes, dateOn } from '#domain/kernel/time.ts'
import { ruleOn } from '#domain/processes/guarantee/clocks.ts'
import { confirmFaults } from '#domain/processes/guarantee/duties.ts'
import {
  type Brought,
  type EarlyCar,
  type EarlyRule,
  mayPresentEarly,
  type Pointed,
  pendingOf,
  standingOf,
} from '#domain/processes/guarantee/early.ts'
import { faultsIn } from '#domain/processes/guarantee/early-signs.ts'
import { earlyRules } from '#domain/processes/guarantee/policy-early.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { addOnsOf, findOrder, findVisit, linesOf, liveLines, type OrderRecord } from '../repair-orders/queries.ts'
import type { Blocker } from '../repair-orders/signals.ts'
import { carOf } from './queries-clocks.ts'
import { earlyCarOf, faultsOf } from './queries-early.ts'

const DECIDE_MINUTES = 30

export type EarlyFacts = { rule: EarlyRule | undefined; car: EarlyCar; brought: Brought }

/** What the rights of a new car are reckoned from: the day and the kilometres it was brought with. */
export async function factsOfOrder(ctx: Ctx, order: OrderRecord): Promise<EarlyFacts & { said: string[] }> {
  const visit = found(await findVisit(ctx, order.visitId))
  const on = dateOn(visit.arrivedAt, ctx.store.zone)
  return {
    rule: ruleOn(await policy(ctx, earlyRules), on),
    car: await earlyCarOf(ctx, order.vehicleId),
    brought: { on, km: visit.mileageKm },
    said: [visit.customerWords, order.description],
  }
}

/** WAR-11: what an order of a new car points to, who judged what, and why it may not be signed yet. */
export async function readEarly(ctx: Ctx, order: OrderRecord) {
  const { said, ...facts } = await factsOfOrder(ctx, order)
  const decided = await faultsOf(ctx, { orderId: order.id })
  const { rule, car, brought } = facts
  // Most cars are long past it, and nothing more is read for them.
  if (!rule || (decided.length === 0 && !mayBeNew(facts, rule)))
    return { ...facts, decided, pending: [], blocker: null }
  const lines = liveLines(await linesOf(ctx, order.id))
  const reasons = (await addOnsOf(ctx, order.id)).filter(item => item.state !== 'refused').map(item => item.reason)
  const pointed: Pointed[] = faultsIn(lines, [...said, ...reasons], rule).map(({ fault, because }) => ({
    ...{ fault, because, standing: standingOf(fault, car, brought, rule) },
  }))
  const ruling = mayPresentEarly(pointed, decided, lines, rule)
  return { ...facts, decided, pending: pendingOf(pointed, decided), blocker: ruling.ok ? null : ruling }
}

const mayBeNew = ({ car, brought }: EarlyFacts, rule: EarlyRule) =>
  (['engine', 'brakes'] as const).some(fault => standingOf(fault, car, brought, rule).rights.length > 0)

/** The counter is told with everything else that keeps the order from being signed. */
export async function nameBlocker(ctx: Ctx, order: OrderRecord, blockers: Blocker[]): Promise<void> {
  const { blocker } = await readEarly(ctx, order)
  if (blocker) blockers.push({ ...blocker, path: `/guarantee/orders/${order.id}` })
}

/** As soon as the order is opened whoever keeps it is asked, and until it is judged. */
export async function askAboutFaults(ctx: Ctx, orderId: string): Promise<void> {
  const order = found(await findOrder(ctx, orderId))
  const { pending, blocker } = await readEarly(ctx, order)
  if (!blocker) await closeDuty(ctx, confirmFaults, order.id)
  if (pending.length === 0) return
  const car = found(await carOf(ctx, order.vehicleId))
  await openDuty(ctx, confirmFaults, {
    ...{ subject: { kind: 'order', id: order.id }, threadId: order.id, ownerId: order.adviserId },
    ...{ params: { plate: car.plate }, dueAt: addMinutes(ctx.now, DECIDE_MINUTES) },
  })
}

/** The two windows of a new car as the screens show them. */
export function standingView({ rule, car, brought }: EarlyFacts) {
  if (!rule) return null
  const assembly = standingOf('engine', car, brought, rule)
  const serious = standingOf('brakes', car, brought, rule)
  const { carDays, faultDays, faultKm } = rule
  const until = (days: number) => (car.startOn === null ? null : addDaysOn(car.startOn, days))
  return {
    ...{ usage: car.usage, startOn: car.startOn, days: assembly.days, km: brought.km, carDays, faultDays, faultKm },
    ...{ carUntilOn: until(carDays), faultUntilOn: until(faultDays) },
    ...{ isCarOpen: assembly.rights.includes('car'), isFaultOpen: serious.rights.length > 0 },
  }
}
