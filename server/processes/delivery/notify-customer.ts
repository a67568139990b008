import { addMinutes, formatLocal } from '#domain/kernel/time.ts'
import type { deliveryContract } from '#domain/processes/delivery/contract.ts'
import { callPickupAgain, noticePickup } from '#domain/processes/delivery/duties.ts'
import { delayMessage, pickupMessage } from '#domain/processes/delivery/messages.ts'
import { plannedMinutes } from '#domain/processes/delivery/notice-rule.ts'
import { deliveryNoticePaper } from '#domain/processes/delivery/papers/delivery-notice.ts'
import { callAgain } from '#domain/processes/delivery/policies.ts'
import { deliveryRefusals } from '#domain/processes/delivery/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { closeDuty, moveDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { sendMessage } from '#server/mechanisms/messages/send-message.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { setDelivery } from '../repair-orders/move-axes.ts'
import { partiesOfOrder } from '../repair-orders/parties.ts'
import { addPromise } from '../repair-orders/promise.ts'
import { findOrder, type OrderRecord } from '../repair-orders/queries.ts'
import { touchOrder } from '../repair-orders/save-lines.ts'
import { moveNoticeDuty, noticeDueFor } from './notice-duty.ts'
import { lockDelivery, saveDelivery } from './queries.ts'

type Api = Handlers<typeof deliveryContract>
type Input = Parameters<Api['notify']>[1]

const channelNames = { call: '电话', sms: '短信', wechat: '微信', inPerson: '当面' } as const

/** DLV-04 to DLV-07: ready or late, the customer hears it in time; every attempt is kept, reached or not. */
export const notifyCustomer: Api['notify'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  if (input.reached && input.personReached.trim() === '') throw refuse(deliveryRefusals.personNeeded)
  if (input.kind === 'delivery') await checkReady(ctx, order)
  const dueAt = (await noticeDueFor(ctx, order)) ?? ctx.now
  const told = input.reached || input.channel === 'sms' || input.channel === 'wechat'
  const settled = input.kind === 'delay' ? input.reached : told
  const nextAttemptAt = settled ? null : addMinutes(ctx.now, await policy(ctx, callAgain))
  await insertNotice(ctx, order, input, { dueAt, nextAttemptAt })
  await (nextAttemptAt === null ? closeDuty(ctx, callPickupAgain, order.id) : tryAgain(ctx, order, nextAttemptAt))
  const paperId = told ? await settleNotice(ctx, order, input, dueAt) : null
  ctx.record({
    event: input.kind === 'delay' ? 'delivery.delayTold' : 'delivery.notified',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { channel: input.channel, reached: input.reached, newTimeAt: input.newTimeAt, late: ctx.now > dueAt },
    reason: input.delayReason,
  })
  const after = await lockDelivery(ctx, order.id)
  return { id: order.id, version: after?.version ?? input.version, paperId }
}

async function checkReady(ctx: Ctx, order: OrderRecord): Promise<void> {
  if (order.delivery !== 'prepared' && order.delivery !== 'notified') throw refuse(deliveryRefusals.notPrepared)
  if (order.money === 'open') throw refuse(deliveryRefusals.notTotalled)
  if (!(await lockDelivery(ctx, order.id))) throw refuse(deliveryRefusals.notTakenOver)
}

/** DLV-07: an attempt that reached nobody leads to the next one, with its own time and owner. */
async function tryAgain(ctx: Ctx, order: OrderRecord, nextAttemptAt: string): Promise<void> {
  if (await moveDuty(ctx, callPickupAgain, order.id, { dueAt: nextAttemptAt })) return
  await openDuty(ctx, callPickupAgain, {
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    ownerId: order.adviserId,
    params: { order: order.number ?? '' },
    dueAt: nextAttemptAt,
  })
}

async function insertNotice(
  ctx: Ctx,
  order: OrderRecord,
  input: Input,
  times: { dueAt: string; nextAttemptAt: string | null },
): Promise<void> {
  const { kind, channel, reached, personReached, delayReason, newTimeAt } = input
  if (kind === 'delay' && (delayReason.trim() === '' || newTimeAt === null || newTimeAt <= ctx.now))
    throw refuse(deliveryRefusals.delayNeeds)
  const row = { id: input.noticeId, storeId: ctx.store.id, orderId: order.id, kind, ...times, noticedAt: ctx.now }
  await ctx.db
    .insertInto('deliveryNotices')
    .values({ ...row, channel, reached, personReached, delayReason, newTimeAt, byStaff: staffId(ctx) })
    .execute()
}

/** RO-12: told in time, a delay is no breach; but the promise moves only with the customer's consent, which a message alone is not. */
async function settleDelay(ctx: Ctx, order: OrderRecord, input: Input, promisedAt: string): Promise<void> {
  if (input.reached) {
    const { delayReason: reason, channel, personReached } = input
    await addPromise(ctx, order.id, { promisedAt, reason, channel, personReached })
    await touchOrder(ctx, order, { promisedAt })
  }
  await moveNoticeDuty(ctx, { ...order, promisedAt })
}

async function settleNotice(ctx: Ctx, order: OrderRecord, input: Input, dueAt: string): Promise<string> {
  const parties = await partiesOfOrder(ctx, order)
  const at = input.newTimeAt ?? order.promisedAt ?? ctx.now
  const personId = parties.senderId ?? parties.ownerId
  if (personId !== null) {
    await sendMessage(ctx, input.kind === 'delay' ? delayMessage : pickupMessage, {
      personId,
      subject: { kind: 'order', id: order.id },
      threadId: order.id,
      params: { plate: parties.plate, at: formatLocal(at, ctx.store.zone), reason: input.delayReason },
    })
  }
  if (input.kind === 'delay') {
    await settleDelay(ctx, order, input, at)
  } else {
    await saveDelivery(ctx, order.id, { notifiedAt: ctx.now })
    if (order.delivery === 'prepared') await setDelivery(ctx, order, 'notified')
    await closeDuty(ctx, noticePickup, order.id)
  }
  const paper = await issuePaper(ctx, deliveryNoticePaper, {
    subject: { kind: 'deliveryNotice', id: input.noticeId },
    threadId: order.id,
    vehicleId: order.vehicleId,
    personId,
    finder: parties.finder,
    content: {
      notice: input.kind,
      orderNumber: order.number ?? '',
      customer: parties.customer,
      vehicle: parties.vehicle,
      plannedMinutes: plannedMinutes(parties.visit.arrivedAt, order.promisedAt ?? ctx.now),
      dueAt,
      promisedAt: order.promisedAt,
      noticedAt: ctx.now,
      channel: channelNames[input.channel],
      personReached: input.personReached === '' ? '已发送' : input.personReached,
      delayReason: input.delayReason === '' ? null : input.delayReason,
      apology: input.kind === 'delay' ? '已致歉' : null,
      newTimeAt: input.newTimeAt,
      reply: null,
      staff: ctx.actor.name,
    },
  })
  return paper.id
}
