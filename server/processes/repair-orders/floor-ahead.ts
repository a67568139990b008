import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import type { ForecastQuestion, ForecastTask } from '#domain/mechanisms/resources/floor-question.ts'
import { openTask, type People, remainingMinutes } from '#domain/processes/repair-orders/floor-work.ts'
import { afterWork } from '#domain/processes/repair-orders/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { listResources } from '#server/mechanisms/resources/bookings.ts'
import { partsArrivals } from '../stock/queries-readiness.ts'
import { type AheadJob, type AheadOrder, absencesAhead, jobsAhead, linesAhead, ordersAhead } from './queries-floor.ts'

/** The one view of the workshop that promises are made from and that looking ahead keeps an eye on. */
export type FloorAhead = {
  question: ForecastQuestion
  orders: readonly AheadOrder[]
  calendar: WorkingCalendar
  people: People
  afterMinutes: number
}

export async function floorAhead(ctx: Ctx): Promise<FloorAhead> {
  const orders = await ordersAhead(ctx)
  const ids = orders.map(order => order.id)
  const calendar = await calendarOf(ctx)
  const [jobs, lines, technicians, bays, absences, arrivals, afterMinutes] = await Promise.all([
    jobsAhead(ctx),
    linesAhead(ctx, ids),
    listResources(ctx, 'technician'),
    listResources(ctx, 'bay'),
    absencesAhead(ctx, calendar),
    partsArrivals(ctx, ids),
    policy(ctx, afterWork),
  ])
  const people = { technicians, bays }
  const named = new Map(orders.map(order => [order.id, order.namedTechnicianId]))
  const open = lines.map(line => openTask(line, named.get(line.orderId) ?? null, people))
  const question = {
    now: ctx.now,
    calendar,
    orders: orders.map(({ id, promisedAt, saidDoneAt }) => ({
      ...{ id, promisedAt, saidDoneAt, afterMinutes },
      partsArriveAt: arrivals.get(id) ?? null,
    })),
    tasks: [...jobs.map(given), ...open],
    absences,
  }
  return { question, orders, calendar, people, afterMinutes }
}

/** Work somebody was given: it is done by this person in this bay. */
function given(job: AheadJob): ForecastTask {
  const isRunning = job.state === 'working'
  return {
    id: job.id,
    orderId: job.orderId,
    minutes: remainingMinutes(job.assignedHoursCenti, job.clockedMinutes),
    isRunning,
    notBefore: isRunning ? null : job.plannedFrom,
    technicianIds: [job.technicianId],
    bayIds: [job.bayId],
  }
}
