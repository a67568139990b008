import { texts } from '#domain/kernel/texts.ts'

export const fileEventTexts = texts({
  'file.added': ['已添加附件', 'File added'],
})
