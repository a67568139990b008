import { texts } from '#domain/kernel/texts.ts'

export const paperEventTexts = texts({
  'paper.issued': ['单据已出具', 'Paper issued'],
  'paper.signed': ['单据已签字', 'Paper signed'],
  'paper.voided': ['单据已作废', 'Paper voided'],
  'paper.linkSent': ['签字链接已发送', 'Link for signing sent'],
})
