import { refusals } from '#domain/kernel/refusals.ts'

export const questionnaireRefusals = refusals('questionnaires', {
  unknownItem: [400, '问卷中没有题目“{item}”', 'The questionnaire has no question "{item}"'],
  badAnswer: [400, '“{item}”的回答不在可选范围内', 'The answer to "{item}" is not one of those offered'],
  gaps: [409, '还有 {count} 题未回答：{items}', '{count} questions are not answered: {items}'],
  complete: [409, '问卷已完成，不能再改', 'The questionnaire is complete and can no longer be changed'],
})
