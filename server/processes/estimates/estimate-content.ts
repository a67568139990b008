import { sumFen } from '#domain/kernel/money.ts'
import { formatLocal, instantOf } from '#domain/kernel/time.ts'
import { partGradeTexts } from '#domain/processes/catalogue/kinds.ts'
import { deviationApproval } from '#domain/processes/estimates/approvals.ts'
import { guaranteeGroups } from '#domain/processes/estimates/guarantee.ts'
import type { EstimateContent } from '#domain/processes/estimates/papers/estimate.ts'
import { bySystem, estimateTotals } from '#domain/processes/estimates/pricing.ts'
import { suspectedPart } from '#domain/processes/estimates/show.ts'
import {
  priceExplanationDefault,
  priorExplanationDefault,
  riskNoteOf,
  safetyNoteOf,
} from '#domain/processes/estimates/wording.ts'
import { basisTexts } from '#domain/processes/repair-orders/kinds.ts'
import { guaranteeTerms } from '#domain/processes/repair-orders/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { grantedApproval } from '#server/mechanisms/approvals/approvals.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { guaranteeText } from '#server/processes/repair-orders/paper-contents.ts'
import type { Parties } from '#server/processes/repair-orders/parties.ts'
import { allDeviationFen, type LoadedEstimate } from './facts.ts'
import type { EstimateLineRow, EstimateRow, OptionWithLines } from './queries.ts'

/** The estimate as it stands: before the answer every line is pending, after it each says what was decided. */
export async function estimateContent(ctx: Ctx, loaded: LoadedEstimate, parties: Parties): Promise<EstimateContent> {
  const { row, options, facts } = loaded
  const lines = options.flatMap(option => option.lines)
  const terms = await policy(ctx, guaranteeTerms)
  const declined = lines.filter(line => line.safety && line.answer === 'declined')
  return {
    orderNumber: null,
    diagnosisNumber: (await currentPaper(ctx, 'FRM-06', row.visitId))?.number ?? null,
    customer: parties.customer,
    vehicle: parties.vehicle,
    adviser: await nameOfStaff(ctx, row.adviserId),
    mode: row.mode,
    options: options.map(option => optionContent(row, option)),
    riskNote: riskNoteOf(row.mode, row.riskPpm, suspectedPart(options, facts)),
    priorExplanation: row.priorExplained ? row.priorExplanation || priorExplanationDefault : null,
    priceExplanation: row.priceExplanation || priceExplanationDefault,
    alternatives: options.length > 1 ? options.map(option => `方案 ${option.label}：${option.name}`).join('；') : null,
    guaranteeTerms: guaranteeText(lines, terms),
    guarantees: guaranteeGroups(lines, terms).map(group => ({ ...group, items: group.items.join('、') })),
    guaranteeExplained: await explainedText(ctx, row),
    validUntil: instantOf(row.validUntilOn, '23:59', ctx.store.zone),
    taxNote: '含 13% 增值税',
    deviationApproval: await deviationText(ctx, row, options),
    explainedAt: row.shownAt,
    safetyNote: safetyNoteOf(declined.map(line => line.name)),
  }
}

function optionContent(row: EstimateRow, option: OptionWithLines): EstimateContent['options'][number] {
  const of = (kind: EstimateLineRow['kind']) => option.lines.filter(line => line.kind === kind)
  const totals = estimateTotals(option.lines, row)
  return {
    label: option.label,
    name: option.name,
    chosen: option.chosen,
    labour: of('labour').map(line => ({
      ...answered(line),
      basis: [basisTexts[line.basis][0], line.basisText].filter(Boolean).join('：'),
      hoursCenti: line.hoursCenti,
      rateFen: line.unitPriceFen,
      amountFen: line.amountFen,
    })),
    materials: of('part').map(line => ({
      ...answered(line),
      partNumber: line.code === '' ? null : line.code,
      partClass: gradeText(line),
      qtyMilli: line.qtyMilli,
      unit: line.unit === '' ? null : line.unit,
      priceFen: line.unitPriceFen,
      amountFen: line.amountFen,
    })),
    others: of('other').map(line => ({ ...answered(line), amountFen: line.amountFen })),
    systems: row.mode === 'system' ? bySystem(option.lines) : [],
    labourFen: totals.labourFen,
    materialsFen: totals.partsFen,
    othersFen: totals.otherFen,
    discountFen: totals.discountFen,
    riskFen: row.mode === 'symptom' ? totals.riskFen : null,
    totalFen: totals.totalFen,
    finishAt: option.finishAt ?? row.createdAt,
  }
}

function answered(line: EstimateLineRow) {
  const name = line.recommended ? `${line.name}（推荐）` : line.name
  return { name, answer: line.answer, declinedReason: line.declinedReason === '' ? null : line.declinedReason }
}

function gradeText(line: EstimateLineRow): string {
  if (line.customerSupplied) return '自备'
  const known = Object.entries(partGradeTexts).find(([grade]) => grade === line.partGrade)
  return known ? known[1][0] : '—'
}

async function explainedText(ctx: Ctx, row: EstimateRow): Promise<string | null> {
  if (row.guaranteeExplainedAt === null) return null
  const at = formatLocal(row.guaranteeExplainedAt, ctx.store.zone)
  return `${at} ${await nameOfStaff(ctx, row.guaranteeExplainedBy)}`
}

async function deviationText(ctx: Ctx, row: EstimateRow, options: readonly OptionWithLines[]): Promise<string | null> {
  if (sumFen([allDeviationFen(options)]) === 0) return null
  const approval = await grantedApproval(ctx, deviationApproval.kind, row.id)
  return approval ? `价格偏离由 ${await nameOfStaff(ctx, approval.decidedBy)} 批准` : null
}
