import { pick } from '#domain/kernel/texts.ts'
import { addHours, addMinutes, dateOn } from '#domain/kernel/time.ts'
import { clocksOf, isCovered, repairDays, ruleOn } from '#domain/processes/guarantee/clocks.ts'
import type { guaranteeContract } from '#domain/processes/guarantee/contract.ts'
import { watchClocks } from '#domain/processes/guarantee/duties.ts'
import { clockTexts } from '#domain/processes/guarantee/kinds.ts'
import { threeGuarantees } from '#domain/processes/guarantee/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { schedule, type Timer } from '#server/kernel/timers.ts'
import { openDuty } from '#server/mechanisms/duties/duties.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { findOrder } from '../repair-orders/queries.ts'
import { alertsOf, carOf, clockKey, guaranteeRepairs, raiseAlert } from './queries-clocks.ts'

const LOOK = 'guarantee.look'
const ANSWER_MINUTES = 240

/** WAR-11: the clocks of a car as they stand now, from the repairs on record. */
export const readVehicle: Handlers<typeof guaranteeContract>['vehicle'] = async (ctx, input) => {
  const car = found(await carOf(ctx, input.id))
  const { clocks, repairs } = await countClocks(ctx, car)
  return {
    vehicleId: car.id,
    plate: car.plate,
    vin: car.vin,
    purchasedOn: car.purchasedOn,
    clocks,
    repairs: repairs.map(({ orderId, number, agreedAt, doneAt, systems, counts }) => ({
      orderId,
      number,
      agreedAt,
      doneAt,
      days: repairDays(agreedAt, doneAt ?? ctx.now),
      systems: [...systems],
      counts,
    })),
    alerts: await alertsOf(ctx, car.id),
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
  if (order.passedAt === null && order.cancelledAt === null)
    await schedule(ctx, LOOK, order.id, nextDay(own.agreedAt, ctx.now))
}

export const clockTimer: Timer = { kind: LOOK, run: (ctx, orderId) => watchOrder(ctx, orderId) }

// A day of repair is full 24 hours after the agreement; a minute later the next one has begun.
function nextDay(agreedAt: string, now: string): string {
  return addMinutes(addHours(agreedAt, repairDays(agreedAt, addMinutes(now, 1)) * 24), 1)
}

async function countClocks(ctx: Ctx, car: { id: string; purchasedOn: string | null }) {
  const rules = await policy(ctx, threeGuarantees)
  const repairs = (await guaranteeRepairs(ctx, car.id)).map(repair => {
    const rule = ruleOn(rules, dateOn(repair.agreedAt, ctx.store.zone))
    return { ...repair, counts: rule !== undefined && isCovered(repair, car.purchasedOn, rule, ctx.store.zone) }
  })
  const rule = ruleOn(rules, dateOn(ctx.now, ctx.store.zone))
  const counted = repairs.filter(repair => repair.counts)
  return { repairs, clocks: rule ? clocksOf(counted, ctx.now, rule) : [] }
}
