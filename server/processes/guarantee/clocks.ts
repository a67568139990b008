import { pick } from '#domain/kernel/texts.ts'
import { addHours, addMinutes, dateOn } from '#domain/kernel/time.ts'
import { clocksOf, isCovered, pausedMinutes, repairDays, ruleOn } from '#domain/processes/guarantee/clocks.ts'
import type { guaranteeContract } from '#domain/processes/guarantee/contract.ts'
import { watchClocks } from '#domain/processes/guarantee/duties.ts'
import { clockTexts } from '#domain/processes/guarantee/kinds.ts'
import { carExchange, threeGuarantees } from '#domain/processes/guarantee/policies.ts'
import { earlyRules } from '#domain/processes/guarantee/policy-early.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { cancelTimers, schedule, type Timer } from '#server/kernel/timers.ts'
import { openDuty } from '#server/mechanisms/duties/duties.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { findOrder } from '../repair-orders/queries.ts'
import { standingView } from './early.ts'
import {
  alertsOf,
  type CarRow,
  carOf,
  clockKey,
  guaranteeRepairs,
  type RepairRow,
  raiseAlert,
} from './queries-clocks.ts'
import { earlyCarOf, faultsOf } from './queries-early.ts'
import { exchangesOf } from './queries-exchanges.ts'

const LOOK = 'guarantee.look'
const ANSWER_MINUTES = 240

/** WAR-11: the clocks of a car as they stand now, from the repairs on record. */
export const readVehicle: Handlers<typeof guaranteeContract>['vehicle'] = async (ctx, input) => {
  const car = found(await carOf(ctx, input.id))
  const { clocks, repairs } = await countClocks(ctx, car)
  const today = dateOn(ctx.now, ctx.store.zone)
  const early = await earlyCarOf(ctx, car.id)
  return {
    vehicleId: car.id,
    plate: car.plate,
    vin: car.vin,
    purchasedOn: car.purchasedOn,
    clocks,
    repairs: repairs.map(repair => ({
      ...repair,
      days: repairDays(repair, ctx.now),
      systems: [...repair.systems],
      pauses: [...repair.pauses],
    })),
    alerts: await alertsOf(ctx, car.id),
    standing: standingView({
      rule: ruleOn(await policy(ctx, earlyRules), today),
      car: early,
      brought: { on: today, km: early.mileageKm },
    }),
    faults: await faultsOf(ctx, { vehicleId: car.id }),
    exchanges: await exchangesOf(ctx, car.id),
    usagePpm: (await policy(ctx, carExchange)).usagePpm,
    can: {
      deduct: ctx.can('guarantee.deduct'),
      exchange: ctx.can('guarantee.exchange'),
      answer: ctx.can('guarantee.answer'),
    },
  }
}

/** Looks at the clocks of the car of an order, tells each new level once, and looks again while the car is under repair. */
export async function watchOrder(ctx: Ctx, orderId: string): Promise<void> {
  const order = found(await findOrder(ctx, orderId))
  const car = found(await carOf(ctx, order.vehicleId))
  const { clocks, repairs } = await countClocks(ctx, car)
  const own = repairs.find(repair => repair.orderId === order.id)
  if (!own?.counts) return
  for (const { clock, about, count, level } of clocks) {
    if (level === 'none') continue
    const key = clock === 'singleDays' ? clockKey(clock, order.id) : clockKey(clock, about)
    if (!(await raiseAlert(ctx, { vehicleId: car.id, clock: key, level, count }))) continue
    ctx.record({
      event: 'guarantee.alerted',
      subject: { kind: 'vehicle', id: car.id },
      threadId: order.id,
      data: { clock, about, count, level },
    })
    await openDuty(ctx, watchClocks, {
      subject: { kind: 'vehicle', id: car.id },
      threadId: order.id,
      params: { plate: car.plate, clock: pick(clockTexts[clock], 'zh') },
      dueAt: addMinutes(ctx.now, ANSWER_MINUTES),
    })
  }
  if (order.passedAt === null && order.cancelledAt === null) await lookAgain(ctx, own)
}

/** While its parts are on a way that does not count, no day of the repair begins. */
async function lookAgain(ctx: Ctx, own: RepairRow): Promise<void> {
  await cancelTimers(ctx, own.orderId, LOOK)
  if (own.pauses.every(pause => pause.toAt !== null)) await schedule(ctx, LOOK, own.orderId, nextDay(own, ctx.now))
}

export const clockTimer: Timer = { kind: LOOK, run: (ctx, orderId) => watchOrder(ctx, orderId) }

// A day of repair is full 24 hours after the agreement; a minute later the next one has begun.
function nextDay(own: RepairRow, now: string): string {
  const soon = addMinutes(now, 1)
  return addMinutes(addHours(own.agreedAt, repairDays(own, soon) * 24), pausedMinutes(own, soon) + 1)
}

/** A repair of a car, and whether it counts. */
export async function repairOf(ctx: Ctx, order: { id: string; vehicleId: string }) {
  const { repairs } = await countClocks(ctx, found(await carOf(ctx, order.vehicleId)))
  return repairs.find(repair => repair.orderId === order.id)
}

/** A car of operating use is outside the law: nothing of it counts. */
export async function countClocks(ctx: Ctx, car: Pick<CarRow, 'id' | 'purchasedOn' | 'usage'>) {
  const rules = await policy(ctx, threeGuarantees)
  const repairs = (await guaranteeRepairs(ctx, car.id)).map(repair => {
    const rule = ruleOn(rules, dateOn(repair.agreedAt, ctx.store.zone))
    const isMeant = car.usage === 'household' && rule !== undefined
    return { ...repair, counts: isMeant && isCovered(repair, car.purchasedOn, rule, ctx.store.zone) }
  })
  const rule = ruleOn(rules, dateOn(ctx.now, ctx.store.zone))
  const counted = repairs.filter(repair => repair.counts)
  return { repairs, clocks: rule ? clocksOf(counted, ctx.now, rule) : [] }
}
