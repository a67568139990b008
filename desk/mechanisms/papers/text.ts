import { texts } from '#domain/kernel/texts.ts'

export const papersText = texts({
  none: ['尚未出具单据', 'No papers yet'],
  title: ['单据', 'Paper'],
  number: ['编号', 'Number'],
  revision: ['版次', 'Revision'],
  state: ['状态', 'State'],
  issuedAt: ['出具时间', 'Issued'],
  pdf: ['打开 PDF', 'Open PDF'],
  presented: ['待签字', 'To be signed'],
  signed: ['已签字', 'Signed'],
  voided: ['已作废', 'Void'],
  final: ['已归档', 'Final'],
})
