import { isAllowed } from '#domain/mechanisms/messages/choose-channel.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { enqueue, type Job, type JobRun } from '#server/kernel/jobs.ts'
import type { Timer } from '#server/kernel/timers.ts'
import { OutsideError } from '../outside/ask.ts'
import type { OutgoingText } from '../outside/message-party.ts'
import { party } from '../outside/party.ts'
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
  const parcel = await run.within(ctx => pack(ctx, run.subjectId))
  if (!parcel) return
  try {
    const receipt = await party(parcel.channel).send(run, parcel.text)
    await run.within(ctx => states.saveReceipt(ctx, run.subjectId, receipt))
  } catch (error) {
    const reason = error instanceof OutsideError ? error.mode : 'error'
    const dead = await run.within(ctx => states.saveFailure(ctx, run.subjectId, reason, MAX_TRIES))
    if (!dead) throw error
  }
}

/** What to send where; nothing when the message is done with, or the person refused the channel in the meantime. */
async function pack(ctx: Ctx, id: string): Promise<Parcel | undefined> {
  const message = await states.lockMessage(ctx, id)
  if (message?.state !== 'queued') return undefined
  const { channel } = message
  if (channel !== 'sms' && channel !== 'wechat' && channel !== 'mail') return undefined
  if (await states.earlierWaits(ctx, message)) throw new Error('An earlier message about the same record waits')
  if (message.addressCipher === null || (await hasRefused(ctx, message))) {
    await states.suppress(ctx, id, message.addressCipher === null ? 'unreachable' : 'refused')
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

// A no said after the message was written counts as well; what carries a secret was asked for by the person.
async function hasRefused(ctx: Ctx, message: states.MessageRow): Promise<boolean> {
  if (message.secretCipher !== null || message.personId === null) return false
  const person = await findAddressee(ctx, message.personId)
  return person !== undefined && !isAllowed(message.channel, message.purpose, person.consents)
}
