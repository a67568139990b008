import { addMinutes, type Instant, isBefore, maxInstant, minutesBetween, msOf, toInstant } from '#domain/kernel/time.ts'
import { bayFits, workNeeds } from '#domain/processes/catalogue/work-needs.ts'
import { mayTake } from '#domain/processes/workshop/assignment.ts'
import type { BoardData, WaitingLine } from './loaders.ts'

const STEP = 15

export type Assignment = { lineId: string; technicianId: string; bayId: string; from: Instant; minutes: number }
type Resource = BoardData['resources'][number]

/** A started quarter of an hour counts whole; work without hours still takes one. */
export function minutesOf(line: Pick<WaitingLine, 'hoursCenti'>): number {
  return Math.max(STEP, Math.ceil((line.hoursCenti * 0.6) / STEP) * STEP)
}

/**
 * One line after the other, each in the first free slot of somebody who may do it and a bay that suits it, while the shop
 * is open. The car stays with its first technician and bay where they serve for the next line too.
 */
export function proposeSlots(board: BoardData, lines: readonly WaitingLine[], now: Instant): Assignment[] {
  const found: Assignment[] = []
  let after = quarterAfter(now)
  for (const line of lines) {
    const slot = firstSlot(withPlan(board, found), line, { after, last: found.at(-1) })
    if (!slot) continue
    found.push(slot)
    after = addMinutes(slot.from, slot.minutes)
  }
  return found
}

/** The board as it will be once these are given out. */
export function withPlan(board: BoardData, plan: readonly Assignment[]): BoardData {
  const planned = plan.flatMap(({ lineId, technicianId, bayId, from, minutes }) =>
    [technicianId, bayId].map(resourceId => ({
      ...{ id: `${lineId} ${resourceId}`, resourceId, from, to: addMinutes(from, minutes) },
      ...{ purpose: 'job', subjectId: lineId },
    })),
  )
  return { ...board, bookings: [...board.bookings, ...planned] }
}

function firstSlot(
  board: BoardData,
  line: WaitingLine,
  { after, last }: { after: Instant; last: Assignment | undefined },
): Assignment | undefined {
  const minutes = minutesOf(line)
  const technicians = first(peopleFor(board.resources, line), last?.technicianId)
  const bays = first(baysFor(board.resources, line), last?.bayId)
  for (const from of startsOn(board, after, minutes)) {
    const technician = technicians.find(({ id }) => isFree(board, id, from, minutes))
    const bay = bays.find(({ id }) => isFree(board, id, from, minutes))
    if (technician && bay) return { lineId: line.id, technicianId: technician.id, bayId: bay.id, from, minutes }
  }
  return undefined
}

/** Every quarter of an hour at which work of this length can begin and still end while the shop is open. */
export function startsOn(board: BoardData, after: Instant, minutes: number): Instant[] {
  return board.opening.flatMap(({ opensAt, closesAt }) => {
    const start = maxInstant(quarterAfter(opensAt), after)
    const spare = minutesBetween(start, closesAt) - minutes
    return Array.from({ length: Math.max(0, Math.floor(spare / STEP) + 1) }, (_, n) => addMinutes(start, n * STEP))
  })
}

export function isFree(board: BoardData, resourceId: string, from: Instant, minutes: number): boolean {
  const to = addMinutes(from, minutes)
  return !board.bookings.some(
    span => span.resourceId === resourceId && isBefore(span.from, to) && isBefore(from, span.to),
  )
}

/** Those of the trade before the others who may. */
export function peopleFor(resources: readonly Resource[], line: WaitingLine): Resource[] {
  const may = resources.filter(item => item.kind === 'technician' && mayTake(item, line).ok)
  return [...may].sort((a, b) => Number(b.skills.includes(line.trade)) - Number(a.skills.includes(line.trade)))
}

export function baysFor(resources: readonly Resource[], line: WaitingLine): Resource[] {
  const needs = workNeeds([
    { kind: 'labour', system: '', trade: line.trade, highVoltage: line.highVoltage, grade: line.grade },
  ])
  const bays = resources.filter(item => item.kind === 'bay')
  const fitting = bays.filter(bay => bayFits(bay, needs))
  return fitting.length > 0 ? fitting : bays
}

const first = (list: Resource[], id: string | undefined) =>
  [...list].sort((a, b) => Number(b.id === id) - Number(a.id === id))

export function quarterAfter(now: Instant): Instant {
  const step = STEP * 60_000
  return toInstant(Math.ceil(msOf(now) / step) * step)
}
