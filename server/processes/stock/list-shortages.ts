import type { shortagesContract } from '#domain/processes/stock/shortages-contract.ts'
import { found } from '#server/kernel/errors.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { zAtAndId } from './at-and-id.ts'
import { findShortages, shortageView } from './queries-shortages.ts'

type Api = Handlers<typeof shortagesContract>

/** Those that somebody still has to do something about. */
const OPEN = ['asked', 'ordered', 'arrived'] as const

export const listShortages: Api['list'] = async (ctx, input) => {
  const limit = Number(input.limit ?? DEFAULT_PAGE)
  const rows = await findShortages(ctx, {
    q: input.q,
    states: input.state !== undefined ? [input.state] : input.open === 'open' ? OPEN : undefined,
    after: input.cursor === undefined ? undefined : decodeCursor(input.cursor, zAtAndId),
    limit: limit + 1,
  })
  return {
    ...pageFrom(rows, limit, ({ askedAt, id }) => ({ at: askedAt, id })),
    can: { order: ctx.can('parts.order'), tell: ctx.can('parts.tellCustomer'), receive: ctx.can('parts.receive') },
  }
}

export const showShortage: Api['get'] = async (ctx, input) => found(await shortageView(ctx, input.id))
