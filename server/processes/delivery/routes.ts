import { deliveryPreparation, handoverPack } from '#domain/processes/delivery/checklists.ts'
import type { deliveryContract } from '#domain/processes/delivery/contract.ts'
import { takeOverPaper } from '#domain/processes/delivery/papers/take-over.ts'
import { pickupGoal } from '#domain/processes/delivery/policies.ts'
import { wearCheck } from '#domain/processes/quality/checklists.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { gatePassOf } from '../gate/issue-pass.ts'
import { certificateOf } from '../quality/certificate.ts'
import { belongingsOf } from '../reception/belongings.ts'
import { findOrder, linesOf, liveLines } from '../repair-orders/queries.ts'
import { orderRow, orderRows } from '../repair-orders/queries-list.ts'
import { washOf } from '../workshop/queries.ts'
import { acceptResult, adviseCustomer, decideOldParts, explainLines, startPickup } from './accept.ts'
import { confirmState } from './confirm-state.ts'
import { carState, lifeRows, pickupCard } from './customer-view.ts'
import { handOver } from './hand-over.ts'
import { noticeDueFor } from './notice-duty.ts'
import { notifyCustomer } from './notify-customer.ts'
import { markPrepared, returnToCar, takeOver } from './prepare.ts'
import { readPunctuality } from './punctuality.ts'
import { findDelivery, noticesOf, oldPartsOf, ordersToDeliver, reminderAtOf } from './queries.ts'

type Api = Handlers<typeof deliveryContract>

const list: Api['list'] = async ctx => {
  const ids = await ordersToDeliver(ctx)
  const orders = await orderRows(ctx, ids)
  return {
    rows: ids.map(orderId => {
      const { number, plate, car, customer, label, promisedAt, money } = found(orders.get(orderId))
      return { orderId, number, plate, car, customer, label, promisedAt, money }
    }),
  }
}

const get: Api['get'] = async (ctx, input) => view(ctx, input.id)

async function view(ctx: Ctx, id: string) {
  const order = found(await findOrder(ctx, id))
  const row = await orderRow(ctx, id)
  const delivery = await findDelivery(ctx, id)
  const wash = await washOf(ctx, id, 'final')
  const pass = await gatePassOf(ctx, order.visitId, order.id)
  const lines = liveLines(await linesOf(ctx, id))
  return {
    orderId: id,
    number: row.number,
    plate: row.plate,
    car: row.car,
    customer: row.customer,
    label: row.label,
    promisedAt: order.promisedAt,
    noticeDueAt: await noticeDueFor(ctx, order),
    takenOverAt: delivery?.takenOverAt ?? null,
    takeOverPaperId: (await currentPaper(ctx, takeOverPaper.kind, id))?.id ?? null,
    preparedAt: delivery?.preparedAt ?? null,
    notifiedAt: delivery?.notifiedAt ?? null,
    pickupStartedAt: delivery?.pickupStartedAt ?? null,
    acceptedAt: delivery?.acceptedAt ?? null,
    handedOverAt: delivery?.handedOverAt ?? null,
    finalWash: wash ? { startedAt: wash.startedAt, finishedAt: wash.finishedAt, returnedAt: wash.returnedAt } : null,
    preparationSheetId: (await sheetFor(ctx, deliveryPreparation.key, id))?.id ?? null,
    packSheetId: (await sheetFor(ctx, handoverPack.key, id))?.id ?? null,
    lines: lines.map(({ id: lineId, name, kind, amountFen, explainedAt }) => ({
      id: lineId,
      name,
      kind,
      amountFen,
      explainedAt,
    })),
    oldParts: await oldPartsOf(ctx, id),
    notices: await noticesOf(ctx, id),
    careNotes: delivery?.careNotes ?? [],
    nextOn: delivery?.nextOn ?? null,
    nextKm: delivery?.nextKm ?? null,
    nextContent: delivery?.nextContent ?? '',
    serviceReminderAt: await reminderAtOf(ctx, id),
    rating: delivery?.rating ?? null,
    feedback: delivery?.feedback ?? '',
    acceptancePaperId: (await currentPaper(ctx, 'FRM-52', id))?.id ?? null,
    custodyNumber: (await belongingsOf(ctx, order.visitId)).custodyNumber,
    certificate: await certificateOf(ctx, id),
    gatePassPaperId: pass?.paperId ?? null,
    card: await pickupCard(ctx, order, lines),
    life: await lifeRows(ctx, order),
    carState: await carState(ctx, order, delivery),
    wearSheetId: (await sheetFor(ctx, wearCheck.key, id))?.id ?? null,
    pickupMinutes: delivery?.pickupMinutes ?? null,
    pickupGoalMinutes: delivery?.pickupGoalMinutes ?? (await policy(ctx, pickupGoal)),
    customerSteps: delivery?.customerSteps ?? null,
    money: order.money,
    delivery: order.delivery,
    work: order.work,
    version: delivery?.version ?? 0,
  }
}

export const deliveryRoutes: Api = {
  list,
  punctuality: readPunctuality,
  get,
  takeOver,
  returnBelongings: returnToCar,
  prepared: markPrepared,
  notify: notifyCustomer,
  startPickup,
  explain: explainLines,
  decideOldParts,
  advise: adviseCustomer,
  confirmState,
  accept: acceptResult,
  handOver,
}
