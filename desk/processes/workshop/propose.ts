import { addMinutes, type Instant, instantOf, isBefore, maxInstant, msOf, toInstant } from '#domain/kernel/time.ts'
import { bayFits, workNeeds } from '#domain/processes/catalogue/work-needs.ts'
import { mayTake } from '#domain/processes/workshop/assignment.ts'
import type { BoardData, WaitingLine } from './loaders.ts'

/** The hours the board shows and plans within. */
export const openHours = { fromHour: 8, toHour: 19 }
const STEP = 15

export type Assignment = { lineId: string; technicianId: string; bayId: string; from: Instant; minutes: number }
type Busy = { resourceId: string; from: Instant; to: Instant }
type Resource = BoardData['resources'][number]

/** A started quarter of an hour counts whole; work without hours still takes one. */
export function minutesOf(line: Pick<WaitingLine, 'hoursCenti'>): number {
  return Math.max(STEP, Math.ceil((line.hoursCenti * 0.6) / STEP) * STEP)
}

/**
 * One line after the other, each in the first free slot of somebody who may do it and a bay that suits it. The car stays
 * with its first technician and bay where they serve for the next line too.
 */
export function proposeSlots(board: BoardData, lines: readonly WaitingLine[], on: string, now: Instant): Assignment[] {
  const busy: Busy[] = board.bookings.map(({ resourceId, from, to }) => ({ resourceId, from, to }))
  const found: Assignment[] = []
  let after = maxInstant(instantOf(on, '08:30'), quarterAfter(now))
  for (const line of lines) {
    const last = found.at(-1)
    const slot = firstSlot(board.resources, line, { busy, after, on, last })
    if (!slot) continue
    found.push(slot)
    after = addMinutes(slot.from, slot.minutes)
    for (const resourceId of [slot.technicianId, slot.bayId]) busy.push({ resourceId, from: slot.from, to: after })
  }
  return found
}

type Search = { busy: readonly Busy[]; after: Instant; on: string; last: Assignment | undefined }

function firstSlot(resources: readonly Resource[], line: WaitingLine, search: Search): Assignment | undefined {
  const minutes = minutesOf(line)
  const technicians = first(peopleFor(resources, line), search.last?.technicianId)
  const bays = first(baysFor(resources, line), search.last?.bayId)
  const close = instantOf(search.on, `${openHours.toHour}:00`)
  for (let from = search.after; isBefore(from, close); from = addMinutes(from, STEP)) {
    const to = addMinutes(from, minutes)
    const isFree = ({ id }: Resource) =>
      !search.busy.some(span => span.resourceId === id && isBefore(span.from, to) && isBefore(from, span.to))
    const technician = technicians.find(isFree)
    const bay = bays.find(isFree)
    if (technician && bay) return { lineId: line.id, technicianId: technician.id, bayId: bay.id, from, minutes }
  }
  return undefined
}

/** Those of the trade before the others who may. */
export function peopleFor(resources: readonly Resource[], line: WaitingLine): Resource[] {
  const may = resources.filter(item => item.kind === 'technician' && mayTake(item, line).ok)
  return [...may].sort((a, b) => Number(b.skills.includes(line.trade)) - Number(a.skills.includes(line.trade)))
}

export function baysFor(resources: readonly Resource[], line: WaitingLine): Resource[] {
  const needs = workNeeds([{ kind: 'labour', system: '', trade: line.trade, highVoltage: line.highVoltage }])
  const bays = resources.filter(item => item.kind === 'bay')
  const fitting = bays.filter(bay => bayFits(bay, needs))
  return fitting.length > 0 ? fitting : bays
}

const first = (list: Resource[], id: string | undefined) =>
  [...list].sort((a, b) => Number(b.id === id) - Number(a.id === id))

function quarterAfter(now: Instant): Instant {
  const step = STEP * 60_000
  return toInstant(Math.ceil(msOf(now) / step) * step)
}
