import { z } from 'zod'
import type { Text } from '#domain/kernel/texts.ts'
import type { TimelineEvent, timelineContract } from '#domain/mechanisms/timeline/contract.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { listEvents } from './queries.ts'
import { verifyChain } from './verify-chain.ts'

export type TimelineWords = {
  events: Readonly<Record<string, Text>>
  fields: Readonly<Record<string, Text>>
}

const zSeq = z.object({ seq: z.int() })

export function timelineRoutes(words: TimelineWords): Handlers<typeof timelineContract> {
  return {
    read: async (ctx, input) => {
      const limit = input.limit ?? DEFAULT_PAGE
      const beforeSeq = input.cursor === undefined ? undefined : decodeCursor(input.cursor, zSeq).seq
      const { subjectId, threadId: threadIds = [] } = input
      const rows = await listEvents(ctx, { subjectId, threadIds, beforeSeq, limit: limit + 1 })
      const page = pageFrom(rows, limit, row => ({ seq: row.seq }))
      return { ...page, rows: page.rows.map(row => present(words, row)) }
    },
    verify: (ctx, input) => {
      const { headSeq: seq, headHash: hash } = input
      return verifyChain(ctx, seq === undefined || hash === undefined ? undefined : { seq, hash })
    },
  }
}

const zData = z.record(z.string(), z.unknown())
const zChanged = z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }))

function present(words: TimelineWords, row: Awaited<ReturnType<typeof listEvents>>[number]): TimelineEvent {
  const { changed, ...data } = zData.parse(row.data)
  return {
    id: row.id,
    seq: row.seq,
    at: row.at,
    actorKind: row.actorKind,
    actorName: row.actorName,
    event: row.event,
    label: words.events[row.event] ?? [row.event, row.event],
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    threadId: row.threadId,
    changed: Object.entries(zChanged.safeParse(changed).data ?? {}).map(([field, { from, to }]) => ({
      field,
      label: words.fields[field] ?? [field, field],
      from,
      to,
    })),
    data,
    reason: row.reason,
    deviceAt: row.deviceAt,
  }
}
