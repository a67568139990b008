import { texts } from '#domain/kernel/texts.ts'

export const paperStateTexts = texts({
  presented: ['待签字', 'To be signed'],
  signed: ['已签字', 'Signed'],
  voided: ['已作废', 'Void'],
  final: ['已归档', 'Final'],
})
