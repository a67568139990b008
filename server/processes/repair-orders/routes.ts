import type { repairOrdersContract } from '#domain/processes/repair-orders/contract.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { contactForAddOn, findAddOn, priceAddOn } from './add-ons.ts'
import { agreeAddOn, receiveAddOn, refuseAddOn } from './answer-add-on.ts'
import { bundle, confirmFinished, finished, trace } from './closing.ts'
import { askDeviation, assignTeam, cancelOrder, editOrder } from './edit-order.ts'
import { openOrder } from './open-order.ts'
import { preprintOrder } from './preprint-order.ts'
import { presentForSignature } from './present-for-signature.ts'
import { orderView } from './present-order.ts'
import { agreeNewPromise, proposeOrderPromise, setPromise } from './promise.ts'
import { findOrder } from './queries.ts'
import { ordersByKind } from './queries-kinds.ts'
import { listOrders } from './queries-list.ts'
import { changeResponsible } from './responsible.ts'
import { saveLines } from './save-lines.ts'
import { acceptTicket, endTicket, raiseTicket, withdrawTicket, workTickets } from './work-tickets.ts'

export const repairOrdersRoutes: Handlers<typeof repairOrdersContract> = {
  list: listOrders,
  get: async (ctx, input) => orderView(ctx, found(await findOrder(ctx, input.id))),
  open: openOrder,
  edit: editOrder,
  saveLines,
  promise: setPromise,
  proposePromise: proposeOrderPromise,
  preprint: preprintOrder,
  present: presentForSignature,
  rePromise: agreeNewPromise,
  assignTeam,
  cancel: cancelOrder,
  askDeviation,
  findAddOn,
  priceAddOn,
  contactForAddOn,
  agreeAddOn,
  refuseAddOn,
  receiveAddOn,
  changeResponsible,
  byKind: ordersByKind,
  bundle,
  trace,
  finished,
  confirmFinished,
  workTickets,
  raiseTicket,
  acceptTicket,
  endTicket,
  withdrawTicket,
}
