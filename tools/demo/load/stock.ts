import type { Instant } from '#domain/kernel/time.ts'
import type { Services, Store } from '#server/kernel/context.ts'
import { asSystem } from '#server/kernel/work.ts'
import { receiveStock } from '#server/mechanisms/ledgers/stock.ts'
import type { StoreKey } from '../data/stores.ts'
import type { PartRow } from '../generate/parts.ts'
import { batches, type Ids } from './ids.ts'
import type { Progress } from './progress.ts'

/** Opening balances through the ledger, so that every piece on the shelf has a movement. */
export async function loadStock(
  services: Services,
  store: Store,
  key: StoreKey,
  now: Instant,
  parts: readonly PartRow[],
  ids: Ids,
  progress: Progress,
): Promise<void> {
  const stocked = parts.flatMap(part => {
    const opening = part.stock.find(item => item.storeKey === key)
    return opening && opening.qtyMilli > 0 ? [{ part, qtyMilli: opening.qtyMilli }] : []
  })
  let done = 0
  for (const batch of batches(stocked, 400)) {
    await asSystem(services, store, now, async ctx => {
      const lines = batch.map(({ part, qtyMilli }) => ({
        partId: ids.of('part', part.number),
        qtyMilli,
        unitCostFen: part.costFen,
      }))
      await receiveStock(ctx, { kind: 'opening', subject: { kind: 'store', id: store.id }, lines, note: '期初' })
      for (const { part } of batch) {
        await ctx.db
          .updateTable('stockBalances')
          .set({ bin: part.bin })
          .where('partId', '=', ids.of('part', part.number))
          .where('storeId', '=', store.id)
          .execute()
      }
    })
    done += batch.length
    progress.share(done, stocked.length)
  }
}
