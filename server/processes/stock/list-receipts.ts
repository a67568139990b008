import type { stockContract } from '#domain/processes/stock/stock-contract.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { zAtAndId } from './at-and-id.ts'
import { findReceipts, receiptLines } from './queries-receipts.ts'

export const listReceipts: Handlers<typeof stockContract>['receipts'] = async (ctx, input) => {
  const limit = Number(input.limit ?? DEFAULT_PAGE)
  const before = input.cursor === undefined ? undefined : decodeCursor(input.cursor, zAtAndId)
  const rows = await findReceipts(ctx, before, limit + 1)
  const lines = await receiptLines(
    ctx,
    rows.map(row => row.id),
  )
  const costs = ctx.can('catalogue.costs')
  const receipts = rows.map(row => ({
    ...row,
    lines: lines
      .filter(line => line.receiptId === row.id)
      .map(line => ({ ...line, unitCostFen: costs ? line.unitCostFen : null })),
  }))
  return pageFrom(receipts, limit, ({ receivedAt, id }) => ({ at: receivedAt, id }))
}
