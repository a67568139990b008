import { wordingOf } from '#domain/kernel/refusals.ts'
import { mayEditLines, mayPresent } from '#domain/processes/repair-orders/authorisation.ts'
import { customerFen, totalsOf } from '#domain/processes/repair-orders/pricing.ts'
import { orderLabel } from '#domain/processes/repair-orders/status.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { axesOf } from './axes.ts'
import {
  type AddOnRecord,
  addOnsOf,
  approvedDeviations,
  type LineRecord,
  linesOf,
  liveLines,
  type OrderRecord,
  promisesOf,
} from './queries.ts'
import { orderRow } from './queries-list.ts'

/** The whole order as its page shows it. */
export async function orderView(ctx: Ctx, order: OrderRecord) {
  const [axes, lines, addOns, promises, deviations, row] = [
    await axesOf(ctx, order),
    await linesOf(ctx, order.id),
    await addOnsOf(ctx, order.id),
    await promisesOf(ctx, order.id),
    await approvedDeviations(ctx, order.id),
    await orderRow(ctx, order.id),
  ]
  const label = orderLabel(axes)
  const shown = lines.map(line => ({ ...line, deviationApproved: deviations.has(line.id) }))
  const editable = mayEditLines(axes, label)
  const presentable = mayPresent({ promisedAt: order.promisedAt, axes, label }, shown, ctx.now)
  const totals = totalsOf(liveLines(lines))
  const visit = await ctx.db
    .selectFrom('visits')
    .select(['ownerId', 'senderId'])
    .where('id', '=', order.visitId)
    .executeTakeFirstOrThrow()
  return {
    ...row,
    ...visit,
    label,
    totalFen: customerFen(totals),
    description: order.description,
    wishes: order.wishes,
    guaranteeNote: order.guaranteeNote,
    team: order.team,
    namedTechnicianId: order.namedTechnicianId,
    originalOrderId: order.originalOrderId,
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
      present: presentable.ok && ctx.can('order.edit') && axes.authorisation !== 'signed',
      cancel: editable.ok && ctx.can('order.cancel'),
    },
    blockers: presentable.ok
      ? []
      : [{ code: presentable.refusal.code, text: wordingOf(presentable.refusal, presentable.params, ctx.lang) }],
  }
}

async function addOnView(ctx: Ctx, item: AddOnRecord) {
  const paper = await currentPaper(ctx, 'FRM-02', item.id)
  const { storeId: _store, orderId: _order, relayedBy: _by, ...view } = item
  return { ...view, paperId: paper?.id ?? null, contentHash: paper?.contentHash ?? null }
}

export function plannedMinutesOf(lines: readonly Pick<LineRecord, 'hoursCenti' | 'qtyMilli' | 'state'>[]): number {
  const centi = liveLines(lines).reduce(
    (sum, line) => sum + Math.round(((line.hoursCenti ?? 0) * line.qtyMilli) / 1000),
    0,
  )
  return Math.round((centi * 60) / 100)
}
