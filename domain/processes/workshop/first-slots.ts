import { openingSlotsOn, type WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addMinutes, dateOn, type Instant, isBefore, minutesBetween, msOf, toInstant } from '#domain/kernel/time.ts'
import { type Floor, floorAsItStands, type PlacedTask } from '#domain/mechanisms/resources/floor.ts'
import type { Absence, ForecastTask } from '#domain/mechanisms/resources/floor-question.ts'
import { workingAxis } from '#domain/mechanisms/resources/working-axis.ts'

const STEP = 15

/** A started quarter of an hour counts whole; work without hours still takes one. */
export function quarters(line: { hoursCenti: number }): number {
  return Math.max(STEP, Math.ceil((line.hoursCenti * 0.6) / STEP) * STEP)
}

export type Slot = { lineId: string; technicianId: string; bayId: string; from: Instant; to: Instant }

export type SlotQuestion = {
  now: Instant
  calendar: WorkingCalendar
  /** Whatever holds a person, a bay or the car itself. */
  absences: readonly Absence[]
  tasks: readonly ForecastTask[]
}

/**
 * The first places for the work of one car beside all that is given out, in the order that is over soonest. What fits
 * into one stretch of opening hours is not torn by closing.
 */
export function firstSlots(question: SlotQuestion, from: Instant): Slot[] {
  // Minutes are counted from a quarter of an hour, or every place would begin at the second of asking.
  const now = quarterAfter(question.now)
  const axis = workingAxis(question.calendar, now)
  const floor = floorAsItStands({ ...question, now, orders: [], tasks: [] }, axis)
  const tasks = question.tasks.filter(task => task.technicianIds.length > 0 && task.bayIds.length > 0)
  return whole(floor, question.calendar, tasks, Math.max(0, axis.after(quarterAfter(from)))).flatMap(place =>
    place.bayId === null
      ? []
      : {
          ...{ lineId: place.task.id, technicianId: place.technicianId, bayId: place.bayId },
          ...{ from: beginOf(floor, place), to: axis.at(place.end) },
        },
  )
}

function whole(floor: Floor, calendar: WorkingCalendar, tasks: readonly ForecastTask[], from: number): PlacedTask[] {
  const row = floor.layIn(tasks, from)
  const torn = row.findIndex(place => closingWithin(floor, calendar, place) !== undefined)
  const place = row[torn]
  const closesAt = place && closingWithin(floor, calendar, place)
  if (closesAt === undefined) return row
  const rest = row.slice(torn).map(({ task }) => task)
  return [...row.slice(0, torn), ...whole(floor, calendar, rest, floor.axis.after(closesAt))]
}

/** When the shop closes amid work that the next stretch of opening hours would take in one piece. */
function closingWithin(floor: Floor, calendar: WorkingCalendar, place: PlacedTask): Instant | undefined {
  const begin = beginOf(floor, place)
  const [now, next] = stretchesFrom(calendar, begin)
  if (!now || !next || !isBefore(now.closesAt, floor.axis.at(place.end))) return undefined
  return minutesBetween(next.opensAt, next.closesAt) < place.task.minutes ? undefined : now.closesAt
}

function stretchesFrom(calendar: WorkingCalendar, at: Instant) {
  // A shop that is shut for longer has nothing to tear.
  const days = Array.from({ length: 10 }, (_, day) => dateOn(addMinutes(at, day * 24 * 60), calendar.zone))
  return days.flatMap(on => openingSlotsOn(calendar, on)).filter(({ closesAt }) => isBefore(at, closesAt))
}

/** With so many minutes behind it one stretch may end as well as the next begin; work begins with the next. */
const beginOf = ({ axis }: Floor, { start }: PlacedTask): Instant => addMinutes(axis.at(start + 1), -1)

function quarterAfter(at: Instant): Instant {
  const step = STEP * 60_000
  return toInstant(Math.ceil(msOf(at) / step) * step)
}
