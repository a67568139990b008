import { texts } from '#domain/kernel/texts.ts'
import { paperStateTexts } from '#domain/mechanisms/papers/states.ts'

export const papersText = texts({
  none: ['尚未出具单据', 'No papers yet'],
  title: ['单据', 'Paper'],
  number: ['编号', 'Number'],
  revision: ['版次', 'Revision'],
  state: ['状态', 'State'],
  issuedAt: ['出具时间', 'Issued'],
  pdf: ['打开 PDF', 'Open PDF'],
  ...paperStateTexts,
})
