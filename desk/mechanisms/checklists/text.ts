import { texts } from '#domain/kernel/texts.ts'

export const checklistText = texts({
  complete: ['完成检查', 'Finish'],
  completed: ['检查单已完成', 'The checklist is complete'],
  completedAt: ['完成时间', 'Finished'],
  restGood: ['其余正常', 'The rest is good'],
  waiting: ['{n} 项待上传', '{n} to send'],
  saving: ['保存中…', 'Saving…'],
  saved: ['已自动保存', 'Saved'],
  missing: ['还缺：{items}', 'Still missing: {items}'],
  unanswered: ['未填写', 'not answered'],
  photo: ['缺照片', 'no photo'],
  reason: ['缺说明', 'no reason given'],
  mayNot: ['您的岗位只能查看此检查单', 'Your role may only read this checklist'],
})
