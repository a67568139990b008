import { defineApproval } from '#domain/mechanisms/approvals/definition.ts'

export const depositWaiver = defineApproval({
  kind: 'appointments.depositWaiver',
  title: ['预约免收定金：{plate}', 'Booking without a deposit: {plate}'],
  path: '/appointments/{subjectId}',
})

export const appointmentApprovals = [depositWaiver]
