import { multiplyFen, sumFen } from '#domain/kernel/money.ts'
import { pick } from '#domain/kernel/texts.ts'
import { partsIssuePaper } from '#domain/processes/stock/papers/parts-issue.ts'
import { partsReturnPaper } from '#domain/processes/stock/papers/parts-return.ts'
import { returnConditionTexts } from '#domain/processes/stock/shortage-states.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import type { OrderHead } from './queries-orders.ts'

const WAREHOUSE = '配件库'

export type PaperLine = {
  partName: string
  partNumber: string
  unit: string
  bin: string
  category: string
  qtyMilli: number
  unitPriceFen: number
}

type Slip = { id: string; workshopBy: string; note: string }

/** The issue slip, signed by the counter as it is handed over. */
export async function issueSlipPaper(ctx: Ctx, order: OrderHead, slip: Slip, lines: readonly PaperLine[]) {
  const rows = lines.map(line => ({
    name: line.partName,
    partNumber: line.partNumber,
    bin: line.bin === '' ? null : line.bin,
    partClass: line.category === '' ? null : line.category,
    ...amounts(line),
  }))
  const paper = await issuePaper(ctx, partsIssuePaper, {
    ...aboutOf(order, slip.id),
    content: {
      orderNumber: order.number,
      vehicle: { plate: order.plate === '' ? null : order.plate, vin: order.vin, model: order.model },
      warehouse: WAREHOUSE,
      lines: rows,
      totalFen: sumFen(rows.map(row => row.amountFen)),
      issuedAt: ctx.now,
      issuedBy: ctx.actor.name,
      receivedBy: slip.workshopBy,
      note: slip.note === '' ? null : slip.note,
    },
  })
  await signPaper(ctx, { paperId: paper.id, role: 'storekeeper', method: 'staff', signerName: ctx.actor.name })
  return paper
}

export type ReturnPaperLine = PaperLine & { reason: string; condition: keyof typeof returnConditionTexts }

export async function returnSlipPaper(
  ctx: Ctx,
  order: OrderHead,
  slip: Slip & { issueNumber: string },
  lines: readonly ReturnPaperLine[],
) {
  const rows = lines.map(line => ({
    name: line.partName,
    partNumber: line.partNumber,
    bin: line.bin === '' ? null : line.bin,
    reason: line.reason,
    condition: pick(returnConditionTexts[line.condition], 'zh'),
    ...amounts(line),
  }))
  const paper = await issuePaper(ctx, partsReturnPaper, {
    ...aboutOf(order, slip.id),
    content: {
      orderNumber: order.number,
      issueNumber: slip.issueNumber,
      vehicle: { plate: order.plate === '' ? null : order.plate, model: order.model },
      warehouse: WAREHOUSE,
      lines: rows,
      totalFen: sumFen(rows.map(row => row.amountFen)),
      returnedAt: ctx.now,
      returnedBy: slip.workshopBy,
      takenBy: ctx.actor.name,
      note: slip.note === '' ? null : slip.note,
    },
  })
  await signPaper(ctx, { paperId: paper.id, role: 'storekeeper', method: 'staff', signerName: ctx.actor.name })
  return paper
}

function amounts({ qtyMilli, unit, unitPriceFen }: PaperLine) {
  return { qtyMilli, unit, priceFen: unitPriceFen, amountFen: multiplyFen(unitPriceFen, qtyMilli) }
}

function aboutOf(order: OrderHead, slipId: string) {
  return {
    subject: { kind: 'partSlip', id: slipId },
    threadId: order.id,
    vehicleId: order.vehicleId,
    finder: order.finder,
  }
}
