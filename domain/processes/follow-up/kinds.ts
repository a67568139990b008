import { texts } from '#domain/kernel/texts.ts'

export const resultTexts = texts({
  reached: ['已接通', 'Reached'],
  noAnswer: ['无人接听', 'No answer'],
  wrongPerson: ['非本人', 'Wrong person'],
  notConvenient: ['不方便', 'Not convenient'],
  refused: ['拒绝回访', 'Refused'],
})

/** Customers who are called as a group of their own. */
export const specialTexts = texts({
  repeatRepair: ['重复返修', 'Repeat repair'],
})

export const taskStateTexts = texts({
  planned: ['待回访', 'To call'],
  done: ['已完成', 'Done'],
  excluded: ['不回访', 'Excluded'],
  cancelled: ['已取消', 'Cancelled'],
})

export const ticketKindTexts = texts({
  opinion: ['意见', 'Opinion'],
  request: ['要求', 'Request'],
  complaint: ['投诉', 'Complaint'],
  consult: ['咨询', 'Question'],
})

export const ticketStateTexts = texts({
  open: ['待解决', 'Open'],
  solved: ['待告知', 'To tell'],
  told: ['已告知', 'Told'],
  closed: ['已关闭', 'Closed'],
})

export const handlingTexts = texts({
  now: ['当场答复', 'Answered now'],
  study: ['研究后答复', 'To be studied'],
})

export const stepTexts = texts({
  first: ['首次回访', 'First call'],
  second: ['第二次回访', 'Second call'],
  day7: ['第 7 天关怀', 'Day 7'],
  day7Call: ['第 7 天电话', 'Day 7 call'],
  day30: ['第 30 天回访', 'Day 30'],
})
