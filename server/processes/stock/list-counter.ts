import { sql } from 'kysely'
import type { partsContract } from '#domain/processes/stock/contract.ts'
import type { CounterOrder, SlipView } from '#domain/processes/stock/shapes.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { partsReadinessOf } from './order-parts.ts'
import { requestViews } from './queries-requests.ts'
import { slipViews } from './queries-slips.ts'
import { likeText, zAtAndId } from './search-text.ts'

type Api = Handlers<typeof partsContract>

/** The parts clerk's screen: every order with something still to be put on it, by promised time. */
export const showCounter: Api['counter'] = async ctx => {
  const open = sql`r.cancelled_at IS NULL AND r.issued_milli < r.wanted_milli`
  const requests = Map.groupBy(await requestViews(ctx, open), request => request.orderId)
  const heads = await counterHeads(ctx, [...requests.keys()])
  const readiness = await partsReadinessOf(ctx, [...requests.keys()])
  const orders = heads.map(head => ({
    ...head,
    readiness: readiness.get(head.orderId) ?? 'none',
    requests: requests.get(head.orderId) ?? [],
  }))
  const all = [...requests.values()].flat()
  return {
    orders,
    counts: {
      ready: all.filter(request => request.state === 'ready' && request.approved).length,
      requested: all.filter(request => request.state === 'requested').length,
      short: all.filter(request => request.state === 'short').length,
      ...(await countsOf(ctx)),
    },
    can: {
      issue: ctx.can('parts.issue'),
      order: ctx.can('parts.order'),
      receive: ctx.can('parts.receive'),
      hand: ctx.can('parts.hand'),
    },
  }
}

export const listSlips: Api['slips'] = async (ctx, input) => {
  const limit = Number(input.limit ?? DEFAULT_PAGE)
  const where = [sql`true`]
  if (input.state !== undefined) where.push(sql`s.state = ${input.state}`)
  if (input.kind !== undefined) where.push(sql`s.kind = ${input.kind}`)
  if (input.q) {
    const like = likeText(input.q)
    where.push(sql`(s.number ILIKE ${like} OR o.number ILIKE ${like} OR v.plate ILIKE ${like})`)
  }
  if (input.cursor !== undefined) {
    const after = decodeCursor(input.cursor, zAtAndId)
    where.push(sql`(s.at, s.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  }
  const rows: SlipView[] = await slipViews(ctx, sql.join(where, sql` AND `), limit + 1)
  return pageFrom(rows, limit, ({ at, id }) => ({ at, id }))
}

type Head = Omit<CounterOrder, 'requests' | 'readiness'>

async function counterHeads(ctx: Ctx, orderIds: readonly string[]): Promise<Head[]> {
  const { rows } = await sql<Head>`SELECT o.id AS order_id, coalesce(o.number, '') AS order_number,
      coalesce(v.plate, '') AS plate, concat_ws(' ', v.brand, v.series) AS car, a.name AS adviser,
      coalesce(t.name, '') AS technician, t.id AS technician_id, o.promised_at, o.authorisation = 'signed' AS signed
    FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id JOIN staff a ON a.id = o.adviser_id
      LEFT JOIN staff t ON t.id = coalesce((SELECT j.staff_id FROM jobs j WHERE j.order_id = o.id
        AND j.state <> 'cancelled' ORDER BY j.planned_from LIMIT 1), o.named_technician_id)
    WHERE o.store_id = ${ctx.store.id} AND o.id = ANY(${orderIds}::uuid[]) AND o.cancelled_at IS NULL
      AND o.delivery <> 'gone' AND o.money = 'open'
    ORDER BY o.promised_at NULLS LAST, o.id`.execute(ctx.db)
  return rows
}

async function countsOf(ctx: Ctx): Promise<{ arrivals: number; openSlips: number }> {
  const { rows } = await sql<{ arrivals: number; openSlips: number }>`SELECT
      (SELECT count(*) FROM shortages WHERE store_id = ${ctx.store.id} AND state = 'arrived') AS arrivals,
      (SELECT count(*) FROM part_slips WHERE store_id = ${ctx.store.id} AND state = 'open') AS open_slips`.execute(
    ctx.db,
  )
  return rows[0] ?? { arrivals: 0, openSlips: 0 }
}
