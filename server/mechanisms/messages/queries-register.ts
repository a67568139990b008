import { sql } from 'kysely'
import type { Channel, Purpose } from '#domain/mechanisms/messages/definition.ts'
import type { MessageState } from '#domain/mechanisms/messages/states.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { anywhere } from '#server/kernel/database/text-match.ts'

export type Wanted = {
  personId?: string | undefined
  subjectId?: string | undefined
  threadId?: string | undefined
  state?: MessageState | undefined
  channel?: Channel | undefined
  purpose?: Purpose | undefined
  text?: string | null | undefined
}
export type Place = { createdAt: string; id: string }

/** The register, newest first. Text is looked for in title, body and the customer's name. */
export async function listMessages(ctx: Ctx, wanted: Wanted, after: Place | undefined, limit: number) {
  let query = chosen(messages(ctx), wanted)
  if (after) {
    query = query.where(eb =>
      eb(eb.refTuple('messages.createdAt', 'messages.id'), '<', eb.tuple(after.createdAt, after.id)),
    )
  }
  return query.orderBy('messages.createdAt', 'desc').orderBy('messages.id', 'desc').limit(limit).execute()
}

export async function findMessage(ctx: Ctx, id: string) {
  return messages(ctx).where('messages.id', '=', id).executeTakeFirst()
}
export type RegisterRow = NonNullable<Awaited<ReturnType<typeof findMessage>>>

function messages(ctx: Ctx) {
  return ctx.db
    .selectFrom('messages')
    .leftJoin('people', 'people.id', 'messages.personId')
    .select(['messages.id', 'messages.personId', 'messages.template', 'messages.purpose', 'messages.channel'])
    .select(['messages.addressMasked', 'messages.subjectKind', 'messages.subjectId', 'messages.threadId'])
    .select(['messages.title', 'messages.body', 'messages.state', 'messages.stateReason', 'messages.tries'])
    .select(['messages.notBefore', 'messages.createdAt', 'messages.sentAt', 'messages.deliveredAt'])
    .select(sql<string>`coalesce(people.name, '')`.as('personName'))
    .where('messages.storeId', '=', ctx.store.id)
}

type Messages = ReturnType<typeof messages>

function chosen(query: Messages, wanted: Wanted): Messages {
  const { text } = wanted
  let all = query
  if (wanted.personId !== undefined) all = all.where('messages.personId', '=', wanted.personId)
  if (wanted.subjectId !== undefined) all = all.where('messages.subjectId', '=', wanted.subjectId)
  if (wanted.threadId !== undefined) all = all.where('messages.threadId', '=', wanted.threadId)
  if (wanted.state !== undefined) all = all.where('messages.state', '=', wanted.state)
  if (wanted.channel !== undefined) all = all.where('messages.channel', '=', wanted.channel)
  if (wanted.purpose !== undefined) all = all.where('messages.purpose', '=', wanted.purpose)
  if (text == null) return all
  const like = anywhere(text)
  return all.where(eb =>
    eb.or([eb('messages.title', 'like', like), eb('messages.body', 'like', like), eb('people.name', 'like', like)]),
  )
}
