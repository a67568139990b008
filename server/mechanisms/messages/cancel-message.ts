import type { messagesContract } from '#domain/mechanisms/messages/contract.ts'
import { messageRefusals } from '#domain/mechanisms/messages/refusals.ts'
import { messageStateTexts } from '#domain/mechanisms/messages/states.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { cancelTimers } from '#server/kernel/timers.ts'
import { cancelDuties } from '../duties/duties.ts'
import { listOpenOf, lockMessage, type MessageRow, setState } from './queries-states.ts'

type Input = Parameters<Handlers<typeof messagesContract>['cancel']>[1]

/** Takes a message back before it is sent. */
export async function cancelMessage(ctx: Ctx, { id, reason }: Input) {
  const message = found(await lockMessage(ctx, id))
  if (message.state !== 'held' && message.state !== 'queued')
    throw refuse(messageRefusals.notWaiting, { state: messageStateTexts[message.state] })
  await takeBack(ctx, message, reason ?? null)
  return { id, state: 'cancelled' as const }
}

/** Takes back what still waits to be sent about a record, because it no longer holds. */
export async function cancelMessages(ctx: Ctx, subjectId: string, template?: string): Promise<void> {
  for (const message of await listOpenOf(ctx, subjectId, template)) await takeBack(ctx, message, null)
}

async function takeBack(ctx: Ctx, message: MessageRow, reason: string | null): Promise<void> {
  const { id, threadId } = message
  await setState(ctx, id, 'cancelled', reason)
  await cancelTimers(ctx, id)
  await cancelDuties(ctx, id)
  ctx.record({ event: 'message.cancelled', subject: { kind: 'message', id }, threadId, reason: reason ?? undefined })
}
