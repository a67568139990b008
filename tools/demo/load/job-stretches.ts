import { addMinutes, type Instant, minutesBetween } from '#domain/kernel/time.ts'

type Session = {
  technician: string
  bayKey: string
  labourCodes: readonly string[]
  startedAt: Instant
  endedAt: Instant
}
export type Stretch = { from: Instant; to: Instant }

/** The work of one labour line: who, where, and when; a job that goes on the next day has a stretch for each. */
export type LineWork = { line: number; technician: string; bayKey: string; stretches: readonly Stretch[] }

/**
 * Lines done by one person in one bay follow each other within the session and share its time; a long job has a session
 * for each day. @param codes the order's labour lines, in order
 */
export function workOfLines(sessions: readonly Session[], codes: readonly string[]): LineWork[] {
  const taken = new Set<number>()
  return [...Map.groupBy(sessions, session => session.labourCodes.join(' ')).values()].flatMap(days => {
    const [first] = days
    if (!first) return []
    const lines = [...codes.keys()].filter(line => !taken.has(line) && first.labourCodes.includes(codes[line] ?? ''))
    for (const line of lines) taken.add(line)
    const minutes = days.reduce((sum, day) => sum + minutesBetween(day.startedAt, day.endedAt), 0)
    const share = Math.max(1, Math.floor(minutes / Math.max(1, lines.length)))
    const { technician, bayKey } = first
    return lines.map((line, index) => ({ line, technician, bayKey, stretches: cut(days, index * share, share) }))
  })
}

/** The stretch of so many minutes of work that begins after so many. */
function cut(days: readonly Session[], skipped: number, wanted: number): Stretch[] {
  const stretches: Stretch[] = []
  let skip = skipped
  let left = wanted
  for (const [index, { startedAt, endedAt }] of days.entries()) {
    const isLast = index === days.length - 1
    const length = minutesBetween(startedAt, endedAt)
    if (skip >= length && !isLast) {
      skip -= length
      continue
    }
    const minutes = isLast ? left : Math.min(left, length - skip)
    if (minutes > 0) stretches.push({ from: addMinutes(startedAt, skip), to: addMinutes(startedAt, skip + minutes) })
    left -= minutes
    skip = 0
    if (left <= 0) break
  }
  return stretches
}
