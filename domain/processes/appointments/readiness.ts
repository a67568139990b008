import { texts } from '#domain/kernel/texts.ts'

/** What must stand ready before a booked car comes (APT-17). */
export const checkTexts = texts({
  parts: ['配件预留', 'Parts set aside'],
  bay: ['工位预留', 'Bay kept'],
  technician: ['技师安排', 'Technician named'],
  tools: ['工具设备', 'Tools ready'],
  papers: ['单据', 'Papers'],
  adviser: ['通知服务顾问', 'Adviser informed'],
})
export type CheckKey = keyof typeof checkTexts
export const checkKeys = ['parts', 'bay', 'technician', 'tools', 'papers', 'adviser'] as const satisfies CheckKey[]

export const checkStateTexts = texts({
  ok: ['已备', 'Ready'],
  missing: ['缺', 'Missing'],
  notNeeded: ['不需要', 'Not needed'],
})
export type CheckState = keyof typeof checkStateTexts

export const lightTexts = texts({
  red: ['未就绪', 'Not ready'],
  yellow: ['准备中', 'In preparation'],
  green: ['就绪', 'Ready'],
})
export type Light = keyof typeof lightTexts

export type Check = { key: CheckKey; state: CheckState }

/** Red when something is known to be missing, green when everything is there, yellow on the way. */
export function lightOf(checks: readonly Check[]): Light {
  if (checks.some(check => check.state === 'missing')) return 'red'
  return openChecks(checks).length === 0 ? 'green' : 'yellow'
}

export function openChecks(checks: readonly Check[]): CheckKey[] {
  return checkKeys.filter(key => !checks.some(check => check.key === key && check.state !== 'missing'))
}
