import { type DueState, dueStateTexts } from '#domain/mechanisms/duties/due-state.ts'
import type { StatusLook } from '../kit/status-tag.tsx'

export const dueLooks: Readonly<Record<DueState, StatusLook>> = {
  later: { label: dueStateTexts.later, tone: 'calm' },
  open: { label: dueStateTexts.open, tone: 'info' },
  warned: { label: dueStateTexts.warned, tone: 'warn' },
  overdue: { label: dueStateTexts.overdue, tone: 'bad' },
  done: { label: dueStateTexts.done, tone: 'good' },
  cancelled: { label: dueStateTexts.cancelled, tone: 'calm' },
}
