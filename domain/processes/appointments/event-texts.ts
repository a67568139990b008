import { texts } from '#domain/kernel/texts.ts'

export const appointmentEventTexts = texts({
  'appointment.created': ['登记预约', 'Booking begun'],
  'appointment.edited': ['修改预约信息', 'Booking changed'],
  'appointment.linesChanged': ['修改预约项目', 'Work of the booking changed'],
  'appointment.planned': ['选定时间与工位', 'Time and bay chosen'],
  'appointment.told': ['告知客户', 'Customer told'],
  'appointment.depositTaken': ['收取定金', 'Deposit taken'],
  'appointment.depositReturned': ['退还定金', 'Deposit returned'],
  'appointment.depositWaiverAsked': ['申请免收定金', 'Asked to go without a deposit'],
  'appointment.confirmed': ['客户确认预约', 'Booking confirmed'],
  'appointment.acknowledged': ['车间确认预约', 'Acknowledged by the workshop'],
  'appointment.checked': ['预约准备', 'Preparation'],
  'appointment.partsReserved': ['预留配件', 'Parts set aside'],
  'appointment.ready': ['准备就绪', 'Ready'],
  'appointment.rescheduled': ['改期', 'Rescheduled'],
  'appointment.cancelled': ['取消预约', 'Booking cancelled'],
  'appointment.arrived': ['到店', 'Arrived'],
  'appointment.missed': ['未到店', 'No show'],
  'appointment.reminded': ['提醒客户', 'Customer reminded'],
  'appointment.registerIssued': ['打印登记表', 'Register issued'],
})
