import { texts } from '#domain/kernel/texts.ts'

export const importEventTexts = texts({
  'import.done': ['导入数据', 'Data imported'],
})
