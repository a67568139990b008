import { texts } from '#domain/kernel/texts.ts'

export const performanceEventTexts = texts({
  'conduct.audited': ['接待行为抽查', 'Conduct audited'],
  'conduct.acknowledged': ['确认抽查结果', 'Audit acknowledged'],
  'conduct.withdrawn': ['抽查作废', 'Audit withdrawn'],
})
