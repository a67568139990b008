import { addWorkingMinutes, type WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addMinutes, formatLocal, maxInstant } from '#domain/kernel/time.ts'
import type { Forecast } from '#domain/mechanisms/resources/forecast.ts'
import { calendarWith, forecastLate, type Overtime } from '#domain/mechanisms/resources/overtime.ts'
import { mendPromise } from '#domain/processes/workshop/duties.ts'
import { movesPromises } from '#domain/processes/workshop/look-ahead.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { enqueue, type Job } from '#server/kernel/jobs.ts'
import { on } from '#server/kernel/signals.ts'
import { timelineDrafted } from '#server/kernel/timeline.ts'
import { cancelTimers, schedule, type Timer } from '#server/kernel/timers.ts'
import { closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { notify } from '#server/mechanisms/duties/notify.ts'
import { type FloorAhead, floorAhead } from '../repair-orders/floor-ahead.ts'
import { type AheadOrder, overtimesAhead } from '../repair-orders/queries-floor.ts'
import { forgetRisk, lockLook, risksNow, saveRisk } from './queries-ahead.ts'

const LOOK = 'workshop.lookAhead'
/** A look costs little, but not so little that every minute needs one. */
const LEAST_PAUSE = 5
/** Before a promise breaks the customer is told: until then something can be done about it. */
const TELL_MINUTES = 60
const LEAST_TIME = 15

/** Whatever may move the moment a car is ready asks for a look at all promises, once however much happens meanwhile. */
export const lookWhenMoved = on(timelineDrafted, async (ctx, drafts) => {
  if (drafts.some(draft => movesPromises(draft.event))) await enqueue(ctx, LOOK, ctx.store.id)
})

export const lookAheadJob: Job = { name: LOOK, run: ({ within }) => within(lookAhead) }
export const lookAheadTimer: Timer = { kind: LOOK, run: lookAhead }

/** RO-12, EST-13: foresees every open promise, and tells the advisers of those that will break and of those that are safe again. */
async function lookAhead(ctx: Ctx): Promise<void> {
  await lockLook(ctx)
  const { question, orders, calendar, people } = await floorAhead(ctx)
  const overtimes = await overtimesAhead(ctx)
  const outlook = new Map(forecastLate(question, idsOf(people), overtimes).map(each => [each.orderId, each]))
  const known = new Map((await risksNow(ctx)).map(risk => [risk.orderId, risk]))
  for (const order of orders) {
    const ahead = outlook.get(order.id)
    const risk = known.get(order.id)
    known.delete(order.id)
    if (ahead && ahead.slackMinutes < 0) {
      const { readyAt, limit: reason } = ahead
      await saveRisk(ctx, {
        orderId: order.id,
        promisedAt: order.promisedAt,
        readyAt,
        reason,
        since: risk?.since ?? ctx.now,
      })
      if (!risk || risk.promisedAt !== order.promisedAt) await tell(ctx, order, ahead)
    } else if (risk) await calm(ctx, order.id)
  }
  // What is left has no promise any more that could break: it was kept, moved or called off.
  for (const orderId of known.keys()) await calm(ctx, orderId)
  await lookAgain(ctx, calendarWith(calendar, overtimes), [...outlook.values()])
}

async function tell(ctx: Ctx, order: AheadOrder, ahead: Forecast): Promise<void> {
  const subject = { kind: 'order', id: order.id }
  const params = { order: order.number ?? '', promised: formatLocal(order.promisedAt, ctx.store.zone) }
  const tellAt = addMinutes(order.promisedAt, -TELL_MINUTES)
  await closeDuty(ctx, mendPromise, order.id)
  await openDuty(ctx, mendPromise, {
    ...{ subject, threadId: order.id, ownerId: order.adviserId, params },
    dueAt: maxInstant(addMinutes(ctx.now, LEAST_TIME), tellAt),
  })
  await notify(ctx, { to: { staffId: order.adviserId }, kind: 'promise.endangered', subject, params })
  const { readyAt, limit } = ahead
  ctx.record({
    ...{ event: 'promise.endangered', subject, threadId: order.id },
    data: { promisedAt: order.promisedAt, readyAt, limit },
  })
}

async function calm(ctx: Ctx, orderId: string): Promise<void> {
  await forgetRisk(ctx, orderId)
  await closeDuty(ctx, mendPromise, orderId)
  ctx.record({ event: 'promise.safe', subject: { kind: 'order', id: orderId }, threadId: orderId })
}

/** Time alone can use up no more than the least time that is left: until then there is nothing new to see. */
async function lookAgain(ctx: Ctx, calendar: WorkingCalendar, outlook: readonly Forecast[]): Promise<void> {
  await cancelTimers(ctx, ctx.store.id, LOOK)
  const left = outlook.filter(ahead => ahead.slackMinutes >= 0).map(ahead => ahead.slackMinutes + 1)
  if (left.length === 0) return
  const at = addWorkingMinutes(calendar, ctx.now, Math.max(LEAST_PAUSE, Math.min(...left)))
  await schedule(ctx, LOOK, ctx.store.id, at)
}

/** Every open promise as things stand at this moment. */
export async function foreseeNow(ctx: Ctx): Promise<Forecast[]> {
  const { question, people } = await floorAhead(ctx)
  return forecastLate(question, idsOf(people), await overtimesAhead(ctx))
}

/** WKS-09: when an order's car can be ready as things stand, and when with these hours; nothing when no work is left. */
export async function readyWith(ctx: Ctx, overtime: Overtime & { id: string }) {
  const { question, people } = await floorAhead(ctx)
  const others = (await overtimesAhead(ctx)).filter(({ id }) => id !== overtime.id)
  const readyAt = (overtimes: readonly Overtime[]) =>
    forecastLate(question, idsOf(people), overtimes).find(each => each.orderId === overtime.orderId)
  const [usual, longer] = [readyAt(others), readyAt([...others, overtime])]
  return usual && longer ? { readyWithoutAt: usual.readyAt, readyWithAt: longer.readyAt } : undefined
}

const idsOf = ({ technicians }: FloorAhead['people']) => technicians.map(({ id }) => id)
