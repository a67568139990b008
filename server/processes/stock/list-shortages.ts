import { sql } from 'kysely'
import type { shortagesContract } from '#domain/processes/stock/shortages-contract.ts'
import { found } from '#server/kernel/errors.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { shortageViews } from './queries-shortages.ts'
import { likeText, zAtAndId } from './search-text.ts'

type Api = Handlers<typeof shortagesContract>

export const listShortages: Api['list'] = async (ctx, input) => {
  const limit = Number(input.limit ?? DEFAULT_PAGE)
  const where = [sql`true`]
  if (input.state !== undefined) where.push(sql`s.state = ${input.state}`)
  if (input.open === 'open') where.push(sql`s.state IN ('asked', 'ordered', 'arrived')`)
  if (input.q) {
    const like = likeText(input.q)
    where.push(sql`(o.number ILIKE ${like} OR v.plate ILIKE ${like} OR p.number ILIKE ${like} OR p.name ILIKE ${like})`)
  }
  if (input.cursor !== undefined) {
    const after = decodeCursor(input.cursor, zAtAndId)
    where.push(sql`(s.asked_at, s.id) > (${after.at}::timestamptz, ${after.id}::uuid)`)
  }
  const rows = await shortageViews(ctx, sql.join(where, sql` AND `), limit + 1)
  return {
    ...pageFrom(rows, limit, ({ askedAt, id }) => ({ at: askedAt, id })),
    can: { order: ctx.can('parts.order'), tell: ctx.can('parts.tellCustomer'), receive: ctx.can('parts.receive') },
  }
}

export const showShortage: Api['get'] = async (ctx, input) => {
  const [row] = await shortageViews(ctx, sql`s.id = ${input.id}`)
  return found(row)
}
