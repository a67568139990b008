import { texts } from '#domain/kernel/texts.ts'

/** How much of the way through reception was watched. */
export const conductCardTexts = texts({
  greeting: ['迎接礼仪抽查', 'Greeting check'],
  reception: ['接待行为抽查', 'Reception conduct check'],
})
export type ConductCard = keyof typeof conductCardTexts
export const conductCards = ['greeting', 'reception'] as const satisfies readonly ConductCard[]

/** What an audit is used for; practice does not count in anybody's month. */
export const conductUseTexts = texts({
  check: ['工作质量检查', 'Work quality check'],
  appraisal: ['考核', 'Appraisal'],
  ability: ['能力评价', 'Ability evaluation'],
  training: ['培训练习', 'Training'],
})
export type ConductUse = keyof typeof conductUseTexts
export const conductUses = ['check', 'appraisal', 'ability', 'training'] as const satisfies readonly ConductUse[]
