import { expectPart, orderMissingPart, tellCustomerOfPart } from '#domain/processes/stock/duties.ts'
import { stockRefusals } from '#domain/processes/stock/refusals.ts'
import { nextShortageState, type ShortageAction, shortageStateTexts } from '#domain/processes/stock/shortage-states.ts'
import type { shortagesContract } from '#domain/processes/stock/shortages-contract.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { closeDuty, moveDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { coverRequests } from './cover-requests.ts'
import { mustBeOpen } from './order-head.ts'
import { orderHead } from './queries-orders.ts'
import { lockRequests, orderOfRequest, partTitle } from './queries-requests.ts'
import { lockShortage, namesOf, openShortageOf, type ShortageRecord, saveShortage } from './queries-shortages.ts'
import { record, subjectOfShortage, withdrawShortage } from './shortages.ts'

type Api = Handlers<typeof shortagesContract>

/** A technician says that a part is not there; what has come in meanwhile is put aside instead. */
export const askForPart: Api['ask'] = async (ctx, input) => {
  const { orderId } = found(await orderOfRequest(ctx, input.requestId))
  const order = await orderHead(ctx, orderId)
  mustBeOpen(order)
  const request = found((await lockRequests(ctx, { ids: [input.requestId] }))[0])
  if (request.cancelledAt !== null) throw refuse(stockRefusals.requestClosed)
  const short = await coverRequests(ctx, order, [request])
  const shortage = short > 0 ? await openShortageOf(ctx, request.id) : undefined
  if (!shortage) throw refuse(stockRefusals.notShort, { part: partTitle(request) })
  return { id: shortage.id, version: shortage.version }
}

export const orderPart: Api['order'] = async (ctx, input) => {
  const shortage = await lockedFor(ctx, input, 'order')
  if (input.expectedAt <= ctx.now) throw refuse(stockRefusals.expectedPast)
  const { supplier, expectedAt } = input
  const first = shortage.state === 'asked' ? { orderedAt: ctx.now, orderedBy: staffId(ctx) } : {}
  const version = await saveShortage(ctx, shortage.id, { state: 'ordered', supplier, expectedAt, ...first })
  await closeDuty(ctx, orderMissingPart, shortage.id)
  if (!(await moveDuty(ctx, expectPart, shortage.id, { dueAt: expectedAt }))) {
    const { part, order } = await namesOf(ctx, shortage)
    await openDuty(ctx, expectPart, {
      subject: subjectOfShortage(shortage),
      threadId: shortage.orderId,
      params: { part, order },
      dueAt: expectedAt,
    })
  }
  const from = { supplier: shortage.supplier, expectedAt: shortage.expectedAt }
  record(ctx, 'shortage.ordered', shortage, {
    changed: {
      supplier: { from: from.supplier, to: supplier },
      expectedAt: { from: from.expectedAt, to: expectedAt },
    },
  })
  return { id: shortage.id, version }
}

/** The last link: the customer knows. Who was not reached is called again, so the task stays open. */
export const tellCustomer: Api['tell'] = async (ctx, input) => {
  const shortage = await lockedFor(ctx, input, 'tell')
  const { channel, result } = input
  const told = { toldChannel: channel, toldResult: result, toldBy: staffId(ctx) }
  if (input.personReached === null) {
    const version = await saveShortage(ctx, shortage.id, told)
    record(ctx, 'shortage.unreached', shortage, { channel, result })
    return { id: shortage.id, version }
  }
  const reached = { state: 'told', toldAt: ctx.now, personReached: input.personReached } as const
  const version = await saveShortage(ctx, shortage.id, { ...told, ...reached })
  await closeDuty(ctx, tellCustomerOfPart, shortage.id, { channel, result })
  record(ctx, 'shortage.told', shortage, { channel, result })
  return { id: shortage.id, version }
}

export const withdraw: Api['withdraw'] = async (ctx, input) => {
  const shortage = await lockedFor(ctx, input, 'withdraw')
  return { id: shortage.id, version: await withdrawShortage(ctx, shortage, input.reason) }
}

async function lockedFor(
  ctx: Ctx,
  input: { id: string; version: number },
  action: ShortageAction,
): Promise<ShortageRecord> {
  const shortage = found(await lockShortage(ctx, input.id))
  await checkVersion(ctx, shortage, input.version)
  if (nextShortageState(shortage.state, action) !== undefined) return shortage
  throw refuse(stockRefusals.shortageState, { state: shortageStateTexts[shortage.state] })
}
