import { day7Message } from '#domain/processes/follow-up/messages.ts'
import type { Timer } from '#server/kernel/timers.ts'
import { sendMessage } from '#server/mechanisms/messages/send-message.ts'
import { lockFollowUp, saveFollowUp } from './queries.ts'
import { carForCall } from './queries-facts.ts'

export const PUSH = 'followUp.push'

/** Day 7 by message; whoever refuses such messages is told nothing, and the register shows why. */
export const pushTimer: Timer = {
  kind: PUSH,
  run: async (ctx, id) => {
    const row = await lockFollowUp(ctx, id)
    if (row?.state !== 'planned' || row.personId === null) return
    const car = await carForCall(ctx, row.vehicleId)
    const sent = await sendMessage(ctx, day7Message, {
      personId: row.personId,
      subject: { kind: 'followUp', id },
      threadId: row.orderId ?? row.visitId,
      params: { plate: car?.plate ?? '' },
    })
    const suppressed = sent.state === 'suppressed'
    await saveFollowUp(
      ctx,
      row,
      suppressed
        ? { state: 'excluded', excludedBecause: '客户未同意该渠道' }
        : { state: 'done', doneAt: ctx.now, inTime: true },
    )
    ctx.record({
      event: suppressed ? 'followUp.excluded' : 'followUp.done',
      subject: { kind: 'followUp', id },
      threadId: row.orderId ?? row.visitId,
      data: { way: 'push', channel: sent.channel },
    })
  },
}
