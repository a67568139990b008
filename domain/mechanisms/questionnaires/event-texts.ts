import { texts } from '#domain/kernel/texts.ts'

export const questionnaireEventTexts = texts({
  'questionnaire.opened': ['问卷已打开', 'Questionnaire opened'],
  'questionnaire.answered': ['问卷已填写', 'Questionnaire answered'],
  'questionnaire.completed': ['问卷已完成', 'Questionnaire completed'],
})
