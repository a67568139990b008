import type { StatusLook } from '../kit/status-tag.tsx'
import { outsideText } from './text.ts'

export const callLooks: Readonly<Record<'waiting' | 'done' | 'failed', StatusLook>> = {
  waiting: { label: outsideText.stateWaiting, tone: 'info' },
  done: { label: outsideText.stateDone, tone: 'good' },
  failed: { label: outsideText.stateFailed, tone: 'bad' },
}
