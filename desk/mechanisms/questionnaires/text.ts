import { texts } from '#domain/kernel/texts.ts'

export const questionnaireText = texts({
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
  best: ['{max} 分最好', '{max} is best'],
  worst: ['{max} 分最差', '{max} is worst'],
  complete: ['完成问卷', 'Finish'],
  completed: ['问卷已完成', 'The questionnaire is complete'],
  missing: ['还缺：{items}', 'Still missing: {items}'],
  score: ['得分 {score}', 'Score {score}'],
  saving: ['保存中…', 'Saving…'],
})
