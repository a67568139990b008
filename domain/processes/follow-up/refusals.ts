import { refusals } from '#domain/kernel/refusals.ts'

export const followUpRefusals = refusals('followUp', {
  notPlanned: [409, '该回访任务已结束', 'This follow-up has ended'],
  coreUnanswered: [409, '请先记录客户对本次服务是否满意', 'Record first whether the customer is satisfied'],
  timeNeeded: [400, '请与客户约定再次致电的时间', 'Agree a time to call again'],
  whoNeeded: [400, '请确认接听人是车主还是送修人', 'Confirm whether the owner or the person served answered'],
  answerNeeded: [400, '当场答复须记录答复内容', 'An answer given on the spot has to be written down'],
  ticketState: [409, '该意见单当前不能执行此操作', 'This is not possible in the ticket’s present state'],
})
