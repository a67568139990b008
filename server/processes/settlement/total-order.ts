import { newId } from '#domain/kernel/id.ts'
import { formatFen, sumFen } from '#domain/kernel/money.ts'
import type { Payer } from '#domain/processes/repair-orders/kinds.ts'
import { totalsOf } from '#domain/processes/repair-orders/pricing.ts'
import type { settlementContract } from '#domain/processes/settlement/contract.ts'
import { discountOn, discountText } from '#domain/processes/settlement/demands.ts'
import { makeAnew } from '#domain/processes/settlement/duties.ts'
import { statementPaper } from '#domain/processes/settlement/papers/statement.ts'
import { estimateTolerance, roundingOff } from '#domain/processes/settlement/policies.ts'
import { settlementRefusals } from '#domain/processes/settlement/refusals.ts'
import { setOff } from '#domain/processes/settlement/reversal.ts'
import {
  type Bills,
  deductFrom,
  type LineShare,
  netFen,
  noSplit,
  roundingOffFen,
  sharesOf,
  splitAmount,
} from '#domain/processes/settlement/shares.ts'
import { varianceOf } from '#domain/processes/settlement/variance.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { drawNumber } from '#server/kernel/numbers.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { closeDuty } from '#server/mechanisms/duties/duties.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { closeOrderParts } from '#server/processes/stock/close-order-parts.ts'
import { deductFor, nothingDeducted } from '../membership/points.ts'
import { setMoney } from '../repair-orders/move-axes.ts'
import { partiesOfOrder } from '../repair-orders/parties.ts'
import {
  addOnsOf,
  findOrder,
  findVisit,
  type LineRecord,
  linesOf,
  liveLines,
  type OrderRecord,
} from '../repair-orders/queries.ts'
import { unallowedPrice } from '../repair-orders/queries-prices.ts'
import { heldFor, postBill } from './bill-posting.ts'
import { watchCredit } from './credit.ts'
import { slipsNotHanded } from './queries.ts'
import { discountAllowed, saveDemand } from './queries-demands.ts'
import { reversedOf } from './queries-reversal.ts'
import { insertStatement, partyOf, type SplitRow, splitOf, withCost } from './queries-shares.ts'
import { statementContent } from './statement-content.ts'

type Api = Handlers<typeof settlementContract>

const payers: readonly Payer[] = ['customer', 'insurer', 'maker', 'internal', 'rework']

type Made = {
  order: OrderRecord
  lines: readonly LineRecord[]
  split: SplitRow | undefined
  bills: Bills
  varianceReason: string
  keepPoints: boolean
}

/** DLV-03, SET-01: all papers of workshop and parts, added up into one statement per payer. */
export const totalOrder: Api['total'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  await checkReady(ctx, order)
  const lines = await linesOf(ctx, order.id)
  const billed = liveLines(lines)
  const unallowed = await unallowedPrice(ctx, order.id, billed)
  if (unallowed) throw refuse(settlementRefusals.unallowedPrice, { name: unallowed.name })
  await checkVariance(ctx, lines, input.varianceReason)
  const split = await splitOf(ctx, order.id)
  const bills = sharesOf(await withCost(ctx, billed), split ?? noSplit)
  const { varianceReason, keepPoints = false } = input
  const made: Made = { order, lines, split, bills, varianceReason, keepPoints }
  const all = []
  for (const payer of payers) {
    if (!bills[payer] && !(payer === 'customer' && billed.length === 0)) continue
    all.push(await makeStatement(ctx, made, payer))
  }
  await setMoney(ctx, order, 'totalled')
  await closeDuty(ctx, makeAnew, order.id)
  await watchCredit(ctx, order)
  ctx.record({
    event: 'statement.totalled',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { statements: all },
  })
  return { id: order.id, statements: all }
}

async function checkReady(ctx: Ctx, order: OrderRecord): Promise<void> {
  if (order.money !== 'open') throw refuse(settlementRefusals.totalled)
  if (order.work !== 'passed') throw refuse(settlementRefusals.notPassed)
  const open = (await addOnsOf(ctx, order.id)).some(item => ['found', 'priced', 'asked'].includes(item.state))
  if (open) throw refuse(settlementRefusals.openAddOn)
  const slips = await slipsNotHanded(ctx, order.id)
  if (slips.length > 0) throw refuse(settlementRefusals.openSlips, { numbers: slips.join('、') })
  await closeOrderParts(ctx, order.id)
}

/** EST-16: what was agreed is the signed order and the agreed add-ons; a bill far from it, above or below, needs a reason. */
async function checkVariance(ctx: Ctx, lines: readonly LineRecord[], reason: string): Promise<void> {
  const figures = { ...agreedOf(lines), billFen: totalsOf(liveLines(lines)).totalFen }
  const variance = varianceOf(figures, await policy(ctx, estimateTolerance))
  if (!variance.flagged || reason.trim() !== '') return
  throw refuse(settlementRefusals.variance, {
    agreed: formatFen(variance.agreedFen),
    bill: formatFen(figures.billFen),
    percent: Math.round(Math.abs(variance.sharePpm) / 10_000),
  })
}

/** As agreed at the signature: a line billed by fewer parts, or not at all, was agreed in full. */
function agreedOf(lines: readonly LineRecord[]) {
  const agreed = (isAddOn: boolean) =>
    sumFen(lines.filter(line => (line.addOnId !== null) === isAddOn).map(line => line.agreedFen ?? 0))
  return { signedFen: agreed(false), addOnsFen: agreed(true) }
}

async function makeStatement(ctx: Ctx, made: Made, payer: Payer) {
  const { order, split, varianceReason } = made
  const id = newId()
  const { ownerId } = found(await findVisit(ctx, order.visitId))
  const billed = made.bills[payer] ?? []
  const given = payer === 'customer' ? await giveDiscount(ctx, order.id, billed) : { ...noDiscount, shares: billed }
  const asked = { totalFen: netFen(given.shares), keepPoints: made.keepPoints }
  const deducted = payer === 'customer' ? await deductFor(ctx, ownerId, id, asked) : nothingDeducted
  const taken = deductFrom(given.shares, sumFen([deducted.couponFen, deducted.pointsFen]))
  const roundingFen = payer === 'customer' ? roundingOffFen(netFen(taken), await policy(ctx, roundingOff)) : 0
  const shares = deductFrom(taken, roundingFen)
  const totalFen = netFen(shares)
  const used = setOff(totalFen, await heldFor(ctx, order, payer))
  const depositFen = sumFen([used.depositFen, used.creditFen])
  const [replaced] = await reversedOf(ctx, order.id, payer)
  const number = await drawNumber(ctx, 'JS')
  const { creditFen } = used
  const bill = { payer, totalFen, depositFen, creditFen, estimateFen: agreedBy(made, payer), varianceReason }
  await insertStatement(
    ctx,
    {
      id,
      storeId: ctx.store.id,
      orderId: order.id,
      number,
      ...bill,
      ...partyOf(split, payer),
      ...deducted,
      discountFen: given.fen,
      roundingFen,
      costFen: sumFen(shares.map(share => share.costFen)),
      totalledAt: ctx.now,
      totalledBy: staffId(ctx),
    },
    shares,
  )
  await postBill(ctx, order, { id, ...bill })
  const parties = await partiesOfOrder(ctx, order)
  await issuePaper(ctx, statementPaper, {
    subject: { kind: 'statement', id },
    threadId: order.id,
    vehicleId: order.vehicleId,
    personId: parties.senderId ?? parties.ownerId,
    finder: parties.finder,
    number,
    content: await statementContent(ctx, {
      order,
      bill,
      lines: linesBilledTo(made, payer),
      parties,
      bills: { ...made.bills, [payer]: shares },
      split,
      deducted,
      given,
      roundingFen,
      replacedNumber: replaced?.number ?? null,
    }),
  })
  return { id, payer, totalFen }
}

const noDiscount = { fen: 0, text: null, approval: null }

/** SET-03: what was allowed off the customer's bill, before anything else comes off it. */
async function giveDiscount(ctx: Ctx, orderId: string, billed: LineShare[]) {
  const demand = await discountAllowed(ctx, orderId)
  if (!demand) return { ...noDiscount, shares: billed }
  if (demand.state === 'granted') await saveDemand(ctx, demand, { state: 'applied' })
  const text = discountText(demand.discountPpm, demand.decidedBy)
  return { ...discountOn(billed, demand.discountPpm), text, approval: `${text}，${demand.words}` }
}

/** The lines a payer has a part of, whole as they stand on the order. */
function linesBilledTo({ lines, bills }: Made, payer: Payer): LineRecord[] {
  const ids = new Set((bills[payer] ?? []).map(share => share.lineId))
  return liveLines(lines).filter(line => ids.has(line.id))
}

/** What was agreed for this payer: shared like the bill itself. */
function agreedBy({ lines, split }: Made, payer: Payer): number {
  const own = agreedOf(lines.filter(line => line.payer === payer && payer !== 'customer'))
  const shared = agreedOf(lines.filter(line => line.payer === 'customer'))
  const part = splitAmount(sumFen([shared.signedFen, shared.addOnsFen]), split ?? noSplit)[payer] ?? 0
  return sumFen([own.signedFen, own.addOnsFen, part])
}
