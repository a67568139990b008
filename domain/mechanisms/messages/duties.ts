import { defineDuty } from '#domain/mechanisms/duties/definition.ts'

/** A message by telephone: somebody must ring. */
export const callDuty = defineDuty({
  kind: 'messages.call',
  title: ['致电客户：{title}', 'Call the customer: {title}'],
  limit: 'SYS-09',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/messages/{subjectId}',
})

/** A message by post: somebody must print and send it. */
export const letterDuty = defineDuty({
  kind: 'messages.letter',
  title: ['寄送信函：{title}', 'Send a letter: {title}'],
  limit: 'SYS-09',
  ownerRole: 'R-CRA',
  path: '/messages/{subjectId}',
})

export const messageDuties = [callDuty, letterDuty]
