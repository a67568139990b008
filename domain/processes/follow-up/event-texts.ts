import { texts } from '#domain/kernel/texts.ts'

export const followUpEventTexts = texts({
  'followUp.planned': ['制定回访计划', 'Follow-up planned'],
  'followUp.excluded': ['不回访', 'No follow-up'],
  'followUp.done': ['回访完成', 'Followed up'],
  'call.begun': ['开始通话', 'Call begun'],
  'call.recorded': ['通话记录', 'Call recorded'],
  'ticket.opened': ['登记客户意见', 'Ticket opened'],
  'ticket.solved': ['意见已有结果', 'Ticket solved'],
  'ticket.told': ['已告知客户', 'Customer told'],
})
