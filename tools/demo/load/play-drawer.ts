import { newId } from '#domain/kernel/id.ts'
import { type DateOn, instantOf } from '#domain/kernel/time.ts'
import { expectedFen } from '#domain/processes/drawer/count.ts'
import { faces } from '#domain/processes/drawer/kinds.ts'
import { staffId } from '#server/kernel/context.ts'
import { closeDrawer } from '#server/processes/drawer/close-drawer.ts'
import { flowsOf } from '#server/processes/drawer/queries.ts'
import type { StoreKey } from '../data/stores.ts'
import { colleague } from './colleagues.ts'
import type { Stage } from './stage.ts'

/** After the last customer of any store has paid. */
const COUNTED_AT = '19:30'
/** One coin: within what needs nobody's approval. */
const COIN_FEN = 100
const MISSING = '找零多付 1 元，客户已离店，按规定登记'
const LEFT_OVER = '抽屉内多出 1 元硬币，查无出处，按规定登记'
/** Full hundreds go to the bank, the rest stays as change. */
const BANKED_FEN = 10_000

/** The cashier of a store counts the drawer in the evening: a yuan is missing where change was given, else one is found. */
export async function playClosing(stage: Stage, key: StoreKey, on: DateOn): Promise<void> {
  await stage.by(key, colleague(key, 'R-CASHIER'), instantOf(on, COUNTED_AT), async ctx => {
    const flows = await flowsOf(ctx, { cashierId: staffId(ctx), after: null, throughOn: on })
    const expected = flows.map(flow => ({ way: flow.way, fen: expectedFen(flow) }))
    const cash = expected.find(each => each.way === 'cash')?.fen ?? 0
    const hasChange = cash >= BANKED_FEN
    const cashFen = cash + (hasChange ? -COIN_FEN : COIN_FEN)
    const counted = expected.map(({ way, fen }) => ({ way, countedFen: way === 'cash' ? cashFen : fen }))
    await closeDrawer(ctx, {
      id: newId(),
      throughOn: on,
      counted,
      pieces: piecesOf(cashFen),
      handInFen: cashFen - (cashFen % BANKED_FEN),
      reason: hasChange ? MISSING : LEFT_OVER,
    })
  })
}

/** The fewest notes and coins; a sum finer than the smallest coin is counted without them. */
function piecesOf(cashFen: number) {
  let left = cashFen
  const pieces = faces.map(faceFen => {
    const count = Math.floor(left / faceFen)
    left -= count * faceFen
    return { faceFen, pieces: count }
  })
  return left === 0 ? pieces : []
}
