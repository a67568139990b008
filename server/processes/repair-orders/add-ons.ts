import { addMinutes } from '#domain/kernel/time.ts'
import { addOnStateTexts } from '#domain/processes/repair-orders/add-on-states.ts'
import { mayStart, orderRefusals } from '#domain/processes/repair-orders/authorisation.ts'
import type { repairOrdersContract } from '#domain/processes/repair-orders/contract.ts'
import { callForAddOn } from '#domain/processes/repair-orders/duties.ts'
import { addOnPaper } from '#domain/processes/repair-orders/papers/add-on.ts'
import { addOnCall } from '#domain/processes/repair-orders/policies.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { attachFiles } from '#server/mechanisms/files/keep-file.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { addOnContent } from './add-on-content.ts'
import { axesOf } from './axes.ts'
import { requireUnblocked } from './blockers.ts'
import { partiesOfOrder } from './parties.ts'
import { type AddOnRecord, findAddOnRow, findOrder, linesOf } from './queries.ts'
import { insertLines } from './save-lines.ts'

type Api = Handlers<typeof repairOrdersContract>

/** RO-07: a finding in the workshop; the adviser's clock to call the customer starts now. */
export const findAddOn: Api['findAddOn'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.orderId, { lock: true }))
  ruled(mayStart(await axesOf(ctx, order)))
  await ctx.db
    .insertInto('addOns')
    .values({
      id: input.id,
      storeId: ctx.store.id,
      orderId: order.id,
      reason: input.reason,
      safety: input.safety,
      consequence: input.consequence,
      foundBy: staffId(ctx),
      foundAt: ctx.now,
    })
    .execute()
  await attachFiles(ctx, input.fileIds, { kind: 'addOn', id: input.id })
  await insertLines(ctx, order.id, input.lines, input.id, (await linesOf(ctx, order.id)).length)
  const minutes = await policy(ctx, addOnCall)
  await openDuty(ctx, callForAddOn, {
    subject: { kind: 'addOn', id: input.id },
    threadId: order.id,
    ownerId: order.adviserId,
    params: { order: order.number ?? '' },
    dueAt: addMinutes(ctx.now, minutes),
  })
  ctx.record({
    event: 'addOn.found',
    subject: { kind: 'addOn', id: input.id },
    threadId: order.id,
    data: { safety: input.safety, lines: input.lines.length },
    reason: input.reason,
  })
  return { id: input.id, version: 1 }
}

/** The adviser prices the finding and states the new time; the form is ready to be agreed. */
export const priceAddOn: Api['priceAddOn'] = async (ctx, input) => {
  const addOn = found(await findAddOnRow(ctx, input.id))
  await checkVersion(ctx, addOn, input.version)
  requireState(addOn, ['found', 'priced', 'asked'])
  const order = found(await findOrder(ctx, addOn.orderId, { lock: true }))
  await ctx.db.deleteFrom('orderLines').where('addOnId', '=', addOn.id).execute()
  await insertLines(ctx, order.id, input.lines, addOn.id, (await linesOf(ctx, order.id)).length)
  await requireUnblocked(ctx, order)
  const next = {
    ...addOn,
    extraMinutes: input.extraMinutes,
    newPromisedAt: input.newPromisedAt,
    state: 'asked' as const,
  }
  const version = await saveAddOn(ctx, addOn, {
    extraMinutes: next.extraMinutes,
    newPromisedAt: next.newPromisedAt,
    state: 'asked',
  })
  const parties = await partiesOfOrder(ctx, order)
  const issued = await issuePaper(ctx, addOnPaper, {
    subject: { kind: 'addOn', id: addOn.id },
    threadId: order.id,
    vehicleId: order.vehicleId,
    personId: parties.senderId ?? parties.ownerId,
    finder: parties.finder,
    content: await addOnContent(ctx, order, next, parties),
  })
  if (issued.changed)
    await signPaper(ctx, { paperId: issued.id, role: 'adviser', method: 'staff', signerName: ctx.actor.name })
  await ctx.db.updateTable('addOns').set({ number: issued.number }).where('id', '=', addOn.id).execute()
  ctx.record({
    event: 'addOn.priced',
    subject: { kind: 'addOn', id: addOn.id },
    threadId: order.id,
    data: { number: issued.number, extraMinutes: input.extraMinutes, newPromisedAt: input.newPromisedAt },
  })
  return { id: addOn.id, version, number: issued.number, paperId: issued.id, contentHash: issued.contentHash }
}

/** Each attempt to reach the customer is timed; the first one stops the clock of TL-22. */
export const contactForAddOn: Api['contactForAddOn'] = async (ctx, input) => {
  const addOn = found(await findAddOnRow(ctx, input.id))
  requireState(addOn, ['found', 'priced', 'asked'])
  const version = await saveAddOn(ctx, addOn, { firstContactAt: addOn.firstContactAt ?? ctx.now })
  if (addOn.firstContactAt === null) await closeDuty(ctx, callForAddOn, addOn.id)
  ctx.record({
    event: 'addOn.contacted',
    subject: { kind: 'addOn', id: addOn.id },
    threadId: addOn.orderId,
    data: { reached: input.reached, channel: input.channel },
    reason: input.note,
  })
  return { id: addOn.id, version }
}

export function requireState(addOn: AddOnRecord, allowed: readonly AddOnRecord['state'][]): void {
  if (!allowed.includes(addOn.state)) throw refuse(orderRefusals.addOnState, { state: addOnStateTexts[addOn.state] })
}

export async function saveAddOn(
  ctx: Ctx,
  addOn: AddOnRecord,
  columns: Partial<Omit<AddOnRecord, 'id' | 'storeId' | 'orderId' | 'version'>>,
): Promise<number> {
  const row = await ctx.db
    .updateTable('addOns')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', addOn.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}
