import { type Instant, isBefore } from '#domain/kernel/time.ts'
import type { Absence, ForecastOrder, ForecastQuestion, ForecastTask } from './floor-question.ts'
import { addSpan, firstEndingAfter, firstFit, joined, type Lane, type Span } from './spans.ts'
import { type WorkingAxis, workingAxis } from './working-axis.ts'

/** Where a task lies, in working minutes from now. */
export type PlacedTask = { task: ForecastTask; start: number; end: number; technicianId: string; bayId: string | null }

/** The workshop with all its open work in place, and where more work would find one. */
export type Floor = {
  now: Instant
  axis: WorkingAxis
  placed: readonly PlacedTask[]
  /** The places that get further tasks of one car done soonest; whatever stands already keeps its own. */
  layIn(tasks: readonly ForecastTask[], from: number): PlacedTask[]
}

type OpenLane = Lane & {
  taken: Span[]
  /** Bookings of a bay for other cars. */
  kept: readonly Span[]
  /** Up to here nothing is free. */
  openFrom: number
}

/** Up to so many pieces of work of one car every order of doing them is compared. */
const MOST_COMPARED = 6

/**
 * Who does what when, as things stand: running work first, then what is planned in the order of its plan, then what nobody
 * was given by the promises it serves. Each takes the first gap that somebody who may do it, a bay that suits and its car
 * have in common; nobody is at two pieces of work at once. What nobody may do is missing.
 */
export function floorAsItStands(
  question: ForecastQuestion,
  axis = workingAxis(question.calendar, question.now),
): Floor {
  const orders = new Map(question.orders.map(order => [order.id, order]))
  const laneOf = lanesFrom(question, axis)
  const placed: PlacedTask[] = []
  const place = (found: PlacedTask | undefined) => {
    if (found === undefined) return
    placed.push(found)
    const { task, technicianId, bayId } = found
    for (const id of [technicianId, bayId, task.orderId]) if (id !== null) take(laneOf(id), found)
  }
  const fromOf = (task: ForecastTask, order: ForecastOrder) =>
    Math.max(partsOf(order, axis), task.notBefore === null ? 0 : axis.after(task.notBefore))
  const known = question.tasks.filter(task => orders.has(task.orderId))
  for (const task of known.filter(task => task.isRunning)) place(earliest(task, 0, id => interrupted(laneOf(id))))
  keepBookings(question, laneOf)
  for (const task of inTurn(
    known.filter(task => !task.isRunning && task.notBefore !== null),
    orders,
  )) {
    const order = orders.get(task.orderId)
    if (order) place(earliest(task, fromOf(task, order), laneOf))
  }
  const open = inTurn(
    known.filter(task => !task.isRunning && task.notBefore === null),
    orders,
  )
  for (const [orderId, tasks] of Map.groupBy(open, task => task.orderId)) {
    const order = orders.get(orderId)
    if (order) for (const found of soonest(tasks, partsOf(order, axis), laneOf)) place(found)
  }
  return { now: question.now, axis, placed, layIn: (tasks, from) => soonest(tasks, from, laneOf) }
}

export function partsOf({ partsArriveAt }: Pick<ForecastOrder, 'partsArriveAt'>, axis: WorkingAxis): number {
  return partsArriveAt === null ? 0 : Math.max(0, axis.after(partsArriveAt))
}

function inTurn(tasks: readonly ForecastTask[], orders: ReadonlyMap<string, ForecastOrder>): ForecastTask[] {
  const due = (task: ForecastTask) => task.notBefore ?? orders.get(task.orderId)?.promisedAt ?? ''
  return tasks.toSorted((a, b) => compare(due(a), due(b)) || compare(a.orderId, b.orderId) || compare(a.id, b.id))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

type LaneOf = (id: string) => OpenLane

/** The first gap that one of those who may, one of the bays that suit and the car have in common. */
function earliest(task: ForecastTask, from: number, laneOf: LaneOf): PlacedTask | undefined {
  const search = searchFor(task, from, laneOf)
  const person = search.soonestAlone(task.technicianIds)
  if (person === undefined) return undefined
  const bay = search.soonestAlone(task.bayIds)
  if (bay === undefined) {
    const { start, end } = search.fit(person.id)
    return { task, start, end, technicianId: person.id, bayId: null }
  }
  // Together nobody is sooner than the soonest of each alone; whatever is scarce decides, so it is asked first.
  const least = Math.max(person.end, bay.end)
  const scarce = bay.end > person.end ? { bayIds: [bay.id] } : { technicianIds: [person.id] }
  const known = soonestPair({ ...task, ...scarce }, search, least)
  return known && known.end <= least ? { ...known, task } : soonestPair(task, search, least, known)
}

type Search = ReturnType<typeof searchFor>

/** One piece of work in search of its place: what each lane offers it alone is worked out once. */
function searchFor({ orderId, minutes }: ForecastTask, from: number, laneOf: LaneOf) {
  const car = laneOf(orderId)
  const ends = new Map<string, number>()
  const fit = (id: string, bayId?: string) =>
    firstFit(bayId === undefined ? [laneOf(id), car] : [laneOf(id), laneOf(bayId), car], from, minutes)
  const endAlone = (id: string) => {
    const end = ends.get(id) ?? fit(id).end
    ends.set(id, end)
    return end
  }
  return {
    fit,
    /** Whether it could be over sooner with this lane than so. */
    mayBeat: (id: string, end: number) => Math.max(laneOf(id).openFrom, from) + minutes < end && endAlone(id) < end,
    soonestAlone: (ids: readonly string[]) => {
      let best: { id: string; end: number } | undefined
      for (const id of ids) {
        if (best && Math.max(laneOf(id).openFrom, from) + minutes >= best.end) continue
        const end = endAlone(id)
        if (best === undefined || end < best.end) best = { id, end }
      }
      return best
    },
  }
}

function soonestPair(task: ForecastTask, search: Search, least: number, known?: PlacedTask): PlacedTask | undefined {
  let best = known
  for (const technicianId of task.technicianIds) {
    if (best && !search.mayBeat(technicianId, best.end)) continue
    for (const bayId of task.bayIds) {
      if (best && !search.mayBeat(bayId, best.end)) continue
      const { start, end } = search.fit(technicianId, bayId)
      if (best === undefined || end < best.end) best = { task, start, end, technicianId, bayId }
      if (best.end <= least) return best
    }
  }
  return best
}

/** Further work of one car, one piece after the other, in the order that is over soonest. */
function soonest(tasks: readonly ForecastTask[], from: number, laneOf: LaneOf): PlacedTask[] {
  const able = tasks.filter(task => task.technicianIds.length > 0)
  if (able.length > MOST_COMPARED) return inRow(able, from, laneOf)
  // By sets of what is done already: the later a piece may begin, the later it is over, so the best of a smaller set serves.
  const best: { end: number; row: PlacedTask[] }[] = [{ end: from, row: [] }]
  for (let set = 1; set < 1 << able.length; set++) {
    for (const [n, task] of able.entries()) {
      const before = (set & (1 << n)) === 0 ? undefined : best[set ^ (1 << n)]
      const found = before && earliest(task, before.end, laneOf)
      // Of rows that are over at once the one in the order of the lines: a later line is the last.
      if (!found || found.end > (best[set]?.end ?? Number.POSITIVE_INFINITY)) continue
      best[set] = { end: found.end, row: [...before.row, found] }
    }
  }
  return best.at(-1)?.row ?? []
}

function inRow(tasks: readonly ForecastTask[], from: number, laneOf: LaneOf): PlacedTask[] {
  let at = from
  return tasks.flatMap(task => {
    const found = earliest(task, at, laneOf)
    at = found?.end ?? at
    return found ?? []
  })
}

/** Work that runs stays where it is: even a bay kept for another car only interrupts it. */
const interrupted = (lane: OpenLane): OpenLane => ({ ...lane, away: joined([...lane.away, ...lane.kept]) })

function keepBookings({ absences }: ForecastQuestion, laneOf: (id: string) => OpenLane): void {
  for (const id of new Set(absences.filter(absence => absence.isKept).map(absence => absence.resourceId))) {
    const lane = laneOf(id)
    for (const span of lane.kept) take(lane, span)
  }
}

function take(lane: OpenLane, span: Span): void {
  const { away, taken } = lane
  addSpan(taken, span)
  for (;;) {
    const minute = lane.openFrom
    const next = [away, taken].map(spans => spans[firstEndingAfter(spans, minute)])
    for (const busy of next) if (busy && busy.start <= lane.openFrom) lane.openFrom = Math.max(lane.openFrom, busy.end)
    if (lane.openFrom === minute) return
  }
}

function lanesFrom(question: ForecastQuestion, axis: WorkingAxis): (id: string) => OpenLane {
  const absences = Map.groupBy(question.absences, absence => absence.resourceId)
  const lanes = new Map<string, OpenLane>()
  const spansOf = (id: string, isKept: boolean) =>
    joined(
      (absences.get(id) ?? []).flatMap(absence =>
        (absence.isKept ?? false) === isKept && isBefore(question.now, absence.endAt) ? [spanOf(absence, axis)] : [],
      ),
    )
  return id => {
    const known = lanes.get(id)
    if (known) return known
    const lane = { away: spansOf(id, false), taken: [], kept: spansOf(id, true), openFrom: 0 }
    lanes.set(id, lane)
    return lane
  }
}

const spanOf = ({ startAt, endAt }: Absence, axis: WorkingAxis): Span => ({
  start: Math.max(0, axis.of(startAt)),
  end: axis.after(endAt),
})
