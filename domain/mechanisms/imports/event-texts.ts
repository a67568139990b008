import { texts } from '#domain/kernel/texts.ts'

export const importEventTexts = texts({
  'import.asked': ['开始导入', 'Import started'],
  'import.cancelled': ['取消导入', 'Import cancelled'],
  'import.done': ['导入数据', 'Data imported'],
})
