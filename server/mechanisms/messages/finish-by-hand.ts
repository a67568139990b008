import type { messagesContract } from '#domain/mechanisms/messages/contract.ts'
import { callDuty, letterDuty } from '#domain/mechanisms/messages/duties.ts'
import { messageRefusals } from '#domain/mechanisms/messages/refusals.ts'
import type { MessageState } from '#domain/mechanisms/messages/states.ts'
import { messageStateTexts } from '#domain/mechanisms/messages/states.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { closeDuty } from '../duties/duties.ts'
import { lockMessage, saveOutcome } from './queries-states.ts'

type Input = Parameters<Handlers<typeof messagesContract>['finish']>[1]

const stateAfter = { done: 'delivered', notReached: 'queued', givenUp: 'failed' } as const satisfies Record<
  Input['outcome'],
  MessageState
>

/** How a call or a letter went; not reached means the duty stays open. */
export async function finishByHand(ctx: Ctx, { id, outcome, note }: Input) {
  const message = found(await lockMessage(ctx, id))
  const duty = message.channel === 'call' ? callDuty : message.channel === 'letter' ? letterDuty : undefined
  if (!duty) throw refuse(messageRefusals.notByHand)
  if (message.state !== 'queued') throw refuse(messageRefusals.notWaiting, { state: messageStateTexts[message.state] })
  const state = stateAfter[outcome]
  await saveOutcome(ctx, id, state, outcome === 'done' ? null : outcome)
  if (state !== 'queued') await closeDuty(ctx, duty, id, { outcome })
  ctx.record({
    event: 'message.finished',
    subject: { kind: message.subjectKind, id: message.subjectId },
    threadId: message.threadId,
    data: { message: id, channel: message.channel, outcome, note: note ?? '' },
  })
  return { id, state }
}
