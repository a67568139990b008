import { openingSlotsOn } from '#domain/kernel/calendar.ts'
import { addDaysOn, dateOn } from '#domain/kernel/time.ts'
import { awayMeanwhile, calendarWith } from '#domain/mechanisms/resources/overtime.ts'
import { afterWork } from '#domain/processes/repair-orders/policies.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import type { Explanation } from '#engines/scheduling/workshop/explain-plan.ts'
import { type Replanned, replanAside } from '#engines/scheduling/workshop/replan-aside.ts'
import type { PlannedStep } from '#engines/scheduling/workshop/workshop-day.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { listResources } from '#server/mechanisms/resources/bookings.ts'
import { absencesAhead, linesAhead, overtimesAhead } from '../repair-orders/queries-floor.ts'
import { partsArrivals } from '../stock/queries-readiness.ts'
import { foreseeNow } from './look-ahead.ts'
import { type Clockwork, clockworkFrom, type PlanFacts, workshopDayOf } from './plan-facts.ts'
import { jobsToPlan, ordersToPlan } from './queries-plan.ts'

type Api = Handlers<typeof workshopContract>
type Proposal = Awaited<ReturnType<Api['proposePlan']>>
type Change = Proposal['changes'][number]

/** So far ahead work is given a place; what does not fit is said. */
const DAYS = 7
/** Long enough for sixty cars, short enough to be waited for. */
const PLANNING_MS = 700

/** The best plan found for the open work, as changes to the plan of now: lateness first, and as little moved as can be. */
export const proposePlan: Api['proposePlan'] = async ctx => {
  const facts = await factsOf(ctx)
  const clock = clockworkFrom(ctx.now)
  const { day, former } = workshopDayOf(facts, clock)
  const ahead = await foreseeNow(ctx)
  const { plan, explanations } = await replanAside({ day, former, seed: 1, milliseconds: PLANNING_MS })
  const why = new Map(explanations.map(each => [each.stepId, each]))
  const changes = plan.steps.flatMap(step => changeOf(facts, clock, step, found(why.get(step.stepId))))
  const missed = ahead.filter(({ slackMinutes }) => slackMinutes < 0)
  const late = plan.ready.filter(({ lateMinutes }) => lateMinutes > 0)
  return {
    changes,
    before: { late: missed.length, minutes: missed.reduce((sum, { slackMinutes }) => sum - slackMinutes, 0) },
    after: { late: late.length, minutes: late.reduce((sum, { lateMinutes }) => sum + lateMinutes, 0) },
    homeless: homelessIn(facts, plan),
  }
}

async function factsOf(ctx: Ctx): Promise<PlanFacts> {
  const overtimes = await overtimesAhead(ctx)
  const calendar = calendarWith(await calendarOf(ctx), overtimes)
  const firstOn = dateOn(ctx.now, ctx.store.zone)
  const opening = Array.from({ length: DAYS }, (_, day) => openingSlotsOn(calendar, addDaysOn(firstOn, day))).flat()
  const orders = await ordersToPlan(ctx)
  const ids = orders.map(order => order.id)
  const [technicians, bays, absences, jobs, lines, arrivals, afterMinutes] = await Promise.all([
    listResources(ctx, 'technician'),
    listResources(ctx, 'bay'),
    absencesAhead(ctx, calendar),
    jobsToPlan(ctx, ids),
    linesAhead(ctx, ids),
    partsArrivals(ctx, ids),
    policy(ctx, afterWork),
  ])
  const people = technicians.map(({ id }) => id)
  return {
    ...{ now: ctx.now, opening, technicians, bays, orders, jobs, lines, arrivals, afterMinutes },
    absences: [...absences, ...awayMeanwhile(people, overtimes)],
  }
}

/** What has another person, bay or time than now; work still outside the workshop cannot be given to anybody. */
function changeOf(facts: PlanFacts, clock: Clockwork, step: PlannedStep, why: Explanation): Change[] {
  const order = found(facts.orders.find(({ id }) => id === step.jobId))
  const job = facts.jobs.find(({ id }) => id === step.stepId)
  const work = found(job ?? facts.lines.find(({ id }) => id === step.stepId))
  const { personId, bayId } = step
  if (!order.isReceived || bayId === null || why.decided === 'inProgress') return []
  const proposed = placeOf(facts, { technicianId: personId, bayId, from: clock.at(step.start), to: clock.at(step.end) })
  const isSame =
    job && job.technicianId === personId && job.bayId === bayId && clock.minute(job.plannedFrom) === step.start
  if (isSame) return []
  return [
    {
      ...{ orderId: order.id, number: order.number, plate: order.plate, promisedAt: order.promisedAt },
      ...{ lineId: job?.lineId ?? work.id, name: work.name },
      job: job ? { id: job.id, version: job.version } : null,
      now: job ? placeOf(facts, { ...job, from: job.plannedFrom, to: job.plannedTo }) : null,
      proposed,
      why: reasonsOf(facts, clock, why),
    },
  ]
}

function placeOf(
  { technicians, bays }: PlanFacts,
  { technicianId, bayId, from, to }: { technicianId: string; bayId: string; from: string; to: string },
) {
  const technician = technicians.find(({ id }) => id === technicianId)?.name ?? ''
  return { technicianId, technician, bayId, bay: bays.find(({ id }) => id === bayId)?.name ?? '', from, to }
}

function reasonsOf({ technicians }: PlanFacts, clock: Clockwork, { earliest, waited, otherPeople }: Explanation) {
  const others = otherPeople.flatMap(({ personId, why }) => {
    const name = technicians.find(({ id }) => id === personId)?.name ?? ''
    if (why.kind === 'noSkill' || why.kind === 'noCertificate' || why.kind === 'otherKind') return []
    return [{ name, why: why.kind, until: why.kind === 'busy' ? clock.at(why.until) : null }]
  })
  return { earliestAt: clock.at(earliest.at), because: earliest.because, waitedMinutes: waited, others }
}

function homelessIn({ orders, lines, jobs }: PlanFacts, plan: Replanned['plan']): Proposal['homeless'] {
  return plan.troubles.flatMap(({ jobId, stepId, kind }) => {
    if (kind === 'pinAgainstOrder' || kind === 'pinTaken') return []
    const order = orders.find(({ id }) => id === jobId)
    const work = lines.find(({ id }) => id === stepId) ?? jobs.find(({ id }) => id === stepId)
    return [{ orderId: jobId, plate: order?.plate ?? '', name: work?.name ?? '', why: kind }]
  })
}
