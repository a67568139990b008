import { texts } from '#domain/kernel/texts.ts'

export const checklistEventTexts = texts({
  'checklist.opened': ['检查单已打开', 'Checklist opened'],
  'checklist.answered': ['检查项已填写', 'Checklist answered'],
  'checklist.completed': ['检查单已完成', 'Checklist completed'],
  'checklist.published': ['本店检查单已发布', "Store's checklist published"],
})
