import { texts } from '#domain/kernel/texts.ts'

/** Why the store calls (APT-03, APT-20, list F.16). */
export const reasonTexts = texts({
  months: ['超 3 个月未到店', 'Not here for 3 months'],
  km: ['超 5000 公里', 'More than 5,000 km'],
  programme: ['季节活动', 'Seasonal programme'],
  openItem: ['遗留项目', 'Left-over item'],
})
export type CandidateReason = keyof typeof reasonTexts

/** Ways to reach a customer; the telephone first, as the most effective (003 P7). */
export const methodTexts = texts({
  call: ['电话', 'Telephone'],
  sms: ['短信', 'Text message'],
  wechat: ['微信', 'WeChat'],
  mail: ['电子邮件', 'Mail'],
  visit: ['登门拜访', 'Visit'],
  counter: ['店内现场', 'At the counter'],
})
export type ContactMethod = keyof typeof methodTexts
export const contactMethods = ['call', 'sms', 'wechat', 'mail', 'visit', 'counter'] as const satisfies ContactMethod[]

export const candidateStateTexts = texts({
  open: ['待联系', 'To contact'],
  booked: ['已预约', 'Booked'],
  declined: ['不需要', 'Declined'],
  unreachable: ['联系不上', 'Not reached'],
  overtaken: ['已到店或另约', 'Came or booked otherwise'],
})
export type CandidateState = keyof typeof candidateStateTexts

export const contactResultTexts = texts({
  booked: ['同意预约', 'Booked'],
  later: ['约定再联系', 'Call again'],
  noAnswer: ['无人接听', 'No answer'],
  wrongPerson: ['非本人', 'Wrong person'],
  declined: ['不需要', 'Declined'],
  invited: ['已发邀请', 'Invited'],
})
export type ContactResult = keyof typeof contactResultTexts

/** How the booking says by which way it came. */
export const channelOf = {
  call: 'call',
  sms: 'sms',
  wechat: 'miniProgram',
  mail: 'mail',
  visit: 'visit',
  counter: 'counter',
} as const satisfies Record<ContactMethod, string>
