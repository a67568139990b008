import { on, type Reaction } from '#server/kernel/signals.ts'
import { paperSigned } from '#server/mechanisms/papers/signals.ts'
import { bookingArrived } from '../appointments/signals.ts'
import { carryPreDiagnosis } from './carry-pre-diagnosis.ts'
import { reportSigned } from './complete-diagnosis.ts'

export const diagnosisReactions: readonly Reaction[] = [
  on(bookingArrived, (ctx, { appointmentId, visitId }) => carryPreDiagnosis(ctx, appointmentId, visitId)),
  on(paperSigned, async (ctx, { kind, subject, role }) => {
    if (kind === 'FRM-06' && role === 'customer') await reportSigned(ctx, subject.id)
  }),
]
