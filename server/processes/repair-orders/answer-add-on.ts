import { addMinutes } from '#domain/kernel/time.ts'
import { orderRefusals } from '#domain/processes/repair-orders/authorisation.ts'
import type { repairOrdersContract } from '#domain/processes/repair-orders/contract.ts'
import { callForAddOn, relayAddOn } from '#domain/processes/repair-orders/duties.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { emit } from '#server/kernel/signals.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { notify } from '#server/mechanisms/duties/notify.ts'
import { voidPaper } from '#server/mechanisms/papers/issue-paper.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { rememberOpenItem } from '#server/processes/customers/open-items.ts'
import { requestSignedParts } from '#server/processes/stock/sync-order-parts.ts'
import { requireState, saveAddOn } from './add-ons.ts'
import { plannedMinutesOf } from './present-order.ts'
import { addPromise } from './promise.ts'
import { type AddOnRecord, findAddOnRow, findOrder, linesOf } from './queries.ts'
import { unallowedPrice } from './queries-prices.ts'
import { issueRiskNote } from './risk-notes.ts'
import { touchOrder } from './save-lines.ts'
import { promiseMoved } from './signals.ts'

type Api = Handlers<typeof repairOrdersContract>

const RELAY_MINUTES = 5

/** The customer signs the add-on on the tablet; what follows is the reaction to the signature. */
export const agreeAddOn: Api['agreeAddOn'] = async (ctx, input) => {
  const addOn = found(await findAddOnRow(ctx, input.id))
  await checkVersion(ctx, addOn, input.version)
  requireState(addOn, ['asked'])
  const paper = found(await currentPaper(ctx, 'FRM-02', addOn.id))
  const { signerName, image, contentHash } = input
  await signPaper(ctx, { paperId: paper.id, role: 'customer', method: 'drawn', signerName, image, contentHash })
  const after = found(await findAddOnRow(ctx, addOn.id))
  return { id: addOn.id, version: after.version }
}

/** RO-10: agreed by pen or code. Its lines may be worked on, the promise moves, and the workshop has to take it over. */
export async function addOnAgreed(ctx: Ctx, addOnId: string, channel: 'tablet' | 'link'): Promise<void> {
  const addOn = found(await findAddOnRow(ctx, addOnId))
  // The note of what a refusal risks bears the customer's signature too; that is no consent.
  if (addOn.state === 'refused') return
  requireState(addOn, ['asked'])
  const order = found(await findOrder(ctx, addOn.orderId, { lock: true }))
  const own = (await linesOf(ctx, order.id)).filter(line => line.addOnId === addOn.id)
  const unallowed = await unallowedPrice(ctx, order.id, own)
  if (unallowed) throw refuse(orderRefusals.deviation, { name: unallowed.name })
  await saveAddOn(ctx, addOn, {
    state: 'agreed',
    answerAt: ctx.now,
    answerChannel: channel,
    firstContactAt: addOn.firstContactAt ?? ctx.now,
  })
  await ctx.db
    .updateTable('orderLines')
    .set(eb => ({ state: 'approved', approvedAt: ctx.now, agreedFen: eb('amountFen', '-', eb.ref('discountFen')) }))
    .where('addOnId', '=', addOn.id)
    .execute()
  if (addOn.newPromisedAt !== null) {
    await addPromise(ctx, order.id, {
      promisedAt: addOn.newPromisedAt,
      reason: `增项 ${addOn.number ?? ''}`,
      channel,
      personReached: ctx.actor.name,
    })
  }
  const lines = await linesOf(ctx, order.id)
  await touchOrder(ctx, order, {
    promisedAt: addOn.newPromisedAt ?? order.promisedAt,
    plannedMinutes: plannedMinutesOf(lines),
  })
  await requestSignedParts(ctx, order.id)
  await emit(ctx, promiseMoved, { orderId: order.id })
  await closeDuty(ctx, callForAddOn, addOn.id)
  await tellWorkshop(ctx, addOn, order.number ?? '', 'addOn.agreed')
  ctx.record({
    event: 'addOn.agreed',
    subject: { kind: 'addOn', id: addOn.id },
    threadId: order.id,
    data: { channel, changed: { promisedAt: { from: order.promisedAt, to: addOn.newPromisedAt } } },
  })
}

/**
 * RO-09, RO-11: refused. Who in the workshop was told and when is part of the answer; safety needs the risk note signed,
 * at once or, by who is on the telephone, behind the link or at the latest before the car is handed over.
 */
export const refuseAddOn: Api['refuseAddOn'] = async (ctx, input) => {
  const addOn = found(await findAddOnRow(ctx, input.id))
  await checkVersion(ctx, addOn, input.version)
  requireState(addOn, ['found', 'priced', 'asked'])
  if (input.relayedTo === null) throw refuse(orderRefusals.relayNeeded)
  if (addOn.safety && input.riskSignature === null && !input.signLater) throw refuse(orderRefusals.riskNote)
  const order = found(await findOrder(ctx, addOn.orderId, { lock: true }))
  const answer = {
    state: 'refused' as const,
    answerAt: ctx.now,
    answerChannel: input.channel,
    firstContactAt: addOn.firstContactAt ?? ctx.now,
    relayedAt: ctx.now,
    relayedTo: input.relayedTo,
    relayedBy: staffId(ctx),
  }
  const version = await saveAddOn(ctx, addOn, answer)
  const refused = { ...addOn, ...answer }
  if (addOn.safety) await issueRiskNote(ctx, order, refused, input)
  else await withdrawForm(ctx, addOn.id)
  await ctx.db.updateTable('orderLines').set({ state: 'declined' }).where('addOnId', '=', addOn.id).execute()
  await rememberDeclined(ctx, addOn, order.vehicleId, input.reason)
  await closeDuty(ctx, callForAddOn, addOn.id)
  await tellWorkshop(ctx, addOn, order.number ?? '', 'addOn.refused', false)
  ctx.record({
    event: 'addOn.refused',
    subject: { kind: 'addOn', id: addOn.id },
    threadId: order.id,
    data: { relayedTo: input.relayedTo, safety: addOn.safety, riskSigned: input.riskSignature !== null },
    reason: input.reason,
  })
  return { id: addOn.id, version }
}

/** The workshop takes the agreed add-on; the time and the receiver stand on it. */
export const receiveAddOn: Api['receiveAddOn'] = async (ctx, input) => {
  const addOn = found(await findAddOnRow(ctx, input.id))
  await checkVersion(ctx, addOn, input.version)
  requireState(addOn, ['agreed'])
  const version = await saveAddOn(ctx, addOn, { state: 'handedOver', relayedAt: ctx.now, relayedTo: staffId(ctx) })
  await closeDuty(ctx, relayAddOn, addOn.id)
  ctx.record({ event: 'addOn.received', subject: { kind: 'addOn', id: addOn.id }, threadId: addOn.orderId, data: {} })
  return { id: addOn.id, version }
}

async function withdrawForm(ctx: Ctx, addOnId: string): Promise<void> {
  const paper = await currentPaper(ctx, 'FRM-02', addOnId)
  if (paper) await voidPaper(ctx, paper.id, '客户不同意')
}

async function rememberDeclined(ctx: Ctx, addOn: AddOnRecord, vehicleId: string, reason: string): Promise<void> {
  for (const line of (await linesOf(ctx, addOn.orderId)).filter(item => item.addOnId === addOn.id)) {
    await rememberOpenItem(ctx, {
      vehicleId,
      kind: 'declined',
      text: line.name,
      reason,
      safety: addOn.safety,
      amountFen: line.amountFen - line.discountFen,
      source: { kind: 'addOn', id: addOn.id },
    })
  }
}

// The technician's screen hears it at once; the receiving of an agreed add-on is a duty of its own.
async function tellWorkshop(ctx: Ctx, addOn: AddOnRecord, order: string, kind: string, handOver = true): Promise<void> {
  const subject = { kind: 'addOn', id: addOn.id }
  const params = { order, orderId: addOn.orderId }
  await notify(ctx, { to: { staffId: addOn.foundBy }, kind, subject, params })
  if (!handOver) return
  const dueAt = addMinutes(ctx.now, RELAY_MINUTES)
  await openDuty(ctx, relayAddOn, { subject, threadId: addOn.orderId, ownerRole: 'R-WS-MGR', params: { order }, dueAt })
}
