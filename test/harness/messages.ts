import { defineMessage, type MessageDefinition } from '#domain/mechanisms/messages/definition.ts'
import type { JobRun } from '#server/kernel/jobs.ts'
import { type SentMessage, sendMessage } from '#server/mechanisms/messages/send-message.ts'
import { within } from './duties.ts'
import type { House } from './house.ts'

/** A message of the tests; what matters in a test is stated there. */
export const reminder: MessageDefinition = defineMessage({
  key: 'test.reminder',
  purpose: 'service',
  channels: ['wechat', 'sms', 'mail', 'call'],
  title: '预约提醒',
  body: '{salutation}，您预约了 {at}。{store} {storePhone}',
})

export type Sending = { personId: string; subjectId?: string; notBefore?: string; params?: Record<string, string> }

/** Sends as a process would, in a transaction of its own. */
export async function send(house: House, definition: MessageDefinition, sending: Sending): Promise<SentMessage> {
  const { personId, subjectId, notBefore, params } = sending
  return within(house, ctx =>
    sendMessage(ctx, definition, {
      personId,
      subject: { kind: 'appointment', id: subjectId ?? personId },
      params: { at: '3 月 3 日 9:00', ...params },
      ...(notBefore === undefined ? {} : { notBefore }),
    }),
  )
}

/** Lets the queue finish what can be done now. */
export async function settle(house: House): Promise<void> {
  await house.running.settle(await house.now())
}

/** A job's hold on the system, for calling an outside party as a job does. */
export function jobRun(house: House, subjectId: string): JobRun {
  return { services: house.running.services, subjectId, within: work => within(house, work) }
}

/** Waits for what the queue does on its own time: retries after a failure. */
export async function until(what: string, reached: () => Promise<boolean>, patienceMs = 15_000): Promise<void> {
  const deadline = performance.now() + patienceMs
  while (!(await reached())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
