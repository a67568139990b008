import { z } from 'zod'
import type { Instant } from '#domain/kernel/time.ts'
import type { Subject } from '#server/kernel/context.ts'
import type { JobRun } from '#server/kernel/jobs.ts'
import { ask } from './ask.ts'

export type OutgoingText = {
  /** The message's id: sending it twice reaches the person once. */
  key: string
  subject: Subject
  to: string
  /** As shown on the console. */
  toMasked: string
  title: string
  body: string
}

const zReceipt = z.object({ ref: z.string().min(1), deliveredAt: z.iso.datetime().nullable() })
export type Receipt = { ref: string; deliveredAt: Instant | null }

/** Carries texts to people: SMS, WeChat, e-mail. */
export type MessageParty = { send(run: JobRun, text: OutgoingText): Promise<Receipt> }

export const simulatedSms: MessageParty = { send: (run, text) => send('sms', run, text) }
export const simulatedWechat: MessageParty = { send: (run, text) => send('wechat', run, text) }
export const simulatedMail: MessageParty = { send: (run, text) => send('mail', run, text) }

// The console stands for the customer's telephone: it shows the text as it arrived.
function send(party: 'sms' | 'wechat' | 'mail', run: JobRun, text: OutgoingText): Promise<Receipt> {
  return ask(run, {
    key: text.key,
    party,
    operation: 'send',
    subject: text.subject,
    request: { to: text.toMasked, title: text.title, body: text.body },
    answer: zReceipt,
    simulate: async ctx => ({ ref: `${party}-${text.key}`, deliveredAt: ctx.now }),
  })
}
