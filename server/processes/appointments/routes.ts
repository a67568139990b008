import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { acknowledgeAppointment } from './acknowledge-appointment.ts'
import { previewPaper } from './booking-paper.ts'
import { showBookingRate } from './booking-rate.ts'
import { cancelAppointment } from './cancel-appointment.ts'
import { changeBay } from './change-bay.ts'
import { checkReadiness, reserveBookedParts } from './check-readiness.ts'
import { confirmAppointment } from './confirm-appointment.ts'
import { createAppointment } from './create-appointment.ts'
import { listAppointments, showDay, showExpected, showPreparations } from './day-board.ts'
import { askWaiver, returnDeposit, takeDeposit } from './deposits.ts'
import { editTalk } from './edit-talk.ts'
import { explainBooking, showExplained, showExplanations } from './explain-booking.ts'
import { showIntake } from './intake.ts'
import { openBookedOrder, showOrderDraft } from './open-order-from-appointment.ts'
import { showLoad, showWeek } from './plan-days.ts'
import { planTime } from './plan-time.ts'
import { notePreDiagnosis, showPreDiagnosis, suggestCauses } from './pre-diagnose.ts'
import { prepareDay, preprintBooking } from './prepare-day.ts'
import { showAppointment } from './present-appointment.ts'
import { noteConsent, proposeAppointment } from './propose-appointment.ts'
import { issueRegister, showRegister } from './register.ts'
import { rescheduleAppointment } from './reschedule-appointment.ts'
import { saveLines } from './save-lines.ts'
import { showSlots } from './slots.ts'
import { tellPoints } from './tell-points.ts'

export const appointmentsRoutes: Handlers<typeof appointmentsContract> = {
  list: listAppointments,
  day: showDay,
  slots: showSlots,
  preparations: showPreparations,
  register: showRegister,
  issueRegister,
  intake: showIntake,
  expected: showExpected,
  orderDraft: showOrderDraft,
  get: showAppointment,
  preview: previewPaper,
  create: createAppointment,
  edit: editTalk,
  saveLines,
  plan: planTime,
  tell: tellPoints,
  takeDeposit,
  returnDeposit,
  askWaiver,
  confirm: confirmAppointment,
  acknowledge: acknowledgeAppointment,
  check: checkReadiness,
  reserveParts: reserveBookedParts,
  reschedule: rescheduleAppointment,
  cancel: cancelAppointment,
  openOrder: openBookedOrder,
  load: showLoad,
  week: showWeek,
  propose: proposeAppointment,
  consent: noteConsent,
  changeBay,
  prepareDay,
  preprint: preprintBooking,
  rate: showBookingRate,
  causes: suggestCauses,
  preDiagnosis: showPreDiagnosis,
  notePreDiagnosis,
  explain: explainBooking,
  explained: showExplained,
  explanations: showExplanations,
}
