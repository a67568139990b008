import { kernelRefusals } from '#domain/kernel/refusals.ts'
import { orderRefusals } from '#domain/processes/repair-orders/authorisation.ts'
import type { LineInput } from '#domain/processes/repair-orders/contract.ts'
import { lineAmountFen, REPAIR_TAX_PPM } from '#domain/processes/repair-orders/pricing.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import { publishedPartPrices, publishedRates } from '#server/processes/catalogue/queries-published.ts'
import { catalogueOf } from './queries.ts'

/** Lines as rows: names, hours and published prices from the catalogue, amounts computed here and nowhere else. */
export async function priceLines(ctx: Ctx, lines: readonly LineInput[]) {
  const ids = {
    operations: lines.flatMap(line => line.labourOperationId ?? []),
    parts: lines.flatMap(line => line.partId ?? []),
  }
  const catalogue = await catalogueOf(ctx, ids)
  const rates = await publishedRates(ctx)
  const prices = await publishedPartPrices(ctx, ids.parts)
  return lines.map((line, index) => {
    const facts = factsOf(line, catalogue, rates, prices)
    const unitPriceFen = line.customerSupplied ? 0 : (line.unitPriceFen ?? facts.publishedPriceFen)
    const publishedPriceFen = line.customerSupplied ? 0 : facts.publishedPriceFen
    const hoursCenti = line.kind === 'labour' ? (line.hoursCenti ?? facts.hoursCenti) : null
    const amountFen = lineAmountFen({ kind: line.kind, hoursCenti, qtyMilli: line.qtyMilli, unitPriceFen })
    if (line.discountFen > amountFen) throw refuse(orderRefusals.discountTooHigh, { name: facts.name })
    return {
      id: line.id,
      position: index + 1,
      kind: line.kind,
      labourOperationId: line.labourOperationId,
      partId: line.partId,
      forLineId: line.forLineId,
      code: facts.code,
      name: facts.name,
      system: facts.system,
      trade: facts.trade,
      hoursCenti,
      qtyMilli: line.qtyMilli,
      unit: facts.unit,
      unitPriceFen,
      publishedPriceFen,
      amountFen,
      discountFen: line.discountFen,
      taxPpm: REPAIR_TAX_PPM,
      payer: line.payer,
      partGrade: facts.partGrade,
      customerSupplied: line.customerSupplied,
      guaranteeClass: facts.guaranteeClass,
      keyItem: facts.keyItem,
      basis: line.basis,
      basisText: line.basisText,
      deviationReason: line.deviationReason,
    }
  })
}

/**
 * The price told binds. Where the published one is another by now, the line says why it keeps its own, and waits for
 * the approval every other price than the published one needs.
 */
export async function keepTold(ctx: Ctx, lines: readonly LineInput[], because: string): Promise<LineInput[]> {
  const today = await priceLines(ctx, lines)
  return lines.map((line, index) =>
    today[index]?.unitPriceFen === today[index]?.publishedPriceFen
      ? line
      : { ...line, deviationReason: [because, line.deviationReason].filter(Boolean).join('；') },
  )
}

export type PricedRow = Awaited<ReturnType<typeof priceLines>>[number]

type Catalogue = Awaited<ReturnType<typeof catalogueOf>>

const none = {
  code: '',
  system: '',
  trade: '',
  hoursCenti: 0,
  unit: '',
  partGrade: '',
  guaranteeClass: '',
  keyItem: false,
}

function factsOf(
  line: LineInput,
  catalogue: Catalogue,
  rates: ReadonlyMap<string, number>,
  prices: ReadonlyMap<string, number>,
) {
  if (line.kind === 'labour' && line.labourOperationId !== null) {
    const operation = catalogue.operations.get(line.labourOperationId)
    if (!operation) throw refuse(kernelRefusals.notFound)
    const { code, name, system, trade, hoursCenti, guaranteeClass, keyItem } = operation
    return {
      ...none,
      code,
      name: line.name ?? name,
      system,
      trade,
      hoursCenti,
      guaranteeClass,
      keyItem,
      unit: '工时',
      publishedPriceFen: rates.get(trade) ?? 0,
    }
  }
  if (line.kind === 'part' && line.partId !== null) {
    const part = catalogue.parts.get(line.partId)
    if (!part) throw refuse(kernelRefusals.notFound)
    return {
      ...none,
      code: part.number,
      name: line.name ?? part.name,
      unit: part.unit,
      partGrade: part.grade,
      publishedPriceFen: prices.get(part.id) ?? part.priceFen,
    }
  }
  // Free lines have no published price: what is agreed is the price.
  return {
    ...none,
    name: line.name ?? '其他',
    hoursCenti: line.hoursCenti ?? 0,
    publishedPriceFen: line.unitPriceFen ?? 0,
  }
}
