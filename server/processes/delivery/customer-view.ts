import { formatScaled } from '#domain/kernel/scaled.ts'
import { pick } from '#domain/kernel/texts.ts'
import { wearRules } from '#domain/processes/delivery/policies.ts'
import type { LifeRow } from '#domain/processes/delivery/shapes.ts'
import { lifeOf, readingMilli } from '#domain/processes/delivery/wear.ts'
import { exitCheck, wearCheck } from '#domain/processes/quality/checklists.ts'
import { totalsOf } from '#domain/processes/repair-orders/pricing.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { type Sheet, sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { openItemsOf } from '../customers/open-items.ts'
import { findVisit, type LineRecord, type OrderRecord } from '../repair-orders/queries.ts'
import { statementsInForce } from '../settlement/queries.ts'
import { type DeliveryRow, kmPerMonthOf } from './queries.ts'

/** DLV-08: work, price and notes in one view, for whoever greets the customer first. */
export async function pickupCard(ctx: Ctx, order: OrderRecord, lines: readonly LineRecord[]) {
  const visit = found(await findVisit(ctx, order.visitId))
  const bills = (await statementsInForce(ctx, order.id)).filter(bill => bill.payer === 'customer')
  const billedFen = bills.reduce((sum, bill) => sum + bill.totalFen, 0)
  return {
    work: lines.filter(line => line.kind === 'labour').map(line => line.name),
    payFen: bills.length > 0 ? billedFen : (totalsOf(lines).byPayer.customer ?? 0),
    notes: [visit.customerWords, order.wishes, order.guaranteeNote].filter(note => note !== ''),
  }
}

/** DLV-12: every part that was measured, with what is left of it by the store's rules. */
export async function lifeRows(ctx: Ctx, order: OrderRecord): Promise<LifeRow[]> {
  const sheet = await sheetFor(ctx, wearCheck.key, order.id)
  if (!sheet) return []
  const rules = await policy(ctx, wearRules)
  const kmPerMonth = await kmPerMonthOf(ctx, order.vehicleId)
  return sheet.items.flatMap(item => {
    const rule = rules[item.key]
    const value = readingMilli(sheet.answers.find(answer => answer.key === item.key)?.value ?? null)
    if (!rule || value === undefined) return []
    const shown = (milli: number) =>
      `${formatScaled(milli, 3, { grouped: false, padded: false })} ${item.unit ?? ''}`.trim()
    const life = lifeOf(value, rule, kmPerMonth)
    return [
      {
        key: item.key,
        name: pick(item.label, ctx.lang),
        measured: shown(value),
        limit: shown(rule.limitMilli),
        ...life,
      },
    ]
  })
}

/** DLV-19: settings as the inspector left them, and what is still open on the car. */
export async function carState(ctx: Ctx, order: OrderRecord, delivery: DeliveryRow | undefined) {
  const note = settingsNote(await sheetFor(ctx, exitCheck.key, order.id))
  const points = await openItemsOf(ctx, order.vehicleId)
  return {
    settings: note,
    points: points.map(({ id, text, reason, safety }) => ({ id, text, reason, safety })),
    confirmedAt: delivery?.stateConfirmedAt ?? null,
    confirmedBy: delivery?.stateConfirmedBy ?? '',
  }
}

function settingsNote(sheet: Sheet | undefined): string {
  return sheet?.answers.find(answer => answer.key === 'settings')?.note ?? ''
}
