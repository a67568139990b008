import type { pastOrdersContract } from '#domain/processes/past-orders/contract.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { findPastOrder, linesOfPastOrder, listPastOrders } from './queries-list.ts'

export const pastOrdersRoutes: Handlers<typeof pastOrdersContract> = {
  list: async (ctx, input) => {
    const page = await listPastOrders(ctx, input)
    return ctx.can('vehicle.spending') ? page : { ...page, rows: page.rows.map(row => ({ ...row, amountFen: null })) }
  },
  read: async (ctx, { id }) => {
    const order = found(await findPastOrder(ctx, id))
    const lines = await linesOfPastOrder(ctx, id)
    if (ctx.can('vehicle.spending')) return { ...order, lines }
    return {
      ...order,
      amountFen: null,
      lines: lines.map(line => ({ ...line, priceFen: null, amountFen: null })),
    }
  },
}
