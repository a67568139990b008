import { z } from 'zod'
import { fill, type Text, type TextParams } from '#domain/kernel/texts.ts'
import { type DutyDefinition, dutyPath, dutyTitle } from '#domain/mechanisms/duties/definition.ts'
import type { NoticeTexts } from '#domain/mechanisms/duties/notice-texts.ts'
import type { NoticeView, noticesContract } from '#domain/mechanisms/duties/notices-contract.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { textParams } from '#server/kernel/text-params.ts'
import { listNotices, markRead } from './notice-queries.ts'

export type NoticeWords = {
  texts: NoticeTexts
  duties: readonly DutyDefinition[]
  /** What approvals are called, by kind. */
  approvals: readonly { kind: string; title: Text }[]
}

const zPlace = z.object({ at: z.iso.datetime(), id: z.uuid() })

export function noticesRoutes(words: NoticeWords): Handlers<typeof noticesContract> {
  return {
    list: async (ctx, input) => {
      const before = input.cursor === undefined ? undefined : decodeCursor(input.cursor, zPlace)
      const limit = input.limit ?? DEFAULT_PAGE
      const rows = await listNotices(ctx, { before, limit: limit + 1, unread: input.unread ?? false })
      const page = pageFrom(rows, limit, row => ({ at: row.at, id: row.id }))
      return { ...page, rows: page.rows.map(row => presentNotice(words, row)) }
    },
    read: async (ctx, input) => ({ read: await markRead(ctx, input.ids) }),
  }
}

type NoticeRow = Awaited<ReturnType<typeof listNotices>>[number]

function presentNotice(words: NoticeWords, row: NoticeRow): NoticeView {
  const params = textParams(row.params)
  const duty = words.duties.find(item => item.kind === params.duty)
  const wording = words.texts[row.kind]
  const threadId = String(params.threadId ?? row.subjectId)
  const place = { subjectId: row.subjectId, threadId, params }
  return {
    id: row.id,
    kind: row.kind,
    title: wording ? titleOf(words, wording.title, duty, params) : [row.kind, row.kind],
    path:
      wording?.path === undefined
        ? dutyPath(duty, place)
        : fill(wording.path, { ...params, subjectId: row.subjectId, threadId }),
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    at: row.at,
    readAt: row.readAt,
  }
}

function titleOf(words: NoticeWords, title: Text, duty: DutyDefinition | undefined, params: TextParams): Text {
  const approvalKind = String(params.approval ?? '')
  const approval = words.approvals.find(item => item.kind === approvalKind)?.title ?? [approvalKind, approvalKind]
  const [dutyZh, dutyEn] = dutyTitle(duty, String(params.duty ?? ''), params)
  return [
    fill(title[0], { ...params, duty: dutyZh, approval: fill(approval[0], params) }),
    fill(title[1], { ...params, duty: dutyEn, approval: fill(approval[1], params) }),
  ]
}
