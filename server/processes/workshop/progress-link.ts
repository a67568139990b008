import { customerStep, orderLabel } from '#domain/processes/repair-orders/status.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { progressLinkMessage } from '#domain/processes/workshop/messages.ts'
import { percentOf } from '#domain/processes/workshop/progress-share.ts'
import { workshopRefusals } from '#domain/processes/workshop/refusals.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { closeLinks, linkFor, openLink } from '#server/mechanisms/links/links.ts'
import { sendMessage } from '#server/mechanisms/messages/send-message.ts'
import { storeHead } from '#server/mechanisms/papers/queries.ts'
import { axesOf } from '../repair-orders/axes.ts'
import { partiesOfOrder } from '../repair-orders/parties.ts'
import { findOrder } from '../repair-orders/queries.ts'
import { orderRow } from '../repair-orders/queries-list.ts'
import { workOfOrders } from './queries-wall.ts'
import { nowOf } from './wall.ts'

type Api = Handlers<typeof workshopContract>

const PROGRESS_LINK = 'workshop.progress'
/** Longer than a car stays, as a rule; a new link may be sent at any time. */
const LINK_HOURS = 24 * 7

export const sendProgressLink: Api['sendProgressLink'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id))
  if (order.authorisation !== 'signed') throw refuse(workshopRefusals.unsigned)
  const { senderId, ownerId, plate } = await partiesOfOrder(ctx, order)
  const personId = senderId ?? ownerId
  if (personId === null) throw refuse(workshopRefusals.nobodyToTell)
  const subject = { kind: 'order', id: order.id }
  await closeLinks(ctx, order.id, PROGRESS_LINK)
  const token = await openLink(ctx, { purpose: PROGRESS_LINK, subject, personId, hours: LINK_HOURS })
  const params = { plate, link: `/m/o/${token}` }
  const { state } = await sendMessage(ctx, progressLinkMessage, { personId, subject, threadId: order.id, params })
  ctx.record({ event: 'workshop.progressLinkSent', subject, threadId: order.id, data: { state } })
  return { id: order.id, state }
}

/** RO-06: state, percent, expected end and the step in hand, as they are at this moment. */
export const openProgress: Api['openProgress'] = async ctx => {
  const link = await linkFor(ctx, PROGRESS_LINK)
  const order = found(await findOrder(ctx, link.subject.id))
  const [row, work, store, axes] = [
    await orderRow(ctx, order.id),
    await workOfOrders(ctx, [order.id]),
    await storeHead(ctx),
    await axesOf(ctx, order),
  ]
  const { step, people } = nowOf(work.filter(line => line.state === 'working'))
  return {
    store: { name: store.name, phone: store.phone },
    ...{ number: row.number, plate: row.plate, car: row.car, adviser: row.adviser },
    technician: people || (await nameOfStaff(ctx, order.namedTechnicianId)),
    state: customerStep(orderLabel(axes)),
    percent: percentOf(work),
    promisedAt: order.promisedAt,
    expectedAt: row.risk === null ? order.promisedAt : row.risk.readyAt,
    step,
    lines: work.map(line => ({ name: line.name, state: line.state })),
  }
}
