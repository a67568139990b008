import type { StatusLook } from '#desk/mechanisms/kit/status-tag.tsx'
import type { Text } from '#domain/kernel/texts.ts'
import { resultTexts, stepTexts } from '#domain/processes/follow-up/kinds.ts'

export const resultLooks = {
  reached: { label: resultTexts.reached, tone: 'good' },
  noAnswer: { label: resultTexts.noAnswer, tone: 'warn' },
  wrongPerson: { label: resultTexts.wrongPerson, tone: 'warn' },
  notConvenient: { label: resultTexts.notConvenient, tone: 'info' },
  refused: { label: resultTexts.refused, tone: 'bad' },
} as const satisfies Record<string, StatusLook>

export const ticketLooks = {
  open: { label: ['待解决', 'Open'], tone: 'warn' },
  solved: { label: ['待告知', 'To tell'], tone: 'info' },
  told: { label: ['已告知', 'Told'], tone: 'calm' },
  closed: { label: ['已关闭', 'Closed'], tone: 'good' },
} as const satisfies Record<string, StatusLook>

export const taskLooks = {
  planned: { label: ['待回访', 'To call'], tone: 'info' },
  done: { label: ['已完成', 'Done'], tone: 'good' },
  excluded: { label: ['不回访', 'Excluded'], tone: 'calm' },
  cancelled: { label: ['已取消', 'Cancelled'], tone: 'calm' },
} as const satisfies Record<string, StatusLook>

export function stepText(step: string): Text {
  return isStep(step) ? stepTexts[step] : [step, step]
}

function isStep(step: string): step is keyof typeof stepTexts {
  return step in stepTexts
}
