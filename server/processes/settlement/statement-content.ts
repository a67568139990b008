import { formatFen, multiplyFen, sumFen } from '#domain/kernel/money.ts'
import { partGradeTexts } from '#domain/processes/catalogue/kinds.ts'
import { partTerm } from '#domain/processes/repair-orders/guarantee-terms.ts'
import { orderKindTexts, type Payer, payerTexts } from '#domain/processes/repair-orders/kinds.ts'
import { type GuaranteeTerm, guaranteeTerms, nevGuarantee } from '#domain/processes/repair-orders/policies.ts'
import { totalsOf } from '#domain/processes/repair-orders/pricing.ts'
import type { StatementContent } from '#domain/processes/settlement/papers/statement.ts'
import { type Bills, netFen, percentText } from '#domain/processes/settlement/shares.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import type { Deducted } from '../membership/points.ts'
import type { Parties } from '../repair-orders/parties.ts'
import { addOnsOf, type LineRecord, linesOf, liveLines, type OrderRecord } from '../repair-orders/queries.ts'
import { slipLines, slipsOf } from '../stock/queries-slips.ts'
import type { StatementRow } from './queries.ts'
import { carAndBrands } from './queries-final.ts'
import { partyOf, type SplitRow, sharePpm } from './queries-shares.ts'

type PaperSums = NonNullable<StatementContent['papers']>
type Bill = Pick<StatementRow, 'payer' | 'totalFen' | 'depositFen' | 'creditFen' | 'estimateFen' | 'varianceReason'>

const allPayers: readonly Payer[] = ['customer', 'insurer', 'maker', 'internal', 'rework']
const splitPayers: readonly Payer[] = ['customer', 'insurer', 'maker']

type Source = {
  order: OrderRecord
  bill: Bill
  /** The lines this payer has a part of, whole. */
  lines: readonly LineRecord[]
  parties: Parties
  bills: Bills
  split: SplitRow | undefined
  deducted: Deducted
  /** What the supervisor allowed at the counter. */
  given: { fen: number; text: string | null; approval: string | null }
  roundingFen: number
  /** The bill that was taken back before this one. */
  replacedNumber: string | null
}

/** The statement in the national layout; what comes later (payments, invoice number) stands on their own records. */
export async function statementContent(ctx: Ctx, source: Source): Promise<StatementContent> {
  const { order, bill, lines, parties, given } = source
  const terms = await policy(ctx, guaranteeTerms)
  const totals = totalsOf(lines)
  const discounts = (kind: LineRecord['kind']) =>
    sumFen(lines.filter(line => line.kind === kind).map(line => line.discountFen))
  const payable = sumFen([bill.totalFen, -bill.depositFen])
  return {
    orderNumber: order.number ?? '',
    customer: parties.customer,
    vehicle: parties.vehicle,
    repairKind: orderKindTexts[order.kind][0],
    labourStandard: '企业公示工时定额',
    receivedAt: parties.visit.arrivedAt,
    finishedAt: order.passedAt,
    mileageInKm: parties.visit.mileageKm,
    // Nobody reads the mileage again before the bill is made.
    mileageOutKm: null,
    faultDescription: order.description === '' ? '无' : order.description,
    labour: lines.filter(line => line.kind === 'labour').map(line => labourLine(line, terms)),
    materials: await materialLines(ctx, source, terms),
    others: lines.filter(line => line.kind === 'other').map(line => ({ name: line.name, amountFen: line.amountFen })),
    labourFen: totals.labourFen,
    materialsFen: totals.partsFen,
    othersFen: totals.otherFen,
    labourDiscountFen: discounts('labour'),
    labourDiscountReason: reasonsOf(lines),
    materialsDiscountFen: discounts('part'),
    deductions: deductionsOf(source, discounts('other')),
    papers: [...(await ordersAddedUp(ctx, order, lines)), ...(await slipsAddedUp(ctx, order.id, lines))],
    addOnsFen: sumFen(lines.filter(line => line.addOnId !== null).map(line => line.amountFen - line.discountFen)),
    estimateFen: bill.estimateFen,
    differenceFen: bill.estimateFen === null ? null : sumFen([bill.totalFen, -bill.estimateFen]),
    differenceReason: bill.varianceReason === '' ? null : bill.varianceReason,
    totalFen: bill.totalFen,
    taxNote: `含增值税 ${formatFen(sumFen((source.bills[bill.payer] ?? []).map(share => share.taxFen)))} 元`,
    depositFen: sumFen([bill.depositFen, -bill.creditFen]),
    creditFen: bill.creditFen,
    replacedNumber: source.replacedNumber,
    payableFen: payable,
    receivedFen: 0,
    arrearsFen: 0,
    payments: [],
    payer: nameOf(source, bill.payer),
    payerSplit: payerSplit(source),
    invoiceNumber: null,
    approval: given.approval,
    oldParts: lines.some(line => line.kind === 'part' && !line.customerSupplied) ? 'shop' : 'none',
    guaranteeNote: order.guaranteeNote === '' ? null : order.guaranteeNote,
    nevGuaranteeNote: (await carAndBrands(ctx, order.id)).isNev ? await policy(ctx, nevGuarantee) : null,
    explained: false,
    explainedBy: null,
    ratingUrl: null,
  }
}

/** Everything beside the discounts on labour and parts that makes the bill less. */
function deductionsOf(source: Source, otherDiscountFen: number): { name: string; amountFen: number }[] {
  const { given, deducted, roundingFen } = source
  return [
    ...(otherDiscountFen === 0 ? [] : [{ name: '其他优惠', amountFen: otherDiscountFen }]),
    ...borneByOthers(source),
    ...(given.text === null || given.fen === 0 ? [] : [{ name: given.text, amountFen: given.fen }]),
    ...(deducted.couponFen === 0 ? [] : [{ name: '优惠券', amountFen: deducted.couponFen }]),
    ...(deducted.pointsFen === 0
      ? []
      : [{ name: `积分抵扣（${deducted.pointsUsed} 分）`, amountFen: deducted.pointsFen }]),
    ...(roundingFen === 0 ? [] : [{ name: '抹零', amountFen: roundingFen }]),
  ]
}

/** Why labour costs less than published, each reason once. */
function reasonsOf(lines: readonly LineRecord[]): string | null {
  const reasons = lines.flatMap(line =>
    line.kind === 'labour' && line.discountFen > 0 && line.deviationReason !== '' ? [line.deviationReason] : [],
  )
  return reasons.length === 0 ? null : [...new Set(reasons)].join('；')
}

/** What others bear of the lines shown here. */
function borneByOthers({ bill, bills, lines, split }: Source): { name: string; amountFen: number }[] {
  const shown = new Set(lines.map(line => line.id))
  return splitPayers.flatMap(payer => {
    const theirs = netFen((bills[payer] ?? []).filter(share => shown.has(share.lineId)))
    const name = `由${nameOf({ split }, payer)}承担`
    return payer === bill.payer || theirs === 0 ? [] : [{ name, amountFen: theirs }]
  })
}

/** All payers of the order with their amounts, when there are several. */
function payerSplit({ bills, split }: Source): { name: string; amountFen: number }[] {
  const all = allPayers.filter(payer => bills[payer])
  return all.length < 2
    ? []
    : all.map(payer => ({ name: nameOf({ split }, payer), amountFen: netFen(bills[payer] ?? []) }))
}

/** '保险 60%（平安财险，案号 1）' */
function nameOf({ split }: Pick<Source, 'split'>, payer: Payer): string {
  const share = split === undefined ? 0 : sharePpm(split, payer)
  const { payerName, claimNumber } = partyOf(split, payer)
  const who = [payerName, claimNumber === '' ? '' : `案号 ${claimNumber}`].filter(part => part !== '').join('，')
  return `${payerTexts[payer][0]}${share === 0 ? '' : ` ${percentText(share)}`}${who === '' ? '' : `（${who}）`}`
}

/** Labour and other items stand on the order itself and on its add-on sheets; parts on the slips they left the shelf by. */
async function ordersAddedUp(ctx: Ctx, order: OrderRecord, billed: readonly LineRecord[]): Promise<PaperSums> {
  const sheets = [
    { id: null, name: '进厂维修单（工时、其他）', number: order.number ?? '' },
    ...(await addOnsOf(ctx, order.id)).map(({ id, number }) => ({
      id,
      name: '维修追加项目单（工时、其他）',
      number: number ?? '',
    })),
  ]
  return sheets.flatMap(({ id, name, number }) => {
    const own = billed.filter(line => line.kind !== 'part' && line.addOnId === id)
    return own.length === 0 ? [] : [{ name, number, amountFen: sumFen(own.map(line => line.amountFen)) }]
  })
}

/** The parts slips this payer's bill adds up, each with what it moved for them at its selling price; a return counts back. */
async function slipsAddedUp(ctx: Ctx, orderId: string, billed: readonly LineRecord[]): Promise<PaperSums> {
  const ids = new Set<string | null>(billed.map(line => line.id))
  const lines = (await slipLines(ctx, orderId)).filter(line => ids.has(line.orderLineId))
  return (await slipsOf(ctx, orderId)).flatMap(slip => {
    const own = lines.filter(line => line.slipId === slip.id)
    if (own.length === 0) return []
    const amountFen = sumFen(own.map(line => multiplyFen(line.unitPriceFen, line.qtyMilli)))
    return slip.kind === 'issue'
      ? { name: '配件领料单', number: slip.number, amountFen }
      : { name: '配件退料单', number: slip.number, amountFen: amountFen === 0 ? 0 : -amountFen }
  })
}

function labourLine(
  line: LineRecord,
  terms: Record<string, GuaranteeTerm>,
): StatementContent['labour'] extends (infer L)[] | undefined ? L : never {
  return {
    name: line.name,
    hoursCenti: line.hoursCenti,
    rateFen: line.unitPriceFen,
    amountFen: line.amountFen,
    addOn: line.addOnId !== null,
    guarantee: terms[line.guaranteeClass] ?? null,
  }
}

/** Each part with its maker, guaranteed like the work it was fitted by; what the customer brought along is not. */
async function materialLines(ctx: Ctx, { order, lines }: Source, terms: Record<string, GuaranteeTerm>) {
  const { brands } = await carAndBrands(ctx, order.id)
  const labour = liveLines(await linesOf(ctx, order.id)).filter(line => line.kind === 'labour')
  return lines
    .filter(line => line.kind === 'part')
    .map(line => ({
      ...materialLine(line),
      brand: brands.get(line.partId ?? '') || null,
      guarantee: line.customerSupplied ? null : partTerm(line, labour, terms),
    }))
}

function materialLine(line: LineRecord): StatementContent['materials'] extends (infer M)[] | undefined ? M : never {
  const grade = Object.entries(partGradeTexts).find(([key]) => key === line.partGrade)?.[1][0]
  return {
    name: line.name,
    partNumber: line.code === '' ? null : line.code,
    qtyMilli: line.qtyMilli,
    unit: line.unit === '' ? null : line.unit,
    priceFen: line.unitPriceFen,
    amountFen: line.amountFen,
    partClass: line.customerSupplied ? '托修方自带' : (grade ?? '原厂'),
    customerSupplied: line.customerSupplied,
    addOn: line.addOnId !== null,
  }
}
