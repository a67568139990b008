import { z } from 'zod'
import { endpoint, pageOf } from '#domain/kernel/endpoint.ts'
import { zBool, zCursor, zId, zLimit } from '#domain/kernel/input.ts'
import { zBothTexts } from '#domain/kernel/text-output.ts'

const tag = 'notices'

const zNotice = z.object({
  id: z.string(),
  kind: z.string(),
  title: zBothTexts,
  path: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  at: z.string(),
  readAt: z.string().nullable(),
})
export type NoticeView = z.infer<typeof zNotice>

export const noticesContract = {
  list: endpoint({
    method: 'GET',
    path: '/notices',
    access: 'signedIn',
    summary: 'My notices, newest first',
    tag,
    input: { cursor: zCursor.optional(), limit: zLimit.optional(), unread: zBool.optional() },
    output: pageOf(zNotice),
  }),
  read: endpoint({
    method: 'POST',
    path: '/notices/read',
    access: 'signedIn',
    quiet: true,
    summary: 'Mark notices of mine as read; without ids all of them',
    tag,
    input: { ids: z.array(zId).max(200).optional() },
    output: z.object({ read: z.int() }),
  }),
}
