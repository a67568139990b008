import { texts } from '#domain/kernel/texts.ts'

export const workshopEventTexts = texts({
  'wash.asked': ['通知洗车', 'Wash asked'],
  'wash.started': ['开始洗车', 'Wash started'],
  'wash.finished': ['洗车完成', 'Washed'],
  'wash.returned': ['洗后交回', 'Handed back after washing'],
  'workshop.received': ['车间接车', 'Taken by the workshop'],
  'job.dispatched': ['派工', 'Dispatched'],
  'job.started': ['开工', 'Started'],
  'job.paused': ['暂停', 'Paused'],
  'job.finished': ['完工', 'Finished'],
  'job.step': ['步骤完成', 'Step done'],
  'job.moved': ['调整派工', 'Reassigned'],
  'promise.endangered': ['承诺时间有风险', 'Promise in danger'],
  'promise.safe': ['承诺时间恢复正常', 'Promise safe again'],
  'workshop.progressAsked': ['进度查询', 'Progress asked'],
})
