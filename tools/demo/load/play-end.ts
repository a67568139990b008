import { newId } from '#domain/kernel/id.ts'
import { addMinutes, type Instant } from '#domain/kernel/time.ts'
import { deliveryPreparation } from '#domain/processes/delivery/checklists.ts'
import { takeOverPoints } from '#domain/processes/delivery/take-over.ts'
import { exitCheck } from '#domain/processes/quality/checklists.ts'
import { found } from '#server/kernel/errors.ts'
import { answerSheet, openSheet, sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import {
  acceptResult,
  adviseCustomer,
  decideOldParts,
  explainLines,
  startPickup,
} from '#server/processes/delivery/accept.ts'
import { handOver } from '#server/processes/delivery/hand-over.ts'
import { notifyCustomer } from '#server/processes/delivery/notify-customer.ts'
import { markPrepared, takeOver } from '#server/processes/delivery/prepare.ts'
import { lockDelivery, oldPartsOf } from '#server/processes/delivery/queries.ts'
import { scanPass } from '#server/processes/gate/scan-pass.ts'
import { certificateOf, certify } from '#server/processes/quality/certificate.ts'
import { checkKeyItem } from '#server/processes/quality/check-key-item.ts'
import { inspectOrder } from '#server/processes/quality/inspect-order.ts'
import { findVisit, linesOf, liveLines } from '#server/processes/repair-orders/queries.ts'
import { colleague } from './colleagues.ts'
import { inspectionMinutes, washMinutes } from './moments.ts'
import type { CarPlan, Played } from './play-car.ts'
import { labourLineIds, playWash } from './play-workshop.ts'
import { DEMO_STROKES, type Stage } from './stage.ts'

const LOOKED_AT = takeOverPoints.map(key => ({ key, ok: true, note: '' }))

export const CARE_NOTES = ['请按时保养，注意胎压']

/** Own, mutual and exit inspection by three people; `fail` stops at a failed exit. */
export async function playInspection(
  stage: Stage,
  car: CarPlan,
  played: Played,
  doer: string,
  at: Instant,
  result: 'none' | 'pass' | 'fail',
): Promise<void> {
  const lines = await labourLineIds(stage, car, played.orderId, at)
  const base = { id: played.orderId, checkedLines: lines, defect: '', cause: '', failedLineId: null }
  const mate = colleague(car.storeKey, 'R-TECH', [doer])
  const pass = (username: string, level: 'self' | 'mutual' | 'exit', then: Instant) =>
    stage.by(car.storeKey, username, then, ctx =>
      inspectOrder(ctx, { ...base, inspectionId: newId(), level, result: 'pass' }),
    )
  await pass(doer, 'self', at)
  if (result === 'none') return
  await pass(mate, 'mutual', addMinutes(at, inspectionMinutes.mutual))
  const inspector = colleague(car.storeKey, 'R-QC')
  if (result === 'fail') {
    const failure = {
      ...base,
      checkedLines: [],
      defect: '试车仍有轻微异响',
      cause: '紧固件未按力矩复紧',
      failedLineId: lines[0] ?? null,
    }
    await stage.by(car.storeKey, inspector, addMinutes(at, inspectionMinutes.exit), ctx =>
      inspectOrder(ctx, { ...failure, inspectionId: newId(), level: 'exit', result: 'fail' }),
    )
    return
  }
  await stage.by(car.storeKey, inspector, addMinutes(at, inspectionMinutes.sheet), async ctx => {
    const sheet = await openSheet(ctx, exitCheck, {
      subject: { kind: 'order', id: played.orderId },
      threadId: played.orderId,
    })
    await answerSheet(
      ctx,
      sheet,
      exitCheck.items.map(({ key, kind }) =>
        kind === 'value' ? { key, value: '240' } : { key, result: 'ok' as const },
      ),
    )
  })
  await pass(inspector, 'exit', addMinutes(at, inspectionMinutes.exit))
  await playKeyItems(stage, car, played, inspector, addMinutes(at, inspectionMinutes.keyItems))
  await stage.by(car.storeKey, inspector, addMinutes(at, inspectionMinutes.keyItems), async ctx => {
    const { works } = await certificateOf(ctx, played.orderId)
    if (works.length > 0) await certify(ctx, { id: played.orderId })
  })
}

async function playKeyItems(stage: Stage, car: CarPlan, played: Played, exitBy: string, at: Instant): Promise<void> {
  const second = colleague(car.storeKey, 'R-QC', [exitBy])
  await stage.by(car.storeKey, second, at, async ctx => {
    const lines = liveLines(await linesOf(ctx, played.orderId)).filter(line => line.kind === 'labour' && line.keyItem)
    for (const line of lines) await checkKeyItem(ctx, { id: played.orderId, lineId: line.id, note: '' })
  })
}

export async function playTakeOver(stage: Stage, car: CarPlan, played: Played, at: Instant): Promise<void> {
  await stage.by(car.storeKey, car.intake.adviser, at, ctx =>
    takeOver(ctx, { id: played.orderId, checks: LOOKED_AT, note: null }),
  )
}

/** Washed once more and prepared, point by point. */
export async function playPreparation(stage: Stage, car: CarPlan, played: Played, at: Instant): Promise<void> {
  const id = played.orderId
  if (car.intake.wantsWash)
    await playWash(stage, car, played, {
      phase: 'final',
      start: addMinutes(at, -washMinutes.returned - 1),
      until: 'returned',
    })
  await stage.by(car.storeKey, car.intake.adviser, at, async ctx => {
    const sheet = await sheetFor(ctx, deliveryPreparation.key, id)
    if (sheet)
      await answerSheet(
        ctx,
        sheet.id,
        deliveryPreparation.items.map(item => ({ key: item.key, result: 'ok' as const })),
      )
    await markPrepared(ctx, { id, version: (await lockDelivery(ctx, id))?.version ?? 0 })
  })
}

export async function playNotice(stage: Stage, car: CarPlan, played: Played, at: Instant): Promise<void> {
  await stage.by(car.storeKey, car.intake.adviser, at, async ctx => {
    const version = (await lockDelivery(ctx, played.orderId))?.version ?? 0
    const notice = {
      kind: 'delivery',
      channel: 'call',
      reached: true,
      personReached: car.intake.broughtBy.name,
      delayReason: '',
      newTimeAt: null,
    } as const
    await notifyCustomer(ctx, { id: played.orderId, version, noticeId: newId(), ...notice })
  })
}

/** Joint look, explanation, old parts, advice and signature. */
export async function playAcceptance(stage: Stage, car: CarPlan, played: Played, at: Instant): Promise<void> {
  const id = played.orderId
  const lines = await labourLineIds(stage, car, id, at)
  await stage.by(car.storeKey, car.intake.adviser, at, async ctx => {
    const version = async () => (await lockDelivery(ctx, id))?.version ?? 0
    await startPickup(ctx, { id, version: await version() })
    if (lines.length > 0) await explainLines(ctx, { id, version: await version(), lineIds: lines })
    const parts = await oldPartsOf(ctx, id)
    const decision = car.intake.keepsOldParts ? ('take' as const) : ('leave' as const)
    if (parts.length > 0)
      await decideOldParts(ctx, {
        id,
        version: await version(),
        decisions: parts.map(part => ({ id: part.id, decision })),
      })
    const { rating, ...next } = car.farewell
    await adviseCustomer(ctx, { id, version: await version(), careNotes: CARE_NOTES, ...next })
    await acceptResult(ctx, {
      id,
      version: await version(),
      signerName: car.intake.broughtBy.name,
      image: DEMO_STROKES,
      rating,
      feedback: '',
    })
  })
}

/** Keys and papers handed over. @returns the pass for the gate */
export async function playHandOver(stage: Stage, car: CarPlan, played: Played, at: Instant): Promise<string> {
  return stage.by(car.storeKey, car.intake.adviser, at, async ctx => {
    const version = (await lockDelivery(ctx, played.orderId))?.version ?? 0
    const handed = ['gatePass', 'order', 'statement', 'certificate', 'papers', 'key'] as const
    const { token } = await handOver(ctx, {
      id: played.orderId,
      version,
      handed: [...handed],
      signerName: car.intake.broughtBy.name,
      image: DEMO_STROKES,
    })
    return token
  })
}

export async function playGate(stage: Stage, car: CarPlan, played: Played, token: string, at: Instant): Promise<void> {
  await stage.by(car.storeKey, colleague(car.storeKey, 'R-GATE'), at, async ctx => {
    const { plate } = found(await findVisit(ctx, played.visitId))
    await scanPass(ctx, { plate, token })
  })
}
