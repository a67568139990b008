import { z } from 'zod'
import { zFen } from '#domain/kernel/input.ts'
import type { PartyName, SwitchMode } from '#domain/mechanisms/outside/parties.ts'
import type { Ctx, Subject } from '#server/kernel/context.ts'

export async function modeOf(ctx: Ctx, party: PartyName): Promise<SwitchMode> {
  const row = await ctx.db
    .selectFrom('outsideSwitches')
    .select('mode')
    .where('storeId', '=', ctx.store.id)
    .where('party', '=', party)
    .executeTakeFirst()
  return row?.mode ?? 'ok'
}

export type NewCall = {
  key: string
  party: PartyName
  operation: string
  subject: Subject
  request: Record<string, unknown>
}

/** Writes the call down, or finds it: the answer of one that was answered before. */
export async function openCall(ctx: Ctx, call: NewCall): Promise<unknown> {
  const row = await ctx.db
    .insertInto('outsideCalls')
    .values({
      id: call.key,
      storeId: ctx.store.id,
      party: call.party,
      operation: call.operation,
      direction: 'out',
      subjectKind: call.subject.kind,
      subjectId: call.subject.id,
      request: JSON.stringify(call.request),
      state: 'waiting',
      at: ctx.now,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row ? undefined : answered(await findCall(ctx, call.key))
}

/** Locks the call; its answer when it has one. */
export async function lockCall(ctx: Ctx, key: string): Promise<unknown> {
  const row = await ctx.db
    .selectFrom('outsideCalls')
    .select(['state', 'answer'])
    .where('id', '=', key)
    .forUpdate()
    .executeTakeFirst()
  return answered(row)
}

export async function findCall(ctx: Ctx, key: string) {
  return ctx.db.selectFrom('outsideCalls').selectAll().where('id', '=', key).executeTakeFirst()
}

export async function failCall(ctx: Ctx, key: string, error: string): Promise<void> {
  await ctx.db
    .updateTable('outsideCalls')
    .set(eb => ({ state: 'failed', lastError: error, tries: eb('tries', '+', 1) }))
    .where('id', '=', key)
    .execute()
}

export async function finishCall(ctx: Ctx, key: string, answer: unknown): Promise<void> {
  await ctx.db
    .updateTable('outsideCalls')
    .set(eb => ({
      state: 'done',
      lastError: null,
      answer: JSON.stringify(answer),
      doneAt: ctx.now,
      tries: eb('tries', '+', 1),
    }))
    .where('id', '=', key)
    .execute()
}

function answered(row: { state: string; answer: unknown } | undefined): unknown {
  return row?.state === 'done' ? row.answer : undefined
}

/** The order as we placed it with the provider. */
export async function findStarted(ctx: Ctx, paymentId: string) {
  const row = await ctx.db
    .selectFrom('outsideCalls')
    .select(['subjectKind', 'subjectId', 'request'])
    .where('id', '=', paymentId)
    .where('party', '=', 'payment')
    .where('operation', '=', 'start')
    .executeTakeFirst()
  return row && { ...row, amountFen: zPaid.parse(row.request).amountFen }
}

const zPaid = z.object({ amountFen: zFen })

/** What the simulated customer paid for an order of ours. */
export async function findPaid(ctx: Ctx, paymentId: string): Promise<{ amountFen: number; at: string } | undefined> {
  const row = await ctx.db
    .selectFrom('outsideCalls')
    .select(['request', 'at'])
    .where('subjectId', '=', paymentId)
    .where('operation', '=', 'paid')
    .executeTakeFirst()
  return row && { amountFen: zPaid.parse(row.request).amountFen, at: row.at }
}

/** Writes down what an outside party told us; false when it told the same before. */
export async function insertIncoming(ctx: Ctx, call: NewCall): Promise<boolean> {
  const row = await ctx.db
    .insertInto('outsideCalls')
    .values({
      id: call.key,
      storeId: ctx.store.id,
      party: call.party,
      operation: call.operation,
      direction: 'in',
      subjectKind: call.subject.kind,
      subjectId: call.subject.id,
      request: JSON.stringify(call.request),
      state: 'waiting',
      at: ctx.now,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
