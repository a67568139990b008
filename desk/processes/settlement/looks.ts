import type { StatusLook } from '#desk/mechanisms/kit/status-tag.tsx'
import { demandStateTexts } from '#domain/processes/settlement/demands.ts'
import {
  paymentStateTexts,
  refundStateTexts,
  reversalStateTexts,
  statementStateTexts,
} from '#domain/processes/settlement/states.ts'

export const statementLooks = {
  totalled: { label: statementStateTexts.totalled, tone: 'warn' },
  settled: { label: statementStateTexts.settled, tone: 'good' },
  reversed: { label: statementStateTexts.reversed, tone: 'calm' },
} as const satisfies Record<string, StatusLook>

export const reversalLooks = {
  asked: { label: reversalStateTexts.asked, tone: 'warn' },
  granted: { label: reversalStateTexts.granted, tone: 'warn' },
  reversed: { label: reversalStateTexts.reversed, tone: 'calm' },
} as const satisfies Record<string, StatusLook>

export const demandLooks = {
  asked: { label: demandStateTexts.asked, tone: 'warn' },
  granted: { label: demandStateTexts.granted, tone: 'good' },
  refused: { label: demandStateTexts.refused, tone: 'calm' },
  withdrawn: { label: demandStateTexts.withdrawn, tone: 'calm' },
  applied: { label: demandStateTexts.applied, tone: 'good' },
} as const satisfies Record<string, StatusLook>

export const refundLooks = {
  asked: { label: refundStateTexts.asked, tone: 'warn' },
  approved: { label: refundStateTexts.approved, tone: 'warn' },
  refused: { label: refundStateTexts.refused, tone: 'calm' },
  withdrawn: { label: refundStateTexts.withdrawn, tone: 'calm' },
  paid: { label: refundStateTexts.paid, tone: 'good' },
} as const satisfies Record<string, StatusLook>

const paymentLooks: Readonly<Record<string, StatusLook>> = {
  waiting: { label: paymentStateTexts.waiting, tone: 'warn' },
  succeeded: { label: paymentStateTexts.succeeded, tone: 'good' },
  failed: { label: paymentStateTexts.failed, tone: 'bad' },
  cancelled: { label: paymentStateTexts.cancelled, tone: 'calm' },
}

export const paymentLook = (state: string): StatusLook => paymentLooks[state] ?? { label: [state, state], tone: 'calm' }
