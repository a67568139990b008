import { sql } from 'kysely'
import { z } from 'zod'
import { type PartyName, partyNames, type SwitchMode } from '#domain/mechanisms/outside/parties.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { modeOf } from './queries.ts'

export type WantedCalls = {
  party?: PartyName | undefined
  state?: 'waiting' | 'done' | 'failed' | undefined
  subjectId?: string | undefined
}

const zParty = z.enum(partyNames)

/** The console, newest first; a payment is payable while its customer has not paid. */
export async function listCalls(
  ctx: Ctx,
  wanted: WantedCalls,
  after: { at: string; id: string } | undefined,
  limit: number,
) {
  let query = ctx.db
    .selectFrom('outsideCalls as call')
    .select(['call.id', 'call.party', 'call.operation', 'call.direction', 'call.subjectKind', 'call.subjectId'])
    .select(['call.request', 'call.answer', 'call.state', 'call.tries', 'call.lastError', 'call.at', 'call.doneAt'])
    .select(
      sql<boolean>`call.operation = 'start' AND call.state = 'done' AND NOT EXISTS (SELECT FROM outside_calls paid
        WHERE paid.subject_id = call.id AND paid.operation = 'paid')`.as('payable'),
    )
    .where('call.storeId', '=', ctx.store.id)
  if (wanted.party !== undefined) query = query.where('call.party', '=', wanted.party)
  if (wanted.state !== undefined) query = query.where('call.state', '=', wanted.state)
  if (wanted.subjectId !== undefined) query = query.where('call.subjectId', '=', wanted.subjectId)
  if (after) query = query.where(eb => eb(eb.refTuple('call.at', 'call.id'), '<', eb.tuple(after.at, after.id)))
  const rows = await query.orderBy('call.at', 'desc').orderBy('call.id', 'desc').limit(limit).execute()
  return rows.map(row => ({ ...row, party: zParty.parse(row.party) }))
}

export async function listSwitches(ctx: Ctx) {
  const counts = await ctx.db
    .selectFrom('outsideCalls')
    .select(['party', 'state', sql<number>`count(*)::int`.as('n')])
    .where('storeId', '=', ctx.store.id)
    .where('state', 'in', ['waiting', 'failed'])
    .groupBy(['party', 'state'])
    .execute()
  const countOf = (party: string, state: string) =>
    counts.find(row => row.party === party && row.state === state)?.n ?? 0
  const rows: { party: PartyName; mode: SwitchMode; waiting: number; failed: number }[] = []
  for (const party of partyNames) {
    const mode = await modeOf(ctx, party)
    rows.push({ party, mode, waiting: countOf(party, 'waiting'), failed: countOf(party, 'failed') })
  }
  return rows
}

export async function saveSwitch(ctx: Ctx, party: PartyName, mode: SwitchMode): Promise<void> {
  await ctx.db
    .insertInto('outsideSwitches')
    .values({ storeId: ctx.store.id, party, mode })
    .onConflict(conflict => conflict.columns(['storeId', 'party']).doUpdateSet({ mode }))
    .execute()
}
