import { type Insertable, sql } from 'kysely'
import { z } from 'zod'
import type { ArrearsTable, DunningsTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { StatementRow } from './queries.ts'

const zPlace = z.tuple([z.string(), z.string()])

export async function insertArrears(ctx: Ctx, row: Insertable<ArrearsTable>): Promise<void> {
  await ctx.db.insertInto('arrears').values(row).execute()
}

export async function lockArrears(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('arrears')
    .select(['id', 'statementId', 'personId', 'dueOn', 'closedAt'])
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertDunning(ctx: Ctx, row: Insertable<DunningsTable>): Promise<void> {
  await ctx.db.insertInto('dunnings').values(row).execute()
}

export async function dunningsOf(ctx: Ctx, arrearsId: string) {
  return ctx.db
    .selectFrom('dunnings as d')
    .innerJoin('staff as s', 's.id', 'd.byStaff')
    .select(['d.id', 'd.at', 's.name as by', 'channel', 'reached', 'personReached', 'words', 'promisedOn'])
    .where('d.arrearsId', '=', arrearsId)
    .orderBy('d.at', 'desc')
    .orderBy('d.id', 'desc')
    .execute()
}

type ArrearsRow = {
  id: string
  statementId: string
  number: string
  payer: StatementRow['payer']
  customer: string
  plate: string
  amountFen: number
  dueOn: string
  reason: string
  dunnings: number
  lastDunnedAt: string | null
  promisedOn: string | null
}

type Paged = { cursor?: string | undefined; limit?: number | undefined }

/** Who owes, the oldest debt first: customers on account, insurers and makers whose share is not paid yet. */
export async function openArrears(ctx: Ctx, { cursor, limit = DEFAULT_PAGE }: Paged) {
  const where = [sql`a.store_id = ${ctx.store.id}`, sql`a.closed_at IS NULL`]
  if (cursor !== undefined) {
    const [dueOn, id] = decodeCursor(cursor, zPlace)
    where.push(sql`(a.due_on, a.id) > (${dueOn}::date, ${id}::uuid)`)
  }
  const { rows } = await sql<ArrearsRow>`
    SELECT a.id, a.statement_id, s.number, s.payer, coalesce(nullif(s.payer_name, ''), p.name, '') AS customer,
      coalesce(v.plate, '') AS plate, a.due_on, a.reason,
      least(a.amount_fen, s.total_fen - s.deposit_fen - coalesce(
        (SELECT sum(m.amount_fen) FROM payments m WHERE m.statement_id = s.id AND m.state = 'succeeded'), 0)) AS amount_fen,
      (SELECT count(*) FROM dunnings d WHERE d.arrears_id = a.id)::int AS dunnings, l.at AS last_dunned_at, l.promised_on
    FROM arrears a JOIN statements s ON s.id = a.statement_id JOIN repair_orders o ON o.id = s.order_id
    JOIN vehicles v ON v.id = o.vehicle_id LEFT JOIN people p ON p.id = a.person_id
    LEFT JOIN LATERAL (SELECT at, promised_on FROM dunnings d WHERE d.arrears_id = a.id ORDER BY at DESC, id DESC LIMIT 1) l ON true
    WHERE ${sql.join(where, sql` AND `)} ORDER BY a.due_on, a.id LIMIT ${limit + 1}`.execute(ctx.db)
  return pageFrom(rows, limit, row => [row.dueOn, row.id])
}
