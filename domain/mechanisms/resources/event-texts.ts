import { texts } from '#domain/kernel/texts.ts'

export const resourceEventTexts = texts({
  'resource.added': ['新增资源', 'Resource added'],
  'resource.edited': ['修改资源', 'Resource changed'],
  'resource.closed': ['停用一段时间', 'Out of use for a time'],
  'resource.shiftSet': ['排班', 'Shift set'],
  'resource.reopened': ['恢复使用', 'In use again'],
})
