import type { messagesContract } from '#domain/mechanisms/messages/contract.ts'
import { messageRefusals } from '#domain/mechanisms/messages/refusals.ts'
import { messageStateTexts } from '#domain/mechanisms/messages/states.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { lockMessage, startAgain } from './queries-states.ts'
import { DELIVER } from './send-message.ts'

type Input = Parameters<Handlers<typeof messagesContract>['retry']>[1]

/** Tries a message again at once, with all its tries before it. */
export async function retryMessage(ctx: Ctx, { id }: Input) {
  const message = found(await lockMessage(ctx, id))
  const { state, channel } = message
  if ((state !== 'failed' && state !== 'queued') || channel === 'call' || channel === 'letter')
    throw refuse(messageRefusals.notWaiting, { state: messageStateTexts[state] })
  await startAgain(ctx, id)
  await enqueue(ctx, DELIVER, id)
  ctx.record({ event: 'message.retried', subject: { kind: 'message', id }, threadId: message.threadId })
  return { id, state: 'queued' as const }
}
