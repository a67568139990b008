import { texts } from '#domain/kernel/texts.ts'

/** `held` waits for its hour, `queued` for its provider or caller; `suppressed` went to nobody, and says why. */
export const messageStates = ['held', 'queued', 'sent', 'delivered', 'failed', 'cancelled', 'suppressed'] as const
export type MessageState = (typeof messageStates)[number]

export const messageStateTexts = texts({
  held: ['定时待发', 'Held'],
  queued: ['待发送', 'Waiting'],
  sent: ['已发出', 'Sent'],
  delivered: ['已送达', 'Delivered'],
  failed: ['发送失败', 'Failed'],
  cancelled: ['已取消', 'Cancelled'],
  suppressed: ['未发送', 'Not sent'],
})

export const channelTexts = texts({
  sms: ['短信', 'SMS'],
  wechat: ['微信', 'WeChat'],
  mail: ['电子邮件', 'E-mail'],
  call: ['电话', 'Call'],
  letter: ['信函', 'Letter'],
  push: ['应用推送', 'Push'],
})

export const purposeTexts = texts({
  service: ['服务通知', 'Service'],
  safety: ['安全提醒', 'Safety'],
  care: ['客户关怀', 'Care'],
  marketing: ['营销活动', 'Marketing'],
})

/** Why a message was suppressed or what went wrong with it last. */
export const reasonTexts = texts({
  refused: ['客户拒收', 'The customer refused'],
  unreachable: ['没有可用的联系方式', 'No way to reach the customer'],
  weeklyCap: ['本周已达上限', 'Weekly limit reached'],
  down: ['对方无响应', 'The provider does not answer'],
  garbage: ['对方返回异常', 'The provider answers nonsense'],
  error: ['发送出错', 'An error occurred'],
  notReached: ['未接通', 'Not reached'],
  givenUp: ['已放弃联系', 'Given up'],
})
