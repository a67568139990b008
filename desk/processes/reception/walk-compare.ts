import { api } from '#desk/kernel/api.ts'
import type { Line } from '#desk/kernel/offline/entry.ts'
import type { Compare } from '#desk/kernel/offline/outbox.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { findingLines, paperLines, registerLines, thingLines } from './walk-lines.ts'
import { papersIn, thingsIn } from './walk-marks.ts'

const now = (lines: (visit: VisitView) => Line[]) => async (id: string) => {
  const visit = await api.visits.get({ id })
  return { version: visit.version, lines: lines(visit) }
}

/** What stands in a visit now, for each form of the walk-around. */
export const walkCompare: Compare = {
  'visits.walk': now(findingLines),
  'visits.register': now(registerLines),
  'visits.saveBelongings': now(visit => thingLines(thingsIn(visit))),
  'visits.savePapers': now(visit => paperLines(papersIn(visit))),
}
