import type { StatusLook } from '#desk/mechanisms/kit/status-tag.tsx'
import {
  type CandidateState,
  type ContactResult,
  candidateStateTexts,
  contactResultTexts,
} from '#domain/processes/active-booking/kinds.ts'

export const candidateLooks = {
  open: { label: candidateStateTexts.open, tone: 'info' },
  booked: { label: candidateStateTexts.booked, tone: 'good' },
  declined: { label: candidateStateTexts.declined, tone: 'calm' },
  unreachable: { label: candidateStateTexts.unreachable, tone: 'warn' },
  overtaken: { label: candidateStateTexts.overtaken, tone: 'calm' },
} as const satisfies Record<CandidateState, StatusLook>

export const contactLooks = {
  booked: { label: contactResultTexts.booked, tone: 'good' },
  later: { label: contactResultTexts.later, tone: 'info' },
  noAnswer: { label: contactResultTexts.noAnswer, tone: 'warn' },
  wrongPerson: { label: contactResultTexts.wrongPerson, tone: 'warn' },
  declined: { label: contactResultTexts.declined, tone: 'calm' },
  invited: { label: contactResultTexts.invited, tone: 'info' },
} as const satisfies Record<ContactResult, StatusLook>
