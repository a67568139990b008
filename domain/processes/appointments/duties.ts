import { defineDuty } from '#domain/mechanisms/duties/definition.ts'

export const workshopAcknowledge = defineDuty({
  kind: 'appointments.workshopAcknowledge',
  title: ['确认预约：{number} {at}', 'Acknowledge the booking {number}, {at}'],
  limit: 'TL-29',
  ownerRole: 'R-WS-MGR',
  escalateTo: 'R-SVC-MGR',
  path: '/appointments/{subjectId}',
})

export const confirmOnline = defineDuty({
  kind: 'appointments.confirmOnline',
  title: ['确认在线预约：{number} {at}', 'Confirm the online booking {number}, {at}'],
  limit: 'APT-24',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/appointments/{subjectId}',
})

export const prepareBooking = defineDuty({
  kind: 'appointments.prepare',
  title: ['预约准备：{number} {at}', 'Prepare the booking {number}, {at}'],
  limit: 'APT-17',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/appointments/{subjectId}',
})

export const solveMissing = defineDuty({
  kind: 'appointments.solveMissing',
  title: ['预约未就绪：{number} 缺 {missing}', 'Booking {number} is not ready: {missing}'],
  limit: 'APT-17',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/appointments/{subjectId}',
})

export const callNoShow = defineDuty({
  kind: 'appointments.callNoShow',
  title: ['未到店，致电客户：{number} {at}', 'Missed: call the customer of {number}, {at}'],
  limit: 'APT-21',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/appointments/{subjectId}',
  byHand: true,
})

/** Closed by the payment; by hand where the refund rule lets the house keep the rest. */
export const returnHeldDeposit = defineDuty({
  kind: 'appointments.returnDeposit',
  title: ['退还定金：{number} {amount} 元', 'Return the deposit of {number}: {amount}'],
  limit: 'APT-08',
  ownerRole: 'R-CASHIER',
  escalateTo: 'R-BIZ-SUP',
  path: '/appointments/{subjectId}',
  byHand: true,
})

export const appointmentDuties = [
  workshopAcknowledge,
  confirmOnline,
  prepareBooking,
  solveMissing,
  callNoShow,
  returnHeldDeposit,
]
