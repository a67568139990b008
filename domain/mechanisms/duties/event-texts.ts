import { texts } from '#domain/kernel/texts.ts'

export const dutyEventTexts = texts({
  'duty.opened': ['任务已下达', 'Duty opened'],
  'duty.begun': ['任务开始计时', 'Duty began'],
  'duty.moved': ['任务时限已调整', 'Duty moved'],
  'duty.done': ['任务已完成', 'Duty done'],
  'duty.cancelled': ['任务已取消', 'Duty cancelled'],
  'duty.overdue': ['任务逾期', 'Duty overdue'],
  'duty.escalated': ['任务已上报', 'Duty escalated'],
  'duty.reassigned': ['任务已转派', 'Duty reassigned'],
  'duty.handedOver': ['任务转由代理人处理', 'Duty handed to the stand-in'],
  'duty.handedBack': ['任务交还本人', 'Duty handed back'],
  'standIn.named': ['已指定代理人', 'Stand-in named'],
  'standIn.ended': ['代理已结束', 'Stand-in ended'],
  'calendar.set': ['工作日历已修改', 'Working calendar changed'],
})
