import { addMinutes } from '#domain/kernel/time.ts'
import { ticketMinutes } from '#domain/processes/repair-orders/policies.ts'
import { waitsOf } from '#domain/processes/workshop/duties.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { findOrder, linesOf } from '../repair-orders/queries.ts'
import type { JobRow } from './queries.ts'

/** Work put down for the customer, a part or a decision is at once the duty of whoever can move it on. */
export async function askForJob(ctx: Ctx, job: JobRow, reason: string): Promise<void> {
  const waits = isWaited(reason) ? reason : null
  if (waits === null) return
  const order = found(await findOrder(ctx, job.orderId))
  const line = (await linesOf(ctx, job.orderId)).find(each => each.id === job.lineId)
  const minutes = await policy(ctx, ticketMinutes)
  await openDuty(ctx, waitsOf[waits], {
    subject: { kind: 'job', id: job.id },
    threadId: job.orderId,
    ownerId: waits === 'customer' ? order.adviserId : null,
    params: { job: line?.name ?? '', order: order.number ?? '' },
    dueAt: addMinutes(ctx.now, waits === 'help' ? minutes.help : minutes.cooperation),
  })
}

/** The work goes on: nobody is asked any more. */
export async function jobGoesOn(ctx: Ctx, jobId: string): Promise<void> {
  for (const duty of Object.values(waitsOf)) await closeDuty(ctx, duty, jobId)
}

function isWaited(reason: string): reason is keyof typeof waitsOf {
  return reason in waitsOf
}
