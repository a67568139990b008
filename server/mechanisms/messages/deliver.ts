import { isAllowed } from '#domain/mechanisms/messages/choose-channel.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { enqueue, type Job, type JobRun } from '#server/kernel/jobs.ts'
import { on, type Reaction } from '#server/kernel/signals.ts'
import type { Timer } from '#server/kernel/timers.ts'
import { OutsideError } from '../outside/ask.ts'
import type { OutgoingText } from '../outside/message-party.ts'
import { party } from '../outside/party.ts'
import { partyBack } from '../outside/signals.ts'
import { findAddressee } from './queries.ts'
import * as states from './queries-states.ts'
import { DELIVER, RELEASE } from './send-message.ts'

/** After so many failures a message waits for somebody to press "again". */
export const MAX_TRIES = 12

/** Carries one message to its provider. Sent twice it reaches the person once: the message's id is the provider's key. */
export const deliverJob: Job = { name: DELIVER, run: deliver }

/** A held message's time has come. */
export const releaseTimer: Timer = {
  kind: RELEASE,
  run: async (ctx, id) => {
    if (await states.release(ctx, id)) await enqueue(ctx, DELIVER, id)
  },
}

type Parcel = { channel: 'sms' | 'wechat' | 'mail'; text: OutgoingText }

async function deliver(run: JobRun): Promise<void> {
  const id = run.subjectId
  const parcel = await run.within(ctx => pack(ctx, id))
  if (!parcel) return
  try {
    const receipt = await party(parcel.channel).send(run, parcel.text)
    await run.within(async ctx => {
      const message = await states.saveReceipt(ctx, id, receipt)
      if (message) tell(ctx, message, { channel: parcel.channel })
      await wakeNext(ctx, id)
    })
  } catch (error) {
    const reason = error instanceof OutsideError ? error.mode : 'error'
    const dead = await run.within(async ctx => {
      const last = await states.saveFailure(ctx, id, reason, MAX_TRIES)
      if (last === undefined) return false
      tell(ctx, last, { reason })
      await wakeNext(ctx, id)
      return true
    })
    if (!dead) throw error
  }
}

/** What to send where; nothing when it is not yet its turn, done with, or refused by the person in the meantime. */
async function pack(ctx: Ctx, id: string): Promise<Parcel | undefined> {
  const message = await states.lockMessage(ctx, id)
  if (message?.state !== 'queued') return undefined
  const { channel } = message
  if (channel !== 'sms' && channel !== 'wechat' && channel !== 'mail') return undefined
  // The earlier one wakes this one when it is done with.
  if (await states.earlierWaits(ctx, message)) return undefined
  if (message.addressCipher === null || (await hasRefused(ctx, message))) {
    await states.setState(ctx, id, 'suppressed', message.addressCipher === null ? 'unreachable' : 'refused')
    await wakeNext(ctx, id)
    return undefined
  }
  const { vault } = ctx.services
  const text = {
    key: id,
    subject: { kind: message.subjectKind, id: message.subjectId },
    to: vault.open(message.addressCipher),
    toMasked: message.addressMasked,
    title: message.title,
    body: message.secretCipher === null ? message.body : vault.open(message.secretCipher),
  }
  return { channel, text }
}

function tell(ctx: Ctx, message: states.MessageRow, data: Record<string, unknown>): void {
  const { id, state, threadId } = message
  ctx.record({ event: `message.${state}`, subject: { kind: 'message', id }, threadId, data })
}

/** Messages about one record reach a person in the order they were written. */
async function wakeNext(ctx: Ctx, id: string): Promise<void> {
  const next = await states.nextWaiting(ctx, id)
  if (next !== undefined) await enqueue(ctx, DELIVER, next)
}

// A no said after the message was written counts as well; what carries a secret was asked for by the person.
async function hasRefused(ctx: Ctx, message: states.MessageRow): Promise<boolean> {
  if (message.secretCipher !== null || message.personId === null) return false
  const person = await findAddressee(ctx, message.personId)
  return person !== undefined && !isAllowed(message.channel, message.purpose, person.consents)
}

/** When a provider is back, what waits for it goes at once and not after the queue's patience. */
export const providerBack: Reaction = on(partyBack, async (ctx, { party: name }) => {
  if (name !== 'sms' && name !== 'wechat' && name !== 'mail') return
  for (const id of await states.listStuck(ctx, name)) await enqueue(ctx, DELIVER, id)
})
