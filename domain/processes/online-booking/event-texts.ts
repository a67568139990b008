import { texts } from '#domain/kernel/texts.ts'

export const onlineBookingEventTexts = texts({
  'appointment.bookedOnline': ['客户在线预约', 'Booked online by the customer'],
  'appointment.invited': ['发送在线预约链接', 'Link for booking online sent'],
})
