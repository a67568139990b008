import { type Instant, isBefore, maxInstant, minInstant } from '#domain/kernel/time.ts'
import { HIGH_VOLTAGE } from '#domain/processes/catalogue/work-needs.ts'
import { mayTake } from '#domain/processes/workshop/assignment.ts'
import type { BoardData, WaitingLine } from './loaders.ts'
import { baysFor, isFree, minutesOf, peopleFor, quarterAfter, startsOn } from './propose.ts'

export type NoSlot =
  | { why: 'noCertificate' | 'noGrade' | 'noBay' | 'closed' | 'clash' }
  | { why: 'tooLong'; minutes: number }
  | { why: 'peopleTaken' | 'baysTaken'; names: string[]; until: Instant }

/** Why a line finds no place on this day's board; nothing when it does find one. */
export function whyNoSlot(board: BoardData, line: WaitingLine, now: Instant): NoSlot | undefined {
  const people = peopleFor(board.resources, line)
  if (people.length === 0) return { why: lacksCertificate(board, line) ? 'noCertificate' : 'noGrade' }
  const bays = baysFor(board.resources, line)
  if (bays.length === 0) return { why: 'noBay' }
  const after = quarterAfter(now)
  if (startsOn(board, after, 0).length === 0) return { why: 'closed' }
  const minutes = minutesOf(line)
  const starts = startsOn(board, after, minutes)
  if (starts.length === 0) return { why: 'tooLong', minutes }
  const someFree = (list: typeof people, from: Instant) => list.some(({ id }) => isFree(board, id, from, minutes))
  if (starts.some(from => someFree(people, from) && someFree(bays, from))) return undefined
  if (!starts.some(from => someFree(people, from))) return { why: 'peopleTaken', ...takenUntil(board, people, after) }
  if (!starts.some(from => someFree(bays, from))) return { why: 'baysTaken', ...takenUntil(board, bays, after) }
  return { why: 'clash' }
}

function lacksCertificate(board: BoardData, line: WaitingLine): boolean {
  const graded = board.resources.filter(
    item => item.kind === 'technician' && mayTake(item, { ...line, highVoltage: false }).ok,
  )
  return line.highVoltage && graded.length > 0 && graded.every(item => !item.skills.includes(HIGH_VOLTAGE))
}

/** The first moment from which one of them has nothing more. */
function takenUntil(board: BoardData, list: readonly { id: string; name: string }[], after: Instant) {
  const ends = list.map(({ id }) => {
    const own = board.bookings.filter(booking => booking.resourceId === id && isBefore(after, booking.to))
    return maxInstant(after, ...own.map(booking => booking.to))
  })
  return { names: list.map(item => item.name), until: minInstant(ends[0] ?? after, ...ends) }
}
