import type { partsContract } from '#domain/processes/stock/contract.ts'
import { stockRefusals } from '#domain/processes/stock/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { stillOpen } from './cover-requests.ts'
import { mustBeOpen, subjectOf } from './order-head.ts'
import { orderHead } from './queries-orders.ts'
import { lockRequests, partTitle } from './queries-requests.ts'
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
  await mustBeSettled(ctx, order.id)
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

async function mustBeSettled(ctx: Ctx, orderId: string): Promise<void> {
  const requests = (await lockRequests(ctx, { orderId })).filter(request => request.cancelledAt === null)
  const unissued = requests.filter(request => stillOpen(request) > 0)
  if (unissued.length > 0) throw refuse(stockRefusals.unissued, { parts: unissued.map(partTitle).join('、') })
  const stray = requests.filter(request => request.issuedMilli > 0 && request.lineId === null)
  if (stray.length > 0) throw refuse(stockRefusals.strayParts, { parts: stray.map(partTitle).join('、') })
}
