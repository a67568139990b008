import { api } from '../../kernel/api.ts'
import { pagedLoader } from '../../kernel/query.tsx'

/** What is looked at: one record, or all that happened in one process or several that belong together. */
export type TimelineOf = { subjectId?: string; threadId?: string | readonly string[] }

/** `about`: the kinds of record whose changes make the list stale, besides those every process has. */
export function timelineLoader({ subjectId, threadId }: TimelineOf, about: readonly string[] = []) {
  const threads = typeof threadId === 'object' ? threadId.join(',') : threadId
  return pagedLoader(['duty', 'approval', 'paper', ...about], ['timeline', subjectId, threads], (cursor, signal) =>
    api.timeline.read({ subjectId, threadId: threads, cursor }, { signal }),
  )
}
