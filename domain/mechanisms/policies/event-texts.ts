import { texts } from '#domain/kernel/texts.ts'

export const policyEventTexts = texts({
  'policy.set': ['规则已调整', 'Policy set'],
})
