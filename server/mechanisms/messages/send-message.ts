import { newId } from '#domain/kernel/id.ts'
import type { TextParams } from '#domain/kernel/texts.ts'
import { addHours, type Instant, maxInstant } from '#domain/kernel/time.ts'
import { type Choice, chooseChannel } from '#domain/mechanisms/messages/choose-channel.ts'
import type { Channel, MessageDefinition } from '#domain/mechanisms/messages/definition.ts'
import { callDuty, letterDuty } from '#domain/mechanisms/messages/duties.ts'
import { afterQuietHours } from '#domain/mechanisms/messages/quiet-hours.ts'
import { sealSecrets } from '#domain/mechanisms/messages/secrets.ts'
import { messageCap, quietHours } from '#domain/mechanisms/policies/house-policies.ts'
import type { Ctx, Subject } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import { schedule } from '#server/kernel/timers.ts'
import { openDuty } from '../duties/duties.ts'
import { policy } from '../policies/policy.ts'
import {
  type Addressee,
  addressOf,
  countOptional,
  findAddressee,
  type Guest,
  guestAddressee,
  storeWords,
} from './queries.ts'

export const DELIVER = 'messages.deliver'
export const RELEASE = 'messages.release'

export type NewMessage = {
  /** A person of the house, or somebody who asks for something before being one. */
  personId: string | Guest
  subject: Subject
  threadId?: string | null | undefined
  params: TextParams
  notBefore?: Instant
}

export type SentMessage = {
  id: string
  channel: Channel
  state: 'held' | 'queued' | 'suppressed'
  addressMasked: string
}

/**
 * Writes a message to a customer into the outbox, by the first channel they allow; delivery follows after the commit.
 * Nothing allowed means a row that says why nobody was bothered.
 */
export async function sendMessage(ctx: Ctx, definition: MessageDefinition, input: NewMessage): Promise<SentMessage> {
  const { personId } = input
  const person = typeof personId === 'string' ? found(await findAddressee(ctx, personId)) : guestAddressee(personId)
  const choice = await choiceFor(ctx, definition, person)
  const notBefore = await timeFor(ctx, definition, input.notBefore)
  const held = notBefore > ctx.now && !isByHand(choice.channel)
  const state = 'suppressed' in choice ? 'suppressed' : held ? 'held' : 'queued'
  const id = newId()
  const address = addressOf(ctx, choice.channel, person)
  const words = await wordsFor(ctx, definition, person, input.params)
  const row = { id, channel: choice.channel, state, title: definition.title } as const
  await ctx.db
    .insertInto('messages')
    .values({
      ...row,
      storeId: ctx.store.id,
      personId: person.id,
      template: definition.key,
      purpose: definition.purpose,
      addressCipher: state === 'suppressed' ? null : address.cipher,
      addressMasked: address.masked,
      subjectKind: input.subject.kind,
      subjectId: input.subject.id,
      threadId: input.threadId ?? null,
      body: words.shown,
      secretCipher: state === 'suppressed' ? null : words.sealed,
      stateReason: 'suppressed' in choice ? choice.suppressed : null,
      notBefore,
      createdAt: ctx.now,
    })
    .execute()
  ctx.record({
    event: state === 'suppressed' ? 'message.suppressed' : 'message.queued',
    subject: input.subject,
    threadId: input.threadId,
    data: { message: id, template: definition.key, notBefore, ...choice },
  })
  if (state !== 'suppressed')
    await setOff(ctx, definition, { ...row, threadId: input.threadId ?? null, notBefore, held })
  return { id, channel: choice.channel, state, addressMasked: address.masked }
}

type Outgoing = {
  id: string
  channel: Channel
  title: string
  threadId: string | null
  notBefore: Instant
  held: boolean
}

const byHand = { call: callDuty, letter: letterDuty }

function isByHand(channel: Channel): channel is keyof typeof byHand {
  return channel in byHand
}

async function setOff(ctx: Ctx, definition: MessageDefinition, message: Outgoing): Promise<void> {
  if (message.held) return schedule(ctx, RELEASE, message.id, message.notBefore)
  if (!isByHand(message.channel)) return enqueue(ctx, DELIVER, message.id)
  await openDuty(ctx, byHand[message.channel], {
    subject: { kind: 'message', id: message.id },
    threadId: message.threadId,
    params: { title: message.title },
    ...(definition.callRole === undefined ? {} : { ownerRole: definition.callRole }),
    opensAt: message.notBefore,
    dueAt: addHours(message.notBefore, definition.callHours ?? 4),
  })
}

async function choiceFor(ctx: Ctx, definition: MessageDefinition, person: Addressee): Promise<Choice> {
  const choice = chooseChannel(definition, {
    phone: person.phoneCipher !== null,
    wechat: person.wechatRef !== '',
    mail: person.mail !== '',
    address: person.address !== '',
    preferred: person.preferredChannel,
    consents: person.consents,
  })
  if ('suppressed' in choice || definition.purpose === 'service' || definition.purpose === 'safety') return choice
  const { perWeek } = await policy(ctx, messageCap)
  return (await countOptional(ctx, person.id)) >= perWeek
    ? { channel: choice.channel, suppressed: 'weeklyCap' }
    : choice
}

async function timeFor(ctx: Ctx, definition: MessageDefinition, notBefore: Instant | undefined): Promise<Instant> {
  const wanted = maxInstant(ctx.now, notBefore ?? ctx.now)
  if (definition.urgent === true || definition.purpose === 'safety') return wanted
  return afterQuietHours(wanted, await policy(ctx, quietHours), ctx.store.zone)
}

async function wordsFor(ctx: Ctx, definition: MessageDefinition, person: Addressee, params: TextParams) {
  const words: TextParams = { salutation: salutationOf(person), ...(await storeWords(ctx)), ...params }
  // A customer must never read a placeholder.
  const missing = [...definition.body.matchAll(/\{(\w+)\}/g)].find(([, name = '']) => !Object.hasOwn(words, name))
  if (missing) throw new Error(`The message ${definition.key} lacks the parameter ${missing[0]}`)
  return sealSecrets(definition.body, words, text => ctx.services.vault.seal(text))
}

// 王先生 where the family name alone is used; a company is addressed by its name.
function salutationOf(person: Addressee): string {
  return person.salutation === '' ? person.name : `${person.name.slice(0, 1)}${person.salutation}`
}
