import { addHours } from '#domain/kernel/time.ts'
import type { Absence, ForecastTask } from '#domain/mechanisms/resources/floor-question.ts'
import { HIGH_VOLTAGE } from '#domain/processes/catalogue/work-needs.ts'
import { openTask, type People, remainingMinutes } from '#domain/processes/repair-orders/floor-work.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { firstSlots, quarters } from '#domain/processes/workshop/first-slots.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { busyBetween, listResources } from '#server/mechanisms/resources/bookings.ts'
import { findOrder } from '../repair-orders/queries.ts'
import { type AheadLine, absencesAhead, jobsAhead, linesAhead } from '../repair-orders/queries-floor.ts'

type Api = Handlers<typeof workshopContract>

/** What is booked later is looked at again long before. */
const AHEAD_HOURS = 60 * 24

/** DSP-01: who may do each line of one order, where, and its first place beside all that is given out. */
export const proposeSlots: Api['proposeSlots'] = async (ctx, { id, lineId, resourceId, from }) => {
  const order = found(await findOrder(ctx, id))
  const calendar = await calendarOf(ctx)
  const [technicians, bays, allLines, absences] = await Promise.all([
    listResources(ctx, 'technician'),
    listResources(ctx, 'bay'),
    linesAhead(ctx, [id]),
    absencesAhead(ctx, calendar),
  ])
  const lines = allLines.filter(line => lineId === undefined || line.id === lineId)
  const people = { technicians, bays }
  const tasks = lines.map(line => bound(taskOf(line, order.namedTechnicianId, people), people, resourceId))
  const held = [...absences, ...(await givenOut(ctx, id))]
  const slots = firstSlots({ now: ctx.now, calendar, absences: held, tasks }, from ?? ctx.now)
  return {
    lines: lines.map((line, index) => {
      const { technicianIds = [], bayIds = [] } = tasks[index] ?? {}
      return {
        ...{ lineId: line.id, technicianIds: [...technicianIds], bayIds: [...bayIds] },
        slot: slots.find(slot => slot.lineId === line.id) ?? null,
        why: technicianIds.length === 0 ? whyNobody(line, people) : bayIds.length === 0 ? 'noBay' : null,
      }
    }),
  }
}

function taskOf(line: AheadLine, namedTechnicianId: string | null, people: People): ForecastTask {
  const task = openTask(line, namedTechnicianId, people)
  // Where nobody is named there is nobody to give it to.
  return { ...task, minutes: quarters(line), technicianIds: people.technicians.length === 0 ? [] : task.technicianIds }
}

/** Work dropped on somebody's row, or a bay's, is looked for there. */
function bound(task: ForecastTask, { technicians, bays }: People, resourceId: string | undefined): ForecastTask {
  if (technicians.some(({ id }) => id === resourceId)) return { ...task, technicianIds: [resourceId ?? ''] }
  return bays.some(({ id }) => id === resourceId) ? { ...task, bayIds: [resourceId ?? ''] } : task
}

/** What holds people, bays and this car: as it is booked, and work that takes longer as long as it takes. */
async function givenOut(ctx: Ctx, orderId: string): Promise<Absence[]> {
  const [booked, jobs] = await Promise.all([busyBetween(ctx, ctx.now, addHours(ctx.now, AHEAD_HOURS)), jobsAhead(ctx)])
  const own = new Set(jobs.filter(job => job.orderId === orderId).map(job => job.id))
  const spans = booked
    .filter(({ purpose }) => purpose === 'job')
    .flatMap(({ resourceId, subjectId, startAt, endAt }) =>
      (own.has(subjectId) ? [resourceId, orderId] : [resourceId]).map(each => ({ resourceId: each, startAt, endAt })),
    )
  const running = jobs
    .filter(job => job.state === 'working')
    .flatMap(({ technicianId, bayId, assignedHoursCenti, clockedMinutes }) => {
      const endAt = addHours(ctx.now, remainingMinutes(assignedHoursCenti, clockedMinutes) / 60)
      return [technicianId, bayId].map(resourceId => ({ resourceId, startAt: ctx.now, endAt }))
    })
  return [...spans, ...running].map(span => ({ ...span, isKept: true }))
}

function whyNobody(line: AheadLine, { technicians }: People): 'noCertificate' | 'noGrade' {
  const graded = technicians.filter(person => person.grade >= line.grade)
  const lacksOnlyPaper = line.highVoltage && graded.length > 0
  return lacksOnlyPaper && graded.every(person => !person.skills.includes(HIGH_VOLTAGE)) ? 'noCertificate' : 'noGrade'
}
