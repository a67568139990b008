import { refusals } from '#domain/kernel/refusals.ts'

export const activeBookingRefusals = refusals('activeBooking', {
  ended: [409, '该客户的主动预约已结束：{state}', 'This candidate has ended: {state}'],
  timeNeeded: [400, '请与客户约定再次联系的时间', 'Agree on a time to call again'],
  booked: [409, '{plate} 已有预约 {number}，不再重复预约', '{plate} is booked already: {number}'],
  programmeEnded: [409, '该活动已结束', 'The programme has ended'],
  period: [400, '开始日期不能晚于结束日期', 'The first day is after the last'],
})
