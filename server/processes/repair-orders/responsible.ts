import { orderRefusals } from '#domain/processes/repair-orders/authorisation.ts'
import type { repairOrdersContract } from '#domain/processes/repair-orders/contract.ts'
import { responsibleMessage } from '#domain/processes/repair-orders/messages.ts'
import { labelTexts } from '#domain/processes/repair-orders/status.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { nameOfStaff, rolesOfStaff } from '#server/mechanisms/access/queries.ts'
import { sendMessage } from '#server/mechanisms/messages/send-message.ts'
import { labelOf } from './axes.ts'
import { partiesOfOrder } from './parties.ts'
import { findOrder, type OrderRecord } from './queries.ts'
import { touchOrder } from './save-lines.ts'

type Responsible = { adviserId: string; namedTechnicianId: string | null }

/** RO-17: adviser and named technician stay with the car; another one comes with a reason, and the customer knows. */
export const changeResponsible: Handlers<typeof repairOrdersContract>['changeResponsible'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  await checkVersion(ctx, order, input.version)
  if (order.cancelledAt !== null || order.delivery === 'gone')
    throw refuse(orderRefusals.ended, { label: labelTexts[await labelOf(ctx, order)] })
  const next = { adviserId: input.adviserId, namedTechnicianId: input.namedTechnicianId }
  const changed = changes(order, next)
  if (Object.keys(changed).length === 0) throw refuse(orderRefusals.sameResponsible)
  await requireRoles(ctx, next)
  const version = await touchOrder(ctx, order, next)
  await informOfResponsible(ctx, order, next, input.reason)
  ctx.record({
    event: 'order.responsibleChanged',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { changed },
    reason: input.reason,
  })
  return { id: order.id, version }
}

/** Tells the customer of an order already shown to them; before that there is nothing they could miss. */
export async function informOfResponsible(
  ctx: Ctx,
  order: OrderRecord,
  next: Responsible,
  reason: string,
): Promise<void> {
  const isSame = order.adviserId === next.adviserId && order.namedTechnicianId === next.namedTechnicianId
  const { ownerId, senderId, plate } = await partiesOfOrder(ctx, order)
  const personId = ownerId ?? senderId
  if (isSame || order.authorisation === 'draft' || personId === null) return
  const adviser = await nameOfStaff(ctx, next.adviserId)
  const technician = next.namedTechnicianId === null ? '（车间安排）' : await nameOfStaff(ctx, next.namedTechnicianId)
  await sendMessage(ctx, responsibleMessage, {
    personId,
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    params: { plate, adviser, technician, reason },
  })
}

async function requireRoles(ctx: Ctx, next: Responsible): Promise<void> {
  const holds = async (id: string, roles: readonly string[]) =>
    (await rolesOfStaff(ctx, id)).some(role => roles.includes(role))
  if (!(await holds(next.adviserId, ['R-SA', 'R-SA-ASST', 'R-BIZ-SUP']))) throw refuse(orderRefusals.notAdviser)
  const technician = next.namedTechnicianId
  if (technician !== null && !(await holds(technician, ['R-TECH', 'R-LEAD-TECH', 'R-TEAM'])))
    throw refuse(orderRefusals.notTechnician)
}
