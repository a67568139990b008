import type { partsContract } from '#domain/processes/stock/contract.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { zAtAndId } from './at-and-id.ts'
import { counterHeads, countsOf } from './queries-counter.ts'
import { partsReadinessOf } from './queries-readiness.ts'
import { openRequests } from './queries-requests.ts'
import { findSlips } from './queries-slips.ts'

type Api = Handlers<typeof partsContract>

/** The parts clerk's screen: every order with something still to be put on it, by promised time. */
export const showCounter: Api['counter'] = async ctx => {
  const requests = Map.groupBy(await openRequests(ctx), request => request.orderId)
  const [heads, readiness, counts] = await Promise.all([
    counterHeads(ctx, [...requests.keys()]),
    partsReadinessOf(ctx, [...requests.keys()]),
    countsOf(ctx),
  ])
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
      ...counts,
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
  const rows = await findSlips(ctx, {
    q: input.q,
    state: input.state,
    kind: input.kind,
    before: input.cursor === undefined ? undefined : decodeCursor(input.cursor, zAtAndId),
    limit: limit + 1,
  })
  return pageFrom(rows, limit, ({ at, id }) => ({ at, id }))
}
