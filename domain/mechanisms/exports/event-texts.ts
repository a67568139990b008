import { texts } from '#domain/kernel/texts.ts'

export const exportEventTexts = texts({
  'export.asked': ['发起导出', 'Export asked for'],
  'export.done': ['导出完成', 'Export done'],
  'export.cancelled': ['取消导出', 'Export cancelled'],
})
