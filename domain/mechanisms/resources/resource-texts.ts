import { texts } from '#domain/kernel/texts.ts'

export const resourceKindTexts = texts({
  bay: ['工位', 'Bay'],
  receptionBay: ['接待车位', 'Reception bay'],
  technician: ['技师', 'Technician'],
  adviser: ['服务顾问', 'Adviser'],
  loanCar: ['代步车', 'Loan car'],
  room: ['房间', 'Room'],
  tool: ['工具', 'Tool'],
})
export type ResourceKind = keyof typeof resourceKindTexts

export const bookingPurposeTexts = texts({
  appointment: ['预约', 'Appointment'],
  job: ['施工', 'Job'],
  absence: ['请假', 'Absence'],
  closed: ['停用', 'Closed'],
})
export type BookingPurpose = keyof typeof bookingPurposeTexts
