import { newId } from '#domain/kernel/id.ts'
import { addMinutes } from '#domain/kernel/time.ts'
import { acknowledgeSlip, handSlips } from '#server/processes/stock/close-slips.ts'
import { issueParts } from '#server/processes/stock/issue-parts.ts'
import { requestsOf } from '#server/processes/stock/queries-requests.ts'
import { colleague } from './colleagues.ts'
import { intakeMinutes } from './moments.ts'
import type { CarPlan, Played } from './play-car.ts'
import type { Stage } from './stage.ts'

/** The counter issues what the order asks for, the technician signs for it, and the slips go to settlement if told so. */
export async function playParts(
  stage: Stage,
  car: CarPlan,
  played: Played,
  technician: string,
  hand: boolean,
): Promise<void> {
  const clerk = colleague(car.storeKey, 'R-PARTS')
  const at = addMinutes(car.intake.arrivedAt, intakeMinutes.parts)
  const slipId = newId()
  const issued = await stage.by(car.storeKey, clerk, at, async ctx => {
    const lines = (await requestsOf(ctx, played.orderId)).map(request => ({
      requestId: request.id,
      qtyMilli: request.wantedMilli - request.issuedMilli,
    }))
    const open = lines.filter(line => line.qtyMilli > 0)
    if (open.length === 0) return false
    await issueParts(ctx, {
      orderId: played.orderId,
      id: slipId,
      takenBy: stage.ids.of('staff', technician),
      lines: open,
      note: '',
    })
    return true
  })
  if (!issued) return
  await stage.by(car.storeKey, technician, addMinutes(at, 1), ctx => acknowledgeSlip(ctx, { id: slipId, version: 1 }))
  if (hand) await stage.by(car.storeKey, clerk, addMinutes(at, 2), ctx => handSlips(ctx, { orderId: played.orderId }))
}
