import { texts } from '#domain/kernel/texts.ts'

export const activeBookingEventTexts = texts({
  'candidate.contacted': ['主动预约联系', 'Contacted for a booking'],
  'candidate.booked': ['主动预约成功', 'Booked by our call'],
  'candidates.refreshAsked': ['更新主动预约名单', 'List of candidates renewed'],
  'programme.saved': ['保存季节活动', 'Programme saved'],
  'programme.ended': ['结束季节活动', 'Programme ended'],
})
