import { type StatusLook, StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import type { JobView } from '#domain/processes/workshop/contract.ts'
import { bayText } from './text.ts'

const looks: Readonly<Record<JobView['state'], StatusLook>> = {
  planned: { label: bayText.statePlanned, tone: 'calm' },
  working: { label: bayText.stateWorking, tone: 'good' },
  paused: { label: bayText.statePaused, tone: 'warn' },
  done: { label: bayText.stateDone, tone: 'info' },
  cancelled: { label: bayText.stateCancelled, tone: 'calm' },
}

export function JobTag({ state }: { state: JobView['state'] }) {
  return <StatusOf looks={looks} value={state} />
}
