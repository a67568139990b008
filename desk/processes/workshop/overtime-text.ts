import { texts } from '#domain/kernel/texts.ts'

export const overtimeText = texts({
  tab: ['加班安排', 'Overtime'],
  plan: ['申请加班', 'Ask for overtime'],
  asked: ['已申请，等待服务经理批准', 'The service manager was asked'],
  order: ['工单', 'Order'],
  who: ['人员', 'Who'],
  when: ['时间', 'When'],
  from: ['开始', 'From'],
  hours: ['小时数', 'Hours'],
  reason: ['原因', 'Reason'],
  state: ['状态', 'State'],
  ready: ['预计可交车', 'Ready'],
  readyWith: ['{without} → {with}', '{without} → {with}'],
  promised: ['承诺交车', 'Promised'],
  askedBy: ['申请人', 'Asked by'],
  decidedBy: ['审批人', 'Decided by'],
  cancel: ['取消', 'Call off'],
  cancelled: ['已取消加班', 'Called off'],
  none: ['没有加班安排', 'No overtime'],
  noneHint: ['承诺有风险时，可在工单上申请加班', 'It is asked for on an order whose promise is in danger'],
})
