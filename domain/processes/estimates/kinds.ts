import { texts } from '#domain/kernel/texts.ts'

export const estimateModes = ['system', 'symptom', 'item'] as const
export type EstimateMode = (typeof estimateModes)[number]

export const modeTexts = texts({
  system: ['系统估价', 'By system'],
  symptom: ['现象估价', 'By symptom'],
  item: ['项目定价', 'By item'],
})

export const optionLabels = ['A', 'B', 'C'] as const
export type OptionLabel = (typeof optionLabels)[number]

export const estimateStates = ['draft', 'shown', 'accepted', 'declined', 'withdrawn'] as const
export type EstimateState = (typeof estimateStates)[number]

export const estimateStateTexts = texts({
  draft: ['编制中', 'Draft'],
  shown: ['已报价', 'Shown'],
  accepted: ['客户已同意', 'Accepted'],
  declined: ['客户未接受', 'Declined'],
  withdrawn: ['已撤回', 'Withdrawn'],
})

export const answerTexts = texts({
  pending: ['待答复', 'Pending'],
  agreed: ['同意', 'Taken'],
  declined: ['不做', 'Declined'],
})

/** The usual answers, one tap each; anything else is written. */
export const declineReasons = texts({
  later: ['下次再做', 'Next time'],
  dear: ['价格偏高', 'Too expensive'],
  consider: ['再考虑', 'Thinking about it'],
  elsewhere: ['已在别处做过', 'Done elsewhere'],
  sell: ['准备换车', 'Selling the car'],
})
