import type { StatusLook } from '#desk/mechanisms/kit/status-tag.tsx'
import { type ClosingState, closingStateTexts } from '#domain/processes/drawer/kinds.ts'

export const closingLooks: Readonly<Record<ClosingState, StatusLook>> = {
  asked: { label: closingStateTexts.asked, tone: 'warn' },
  closed: { label: closingStateTexts.closed, tone: 'good' },
  refused: { label: closingStateTexts.refused, tone: 'bad' },
  withdrawn: { label: closingStateTexts.withdrawn, tone: 'calm' },
  reopened: { label: closingStateTexts.reopened, tone: 'calm' },
}
