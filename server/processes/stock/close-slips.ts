import type { partsContract } from '#domain/processes/stock/contract.ts'
import { stockRefusals } from '#domain/processes/stock/refusals.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { mustBeFetched } from './close-order-parts.ts'
import { mustBeOpen, subjectOf } from './order-head.ts'
import { orderHead } from './queries-orders.ts'
import { lockOpenSlips, lockSlip, markAcknowledged, markHanded } from './queries-slips.ts'

type Api = Handlers<typeof partsContract>

/** The technician signs for what he took or brought back, on his own device. */
export const acknowledgeSlip: Api['acknowledge'] = async (ctx, input) => {
  const slip = found(await lockSlip(ctx, input.id))
  await checkVersion(ctx, slip, input.version)
  if (slip.acknowledgedAt !== null) throw refuse(stockRefusals.acknowledged)
  await signPaper(ctx, { paperId: slip.paperId, role: 'technician', method: 'staff', signerName: ctx.actor.name })
  const version = await markAcknowledged(ctx, slip)
  ctx.record({
    event: 'parts.acknowledged',
    subject: { kind: 'partSlip', id: slip.id },
    threadId: slip.orderId,
    data: { number: slip.number },
  })
  return { id: slip.id, version }
}

/** PRT-23: all slips of an order go to settlement at once, when nothing is still to be fetched or brought back. */
export const handSlips: Api['hand'] = async (ctx, input) => {
  const order = await orderHead(ctx, input.orderId)
  mustBeOpen(order)
  await mustBeFetched(ctx, order.id)
  const slips = await lockOpenSlips(ctx, order.id)
  if (slips.length === 0) throw refuse(stockRefusals.nothingToHand)
  await markHanded(
    ctx,
    slips.map(slip => slip.id),
  )
  const numbers = slips.map(slip => slip.number)
  ctx.record({ event: 'parts.handed', subject: subjectOf(order.id), threadId: order.id, data: { numbers } })
  return { orderId: order.id, numbers }
}
