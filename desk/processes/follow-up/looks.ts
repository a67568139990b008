import type { StatusLook } from '#desk/mechanisms/kit/status-tag.tsx'
import type { Text } from '#domain/kernel/texts.ts'
import { resultTexts, stepTexts, taskStateTexts, ticketStateTexts } from '#domain/processes/follow-up/kinds.ts'

export const resultLooks = {
  reached: { label: resultTexts.reached, tone: 'good' },
  noAnswer: { label: resultTexts.noAnswer, tone: 'warn' },
  wrongPerson: { label: resultTexts.wrongPerson, tone: 'warn' },
  notConvenient: { label: resultTexts.notConvenient, tone: 'info' },
  refused: { label: resultTexts.refused, tone: 'bad' },
} as const satisfies Record<string, StatusLook>

export const ticketLooks = {
  open: { label: ticketStateTexts.open, tone: 'warn' },
  solved: { label: ticketStateTexts.solved, tone: 'info' },
  told: { label: ticketStateTexts.told, tone: 'calm' },
  closed: { label: ticketStateTexts.closed, tone: 'good' },
} as const satisfies Record<string, StatusLook>

export const taskLooks = {
  planned: { label: taskStateTexts.planned, tone: 'info' },
  done: { label: taskStateTexts.done, tone: 'good' },
  excluded: { label: taskStateTexts.excluded, tone: 'calm' },
  cancelled: { label: taskStateTexts.cancelled, tone: 'calm' },
} as const satisfies Record<string, StatusLook>

export function stepText(step: string): Text {
  return isStep(step) ? stepTexts[step] : [step, step]
}

function isStep(step: string): step is keyof typeof stepTexts {
  return step in stepTexts
}
