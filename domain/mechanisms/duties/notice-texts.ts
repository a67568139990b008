import type { Text } from '#domain/kernel/texts.ts'

/**
 * The wording of a kind of notice; places are filled from its parameters, `{duty}` with the title of the duty and
 * `{approval}` with that of the approval it speaks about. Without a path of its own it leads where the duty is done.
 */
export type NoticeText = { title: Text; path?: string }
export type NoticeTexts = Readonly<Record<string, NoticeText>>

export const dutyNotices = {
  'duty.opened': { title: ['新任务：{duty}', 'New duty: {duty}'] },
  'duty.early': { title: ['时限过半：{duty}', 'Half the time is over: {duty}'] },
  'duty.warned': { title: ['即将到期：{duty}', 'Due soon: {duty}'] },
  'duty.overdue': { title: ['已逾期：{duty}', 'Overdue: {duty}'] },
  'duty.escalated': { title: ['下属任务逾期：{duty}', 'Not done in time: {duty}'] },
  'duty.reassigned': { title: ['任务转派给您：{duty}', 'Given to you: {duty}'] },
  'duty.handedOver': { title: ['代理变更，任务由您处理：{duty}', 'Now yours by a change of stand-in: {duty}'] },
} as const satisfies NoticeTexts
