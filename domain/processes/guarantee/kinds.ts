import { texts } from '#domain/kernel/texts.ts'

export const comebackKindTexts = texts({
  guarantee: ['质保期内返修', 'Within the guarantee'],
  repeat: ['重复返修', 'Repeat repair'],
})
export type ComebackKind = keyof typeof comebackKindTexts

export const comebackStateTexts = texts({
  open: ['待确认', 'To decide'],
  free: ['免费返工', 'Free rework'],
  refused: ['不属质保', 'Refused with proof'],
  noted: ['已登记', 'Noted'],
})

/** QC-17: the five groups of causes are the five parts of the first-time-fix programme. */
export const causeGroupTexts = texts({
  diagnosis: ['诊断能力', 'Diagnosis'],
  preCheck: ['修前检查', 'Check before repair'],
  support: ['技术支援', 'Technical support'],
  process: ['作业流程', 'Process'],
  inspection: ['检验把关', 'Inspection'],
})
export type CauseGroup = keyof typeof causeGroupTexts

export const clockTexts = texts({
  singleDays: ['本次修理天数', 'Days of this repair'],
  totalDays: ['累计修理天数', 'Repair days in all'],
  problem: ['同一问题修理次数', 'Repairs of one problem'],
  safety: ['严重安全故障修理次数', 'Repairs of a safety fault'],
  assembly: ['总成更换次数', 'Replacements of one assembly'],
})
export type ClockKind = keyof typeof clockTexts

export const levelTexts = texts({
  none: ['正常', 'In order'],
  yellow: ['黄色预警', 'Yellow'],
  orange: ['橙色预警', 'Orange'],
  red: ['红色预警', 'Red'],
})
export type Level = keyof typeof levelTexts
