import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import { type Instant, isBefore } from '#domain/kernel/time.ts'
import { type WorkingAxis, workingAxis } from './working-axis.ts'

/** One piece of work that is not done. */
export type ForecastTask = {
  id: string
  orderId: string
  /** Working minutes still to do. */
  minutes: number
  isRunning: boolean
  /** When it is planned to begin; null when it has begun, or nobody planned it. */
  notBefore: Instant | null
  /** Who may do it and where: one each where it was given to somebody; the first free of them does it. */
  technicianIds: readonly string[]
  bayIds: readonly string[]
}

export type ForecastOrder = {
  id: string
  promisedAt: Instant
  /** When the last missing part is expected; null when nothing is missing. */
  partsArriveAt: Instant | null
  /** When the workshop itself expects to be done, where it was asked. */
  saidDoneAt: Instant | null
  /** Inspection, washing and making ready after the last piece of work. */
  afterMinutes: number
}

/** A person is away or a bay is shut: work stops meanwhile and goes on after it. */
export type Absence = { resourceId: string; startAt: Instant; endAt: Instant }

export type ForecastQuestion = {
  now: Instant
  calendar: WorkingCalendar
  orders: readonly ForecastOrder[]
  tasks: readonly ForecastTask[]
  absences: readonly Absence[]
}

/** What holds an order up most: parts that are missing, others' work before it, its own work, or that nobody can do it. */
export type ForecastLimit = 'nobody' | 'parts' | 'queue' | 'work'

export type Forecast = {
  orderId: string
  /** When the car can be ready as things stand; null when nobody can do the work. */
  readyAt: Instant | null
  /** Working minutes left between that and the promise; below 0 the promise breaks. */
  slackMinutes: number
  limit: ForecastLimit
}

/** Where a task lies, in working minutes from now. */
export type PlacedTask = { task: ForecastTask; start: number; end: number; technicianId: string; bayId: string | null }

/**
 * When every car will be ready as things stand: running work first, then what is planned in the order of its plan, then
 * what nobody was given by the promises it serves, each done by the first of those who may.
 */
export function forecast(question: ForecastQuestion): Forecast[] {
  const axis = workingAxis(question.calendar, question.now)
  const placed = Map.groupBy(placeTasks(question, axis), place => place.task.orderId)
  const tasks = Map.groupBy(question.tasks, task => task.orderId)
  return question.orders.map(order => {
    const own = placed.get(order.id) ?? []
    const promised = axis.of(order.promisedAt)
    if (own.length < (tasks.get(order.id)?.length ?? 0))
      return { orderId: order.id, readyAt: null, slackMinutes: Math.min(-1, promised), limit: 'nobody' }
    const said = order.saidDoneAt === null ? 0 : axis.of(order.saidDoneAt)
    const ready = Math.max(partsOf(order, axis), 0, said, ...own.map(place => place.end)) + order.afterMinutes
    return {
      orderId: order.id,
      readyAt: axis.at(ready),
      slackMinutes: promised - ready,
      limit: limitOf(order, own, axis),
    }
  })
}

/** Who does what when; what nobody may do is missing. */
export function placeTasks(
  question: ForecastQuestion,
  axis = workingAxis(question.calendar, question.now),
): PlacedTask[] {
  const orders = new Map(question.orders.map(order => [order.id, order]))
  const away = absencesOf(question, axis)
  const freeAt = new Map<string, number>()
  const doneAt = new Map<string, number>()
  const place = (task: ForecastTask): PlacedTask | undefined => {
    const order = orders.get(task.orderId)
    const technicianId = earliest(task.technicianIds, freeAt)
    if (!order || technicianId === undefined) return undefined
    const bayId = earliest(task.bayIds, freeAt) ?? null
    const from = Math.max(
      freeAt.get(technicianId) ?? 0,
      bayId === null ? 0 : (freeAt.get(bayId) ?? 0),
      // One car is worked on at one place at a time.
      doneAt.get(task.orderId) ?? 0,
      task.isRunning ? 0 : partsOf(order, axis),
      task.notBefore === null ? 0 : axis.of(task.notBefore),
    )
    const absent = [...(away.get(technicianId) ?? []), ...((bayId && away.get(bayId)) || [])]
    const { start, end } = around(from, task.minutes, absent)
    freeAt.set(technicianId, end)
    if (bayId !== null) freeAt.set(bayId, end)
    doneAt.set(task.orderId, end)
    return { task, start, end, technicianId, bayId }
  }
  return inTurn(question.tasks, orders).flatMap(task => place(task) ?? [])
}

function inTurn(tasks: readonly ForecastTask[], orders: ReadonlyMap<string, ForecastOrder>): ForecastTask[] {
  const rank = (task: ForecastTask) => (task.isRunning ? 0 : task.notBefore === null ? 2 : 1)
  const due = (task: ForecastTask) => task.notBefore ?? orders.get(task.orderId)?.promisedAt ?? ''
  return tasks.toSorted((a, b) => rank(a) - rank(b) || compare(due(a), due(b)) || compare(a.id, b.id))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function earliest(ids: readonly string[], freeAt: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined
  for (const id of ids) if (best === undefined || (freeAt.get(id) ?? 0) < (freeAt.get(best) ?? 0)) best = id
  return best
}

type Span = { start: number; end: number }

/** Work of some minutes from a moment on, stopping while somebody or something it needs is away. */
function around(from: number, minutes: number, absences: readonly Span[]): Span {
  let start = from
  let end = start + minutes
  for (const away of absences.toSorted((a, b) => a.start - b.start)) {
    if (away.end <= start || away.start >= end) continue
    if (away.start <= start) {
      end += away.end - start
      start = away.end
    } else end += away.end - away.start
  }
  return { start, end }
}

function limitOf(order: ForecastOrder, own: readonly PlacedTask[], axis: WorkingAxis): ForecastLimit {
  const work = own.reduce((sum, place) => sum + place.task.minutes, 0)
  const first = Math.min(Number.POSITIVE_INFINITY, ...own.map(place => place.start))
  const parts = partsOf(order, axis)
  if (parts > 0 && parts >= first) return 'parts'
  const last = Math.max(0, ...own.map(place => place.end))
  return last - work > 0 ? 'queue' : 'work'
}

function partsOf({ partsArriveAt }: ForecastOrder, axis: WorkingAxis): number {
  return partsArriveAt === null ? 0 : Math.max(0, axis.of(partsArriveAt))
}

function absencesOf({ absences, now }: ForecastQuestion, axis: WorkingAxis): ReadonlyMap<string, Span[]> {
  const spans = absences
    .filter(absence => isBefore(now, absence.endAt))
    .map(({ resourceId, startAt, endAt }) => ({
      resourceId,
      start: Math.max(0, axis.of(startAt)),
      end: axis.of(endAt),
    }))
  return Map.groupBy(
    spans.filter(span => span.end > span.start),
    span => span.resourceId,
  )
}
