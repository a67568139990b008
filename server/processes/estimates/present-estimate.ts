import { wordingOf } from '#domain/kernel/refusals.ts'
import { guaranteeClassOf, guaranteeGroups } from '#domain/processes/estimates/guarantee.ts'
import { bySystem, estimateTotals } from '#domain/processes/estimates/pricing.ts'
import { mayEdit, showProblems, suspectedPart } from '#domain/processes/estimates/show.ts'
import { riskNoteOf } from '#domain/processes/estimates/wording.ts'
import { guaranteeTerms } from '#domain/processes/repair-orders/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { openItemsOf } from '#server/processes/customers/open-items.ts'
import { diagnosisOf } from '#server/processes/diagnosis/diagnosis-of.ts'
import { inspectionView, visitBrief } from '#server/processes/diagnosis/present-diagnosis.ts'
import { guaranteeText } from '#server/processes/repair-orders/paper-contents.ts'
import { findVisit, type VisitRecord } from '#server/processes/repair-orders/queries.ts'
import { type LoadedEstimate, loadEstimate } from './facts.ts'
import { picturesOf } from './pictures.ts'
import { countOptions, type EstimateRow, estimatesOfVisit } from './queries.ts'
import { careFor, watched } from './recommend.ts'
import { ESTIMATE_PAPER } from './save-estimate.ts'

export async function estimateView(ctx: Ctx, row: EstimateRow) {
  const loaded = await loadEstimate(ctx, row)
  const visit = found(await findVisit(ctx, row.visitId))
  const paper = await currentPaper(ctx, ESTIMATE_PAPER, row.id)
  const problems = showProblems(loaded.shown, loaded.facts)
  const codes = problems.map(problem => problem.refusal.code)
  const editable = mayEdit(row).ok && ctx.can('estimate.write')
  const usable = row.state === 'accepted' && row.orderId === null && row.bookedAt === null
  const {
    storeId: _store,
    visitId: _visit,
    vehicleId: _vehicle,
    adviserId,
    createdAt: _at,
    bookedAt: _b,
    guaranteeExplainedBy: _g,
    ...shown
  } = row
  return {
    ...shown,
    visit: await visitBrief(ctx, visit),
    adviser: await nameOfStaff(ctx, adviserId),
    guaranteeTerms: await guaranteeOf(ctx, loaded),
    guarantees: await guaranteesOf(ctx, loaded),
    riskNote: riskNoteOf(row.mode, row.riskPpm, suspectedPart(loaded.options, loaded.facts)),
    options: await optionViews(ctx, loaded),
    paper: paper ? { id: paper.id, revision: paper.revision, contentHash: paper.contentHash } : null,
    riskLimitPpm: loaded.facts.riskLimitPpm,
    blockers: problems.map(({ refusal, params }) => ({
      code: refusal.code,
      text: wordingOf(refusal, params, ctx.lang),
    })),
    can: {
      edit: editable,
      show: editable && problems.length === 0,
      decide: row.state === 'shown' && problems.length === 0 && ctx.can('estimate.decide'),
      order: usable && ctx.can('estimate.decide') && visit.leftAt === null,
      book: usable && ctx.can('estimate.decide'),
      askRisk: editable && codes.includes('estimates.riskApproval'),
      askDeviation: editable && codes.includes('estimates.deviation'),
    },
  }
}

/** Options with everything that explains a price: hours by rate, grade, guarantee, stock (EST-10). */
export async function optionViews(ctx: Ctx, { row, options, supply }: LoadedEstimate) {
  const terms = await policy(ctx, guaranteeTerms)
  const pictures = await picturesOf(ctx, row)
  return options.map(({ storeId: _store, estimateId: _estimate, lines, promise, ...option }) => ({
    ...option,
    promise: [...promise],
    atRisk: option.finishAt !== null && (option.proposedAt === null || option.finishAt < option.proposedAt),
    lines: lines.map(({ storeId: _s, optionId: _o, taxPpm: _t, ...line }) => ({
      ...line,
      // A part shares the reason of the work it is for; its pictures stand there once.
      media: lines.some(head => head.id === line.forLineId) ? [] : pictures(line),
      guarantee: terms[guaranteeClassOf(line, lines) ?? ''] ?? null,
      stock: line.partId === null ? null : (supply.get(line.partId) ?? null),
    })),
    totals: estimateTotals(lines, row),
    systems: row.mode === 'system' ? bySystem(lines) : [],
  }))
}

export async function guaranteeOf(ctx: Ctx, { options }: LoadedEstimate): Promise<string> {
  return guaranteeText(
    options.flatMap(option => option.lines),
    await policy(ctx, guaranteeTerms),
  )
}

/** EST-12: the terms by class of work and what each covers, all options together. */
export async function guaranteesOf(ctx: Ctx, { options }: LoadedEstimate) {
  return guaranteeGroups(
    options.flatMap(option => option.lines),
    await policy(ctx, guaranteeTerms),
  )
}

/** The estimates of a visit, and what lines may rest on: findings, the entry inspection, what is still open. */
export async function estimatesView(ctx: Ctx, visit: VisitRecord) {
  const rows = await estimatesOfVisit(ctx, visit.id)
  const counts = await countOptions(
    ctx,
    rows.map(row => row.id),
  )
  const diagnosis = await diagnosisOf(ctx, visit.id)
  const { proposals } = await inspectionView(ctx, visit.id)
  const open = visit.vehicleId === null ? [] : await openItemsOf(ctx, visit.vehicleId)
  return {
    visit: await visitBrief(ctx, visit),
    rows: rows.map(({ id, number, mode, state, createdAt, shownAt, version }) => ({
      id,
      number,
      mode,
      state,
      createdAt,
      shownAt,
      version,
      options: counts.get(id) ?? 0,
    })),
    findings: (diagnosis?.findings ?? []).map(({ id, part, cause, certainty, recommendation, urgency, safety }) => ({
      id,
      part,
      cause,
      certainty,
      recommendation,
      urgency,
      safety,
    })),
    inspection: proposals.filter(point => point.result === 'bad'),
    recommendations: [
      ...proposals.filter(point => point.result === 'watch').map(watched),
      ...(await careFor(ctx, visit)),
    ],
    openItems: open.map(({ id, text, reason, safety }) => ({ key: id, text, note: reason, safety })),
    diagnosedAt: diagnosis?.completedAt ?? null,
    reportHandedAt: diagnosis?.handedAt ?? null,
    can: { create: visit.leftAt === null && visit.vehicleId !== null && ctx.can('estimate.write') },
  }
}
