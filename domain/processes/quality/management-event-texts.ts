import { texts } from '#domain/kernel/texts.ts'

export const qualityManagementEventTexts = texts({
  'quality.published': ['发布质量文件', 'Quality document published'],
  'quality.accidentReported': ['上报质量事故', 'Accident reported'],
  'quality.accidentClosed': ['质量事故结案', 'Accident closed'],
  'quality.auditPlanned': ['计划质量审核', 'Audit planned'],
  'quality.audited': ['完成质量审核', 'Audit done'],
  'quality.reportDrafted': ['生成质量月报', 'Report drafted'],
  'quality.reportCommented': ['填写质量分析', 'Analysis written'],
  'quality.reportIssued': ['发布质量月报', 'Report issued'],
})
