import { type Text, texts } from '#domain/kernel/texts.ts'

/** How good a part is; the order is that of the price list. Trades, systems and categories are the store's own words. */
export const partGradeTexts = texts({
  original: ['原厂', 'Original'],
  certified: ['同质', 'Certified'],
  aftermarket: ['副厂', 'Aftermarket'],
  remanufactured: ['修复', 'Remanufactured'],
  used: ['旧件', 'Used'],
})
export type PartGrade = keyof typeof partGradeTexts
export const partGrades = ['original', 'certified', 'aftermarket', 'remanufactured', 'used'] as const

export const priceKindTexts = texts({
  rate: ['工时单价', 'Hourly rates'],
  labour: ['维修工时费', 'Labour'],
  part: ['配件', 'Parts'],
})

/** The lowest skill grade that may do the work, from apprentice (1) to expert (5). */
export const skillGradeTexts: readonly Text[] = [
  ['学徒', 'Apprentice'],
  ['初级', 'Junior'],
  ['中级', 'Middle'],
  ['高级', 'Senior'],
  ['专家', 'Expert'],
]
