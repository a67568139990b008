import { texts } from '#domain/kernel/texts.ts'

/** QC-15: the five ways in which service is made better. */
export const measureTypeTexts = texts({
  process: ['简化流程', 'Simpler process'],
  training: ['针对性培训', 'Targeted training'],
  parts: ['加快配件供应', 'Faster parts'],
  transparency: ['提高透明度', 'More transparency'],
  feedback: ['反馈机制', 'Feedback'],
})
export type MeasureType = keyof typeof measureTypeTexts

export const measureStateTexts = texts({
  open: ['执行中', 'In hand'],
  done: ['待验证效果', 'Effect to check'],
  closed: ['已关闭', 'Closed'],
})
export type MeasureState = keyof typeof measureStateTexts

export const measureSourceTexts = texts({
  problem: ['质量问题', 'Problem'],
  accident: ['质量事故', 'Accident'],
  audit: ['质量审核', 'Audit'],
  report: ['质量分析', 'Analysis'],
})
export type MeasureSource = keyof typeof measureSourceTexts

export const effectTexts = texts({
  worked: ['有效', 'Worked'],
  failed: ['无效，继续整改', 'Did not work'],
})
