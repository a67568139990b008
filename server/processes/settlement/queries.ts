import { type Selectable, sql } from 'kysely'
import type { InvoicesTable, PaymentsTable, StatementsTable } from '#db/types.ts'
import { collectDebt } from '#domain/processes/settlement/debts.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { closeDuty } from '#server/mechanisms/duties/duties.ts'
import { type Meant, meantBy } from '../customers/meant-cars.ts'
import { ordersMeant } from '../repair-orders/queries-list.ts'

export type StatementRow = Selectable<StatementsTable>
export type PaymentRow = Selectable<PaymentsTable>
export type InvoiceRow = Selectable<InvoicesTable>

export async function findStatement(ctx: Ctx, id: string): Promise<StatementRow | undefined> {
  return byId(ctx, id).executeTakeFirst()
}

/** A bill is held after its order, as whoever bills or reverses the order holds them: two never wait for each other. */
export async function lockStatement(ctx: Ctx, id: string): Promise<StatementRow | undefined> {
  const orderId = byId(ctx, id).clearSelect().select('orderId')
  await ctx.db.selectFrom('repairOrders').select('id').where('id', '=', orderId).forUpdate().execute()
  return byId(ctx, id).forUpdate().executeTakeFirst()
}

const byId = (ctx: Ctx, id: string) =>
  ctx.db.selectFrom('statements').selectAll().where('id', '=', id).where('storeId', '=', ctx.store.id)

export async function statementsInForce(ctx: Ctx, orderId: string): Promise<StatementRow[]> {
  return ctx.db
    .selectFrom('statements')
    .selectAll()
    .where('orderId', '=', orderId)
    .where('state', '<>', 'reversed')
    .execute()
}

export async function saveStatement(
  ctx: Ctx,
  statement: StatementRow,
  columns: Partial<Omit<StatementRow, 'id' | 'storeId' | 'orderId' | 'version'>>,
): Promise<number> {
  const row = await ctx.db
    .updateTable('statements')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', statement.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export async function paymentsOf(ctx: Ctx, statementId: string) {
  return ctx.db
    .selectFrom('payments')
    .leftJoin('staff', 'staff.id', 'payments.takenBy')
    .select(['payments.id', 'way', 'amountFen', 'state', 'codeUrl', 'startedAt', 'staff.name as takenBy'])
    .where('statementId', '=', statementId)
    .orderBy('startedAt')
    .execute()
}

export async function lockPayment(ctx: Ctx, id: string): Promise<PaymentRow | undefined> {
  return ctx.db.selectFrom('payments').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function arrearsOf(ctx: Ctx, statementId: string) {
  return ctx.db
    .selectFrom('arrears')
    .select(['id', 'amountFen', 'dueOn'])
    .where('statementId', '=', statementId)
    .executeTakeFirst()
}

export async function invoiceOf(ctx: Ctx, statementId: string): Promise<InvoiceRow | undefined> {
  return ctx.db
    .selectFrom('invoices')
    .selectAll()
    .where('statementId', '=', statementId)
    .orderBy('askedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A debt is closed with the payment that covers it; nobody has to ask for it any more. */
export async function closeArrears(ctx: Ctx, statementId: string): Promise<void> {
  await closeDuty(ctx, collectDebt, statementId)
  await ctx.db
    .updateTable('arrears')
    .set({ closedAt: ctx.now })
    .where('statementId', '=', statementId)
    .where('closedAt', 'is', null)
    .execute()
}

/** What the provider still owes us word of. */
export async function waitingPayments(ctx: Ctx): Promise<{ id: string; codeUrl: string | null }[]> {
  return ctx.db
    .selectFrom('payments')
    .select(['id', 'codeUrl'])
    .where('storeId', '=', ctx.store.id)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .execute()
}

export async function askedInvoices(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('invoices')
    .select('id')
    .where('storeId', '=', ctx.store.id)
    .where('state', '=', 'asked')
    .orderBy('id')
    .execute()
  return rows.map(row => row.id)
}

/** An invoice that has been asked for and is not issued yet. */
export async function askedInvoice(ctx: Ctx, id: string): Promise<InvoiceRow | undefined> {
  return ctx.db.selectFrom('invoices').selectAll().where('id', '=', id).where('state', '=', 'asked').executeTakeFirst()
}

/** Slips of the parts desk that are not handed over to settlement yet. */
export async function slipsNotHanded(ctx: Ctx, orderId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('partSlips')
    .select('number')
    .where('orderId', '=', orderId)
    .where('state', '=', 'open')
    .execute()
  return rows.map(row => row.number)
}

const rowColumns = sql`s.id, s.order_id, s.number, o.number AS order_number, s.payer, coalesce(v.plate, '') AS plate, coalesce(p.name, '') AS customer,
  s.state, s.total_fen, s.deposit_fen, s.totalled_at,
  coalesce(m.fen, 0) AS paid_fen,
  (SELECT least(coalesce(sum(a.amount_fen), 0), s.total_fen - s.deposit_fen - coalesce(m.fen, 0)) FROM arrears a
    WHERE a.statement_id = s.id) AS arrears_fen`
const rowJoins = sql`FROM statements s JOIN repair_orders o ON o.id = s.order_id JOIN vehicles v ON v.id = o.vehicle_id
  JOIN visits i ON i.id = o.visit_id LEFT JOIN people p ON p.id = i.owner_id
  LEFT JOIN LATERAL (SELECT sum(amount_fen) AS fen FROM payments WHERE statement_id = s.id AND state = 'succeeded') m ON true`

export type StatementListRow = {
  id: string
  orderId: string
  number: string
  orderNumber: string | null
  payer: StatementRow['payer']
  plate: string
  customer: string
  state: StatementRow['state']
  totalFen: number
  depositFen: number
  paidFen: number
  arrearsFen: number
  totalledAt: string
}

export type StatementFilter = {
  id?: string
  state?: string | undefined
  orderId?: string | undefined
  q?: string | null | undefined
  before?: { at: string; id: string } | undefined
  limit: number
}

/** Statements, the newest first. */
export async function listStatements(ctx: Ctx, filter: StatementFilter): Promise<StatementListRow[]> {
  const where = [sql`s.store_id = ${ctx.store.id}`]
  if (filter.id !== undefined) where.push(sql`s.id = ${filter.id}`)
  if (filter.state !== undefined) where.push(sql`s.state = ${filter.state}`)
  if (filter.orderId !== undefined) where.push(sql`s.order_id = ${filter.orderId}`)
  if (filter.q) where.push(statementsMeant(ctx, await meantBy(ctx, filter.q)))
  if (filter.before)
    where.push(sql`(s.totalled_at, s.id) < (${filter.before.at}::timestamptz, ${filter.before.id}::uuid)`)
  const { rows } = await sql<StatementListRow>`SELECT ${rowColumns} ${rowJoins} WHERE ${sql.join(where, sql` AND `)}
    ORDER BY s.totalled_at DESC, s.id DESC LIMIT ${filter.limit}`.execute(ctx.db)
  return rows
}

// Two questions on two indexes: one over both tables would read every statement there is.
function statementsMeant(ctx: Ctx, meant: Meant) {
  return sql`s.id = ANY(ARRAY(SELECT id FROM statements WHERE store_id = ${ctx.store.id} AND number = ANY(${meant.numbers}::text[])
    UNION ALL SELECT m.id FROM repair_orders o JOIN statements m ON m.order_id = o.id
      WHERE o.store_id = ${ctx.store.id} AND ${ordersMeant(meant)}))`
}

export async function ordersToTotal(ctx: Ctx) {
  const { rows } = await sql<{
    orderId: string
    number: string | null
    plate: string
    customer: string
    promisedAt: string | null
    openSlips: number
    openAddOns: number
    isAnew: boolean
  }>`
    SELECT o.id AS order_id, o.number, coalesce(v.plate, '') AS plate, coalesce(p.name, '') AS customer, o.promised_at,
      EXISTS (SELECT FROM statements s WHERE s.order_id = o.id) AS is_anew,
      (SELECT count(*) FROM part_slips l WHERE l.order_id = o.id AND l.state = 'open') AS open_slips,
      (SELECT count(*) FROM add_ons a WHERE a.order_id = o.id AND a.state IN ('found', 'priced', 'asked')) AS open_add_ons
    FROM (
      SELECT id, number, vehicle_id, visit_id, promised_at FROM repair_orders WHERE store_id = ${ctx.store.id}
        AND work = 'passed' AND money = 'open' AND delivery <> 'gone' AND cancelled_at IS NULL
      UNION ALL
      SELECT id, number, vehicle_id, visit_id, promised_at FROM repair_orders WHERE store_id = ${ctx.store.id}
        AND money = 'open' AND delivery = 'gone'
    ) o JOIN vehicles v ON v.id = o.vehicle_id JOIN visits i ON i.id = o.visit_id LEFT JOIN people p ON p.id = i.owner_id
    ORDER BY o.promised_at NULLS LAST LIMIT 200`.execute(ctx.db)
  return rows
}
