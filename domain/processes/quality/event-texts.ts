import { texts } from '#domain/kernel/texts.ts'

export const qualityEventTexts = texts({
  'quality.inspected': ['检验', 'Inspected'],
  'quality.passed': ['检验合格', 'Inspection passed'],
  'quality.failed': ['检验不合格', 'Inspection failed'],
  'quality.keyItemChecked': ['关键项目复检', 'Key item re-checked'],
  'quality.certified': ['签发竣工出厂合格证', 'Certificate of completion signed'],
  'quality.reworkOpened': ['内部返修', 'Internal rework'],
})
