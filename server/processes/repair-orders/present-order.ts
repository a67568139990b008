import { wordingOf } from '#domain/kernel/refusals.ts'
import { mayEditLines, mayPresent, type PresentableOrder } from '#domain/processes/repair-orders/authorisation.ts'
import { quickPath } from '#domain/processes/repair-orders/policies.ts'
import { customerFen, totalsOf } from '#domain/processes/repair-orders/pricing.ts'
import { type Axes, orderLabel } from '#domain/processes/repair-orders/status.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { axesOf } from './axes.ts'
import { blockersOf } from './blockers.ts'
import {
  type AddOnRecord,
  addOnsOf,
  findVisit,
  type LineRecord,
  linesOf,
  liveLines,
  type OrderRecord,
  promisesOf,
  type VisitRecord,
} from './queries.ts'
import { orderRow } from './queries-list.ts'
import { approvedDeviations } from './queries-prices.ts'
import { linkedOrders } from './queries-rework.ts'
import { wasDiagnosed } from './queries-visits.ts'

/** The whole order as its page shows it. */
export async function orderView(ctx: Ctx, order: OrderRecord) {
  const [axes, lines, addOns, promises, deviations, row, foundVisit, quick, linked] = await Promise.all([
    axesOf(ctx, order),
    linesOf(ctx, order.id),
    addOnsOf(ctx, order.id),
    promisesOf(ctx, order.id),
    approvedDeviations(ctx, order.id),
    orderRow(ctx, order.id),
    findVisit(ctx, order.visitId),
    policy(ctx, quickPath),
    linkedOrders(ctx, order),
  ])
  const label = orderLabel(axes)
  const { money: _money, ...shownRow } = row
  const shown = lines.map(line => ({ ...line, deviationApproved: deviations.has(line.id) }))
  const editable = mayEditLines(axes, label)
  const visit = found(foundVisit)
  const ready = mayPresent(
    presentable(order, visit, { axes, diagnosed: await wasDiagnosed(ctx, order, visit) }),
    shown,
    quick,
    ctx.now,
  )
  const isUnsigned = editable.ok && axes.authorisation !== 'signed'
  const others = isUnsigned ? await blockersOf(ctx, order) : []
  const totals = totalsOf(liveLines(lines))
  return {
    ...shownRow,
    ownerId: visit.ownerId,
    senderId: visit.senderId,
    label,
    totalFen: customerFen(totals),
    description: order.description,
    wishes: order.wishes,
    guaranteeNote: order.guaranteeNote,
    team: order.team,
    namedTechnicianId: order.namedTechnicianId,
    originalOrderId: order.originalOrderId,
    reworkCause: order.reworkCause,
    reworkStep: order.reworkStep,
    ...linked,
    estimateId: order.estimateId,
    plannedMinutes: order.plannedMinutes,
    firstPromisedAt: order.firstPromisedAt,
    receivedAt: order.receivedAt,
    signedAt: order.signedAt,
    axes,
    lines: shown,
    addOns: await Promise.all(addOns.map(item => addOnView(ctx, item))),
    promises: promises.map(item => ({ ...item, madeBy: item.madeBy ?? '' })),
    totals,
    version: order.version,
    workVersion: order.workVersion,
    deliveryVersion: order.deliveryVersion,
    can: {
      edit: editable.ok && ctx.can('order.edit'),
      present: ready.ok && others.length === 0 && ctx.can('order.edit') && axes.authorisation !== 'signed',
      cancel: editable.ok && ctx.can('order.cancel'),
    },
    blockers: [...(ready.ok ? [] : [{ ...ready, path: null }]), ...others].map(({ refusal, params, path }) => ({
      ...{ code: refusal.code, text: wordingOf(refusal, params, ctx.lang), path },
    })),
  }
}

/** What decides whether the order may be put before the customer. */
export function presentable(
  order: OrderRecord,
  visit: VisitRecord,
  { axes, diagnosed }: { axes: Axes; diagnosed: boolean },
): PresentableOrder {
  return {
    promisedAt: order.promisedAt,
    axes,
    label: orderLabel(axes),
    kind: order.kind,
    diagnosed,
    quickPath: visit.quickPath,
  }
}

async function addOnView(ctx: Ctx, item: AddOnRecord) {
  const paper = await currentPaper(ctx, 'FRM-02', item.id)
  const { storeId: _store, orderId: _order, relayedBy: _by, ...view } = item
  const { id: paperId = null, contentHash = null, state: paperState = null } = paper ?? {}
  return { ...view, paperId, contentHash, paperState }
}

export function plannedMinutesOf(lines: readonly Pick<LineRecord, 'hoursCenti' | 'qtyMilli' | 'state'>[]): number {
  const centi = liveLines(lines).reduce(
    (sum, line) => sum + Math.round(((line.hoursCenti ?? 0) * line.qtyMilli) / 1000),
    0,
  )
  return Math.round((centi * 60) / 100)
}
