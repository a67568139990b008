import { texts } from '#domain/kernel/texts.ts'

export const resultTexts = texts({
  reached: ['已接通', 'Reached'],
  noAnswer: ['无人接听', 'No answer'],
  wrongPerson: ['非本人', 'Wrong person'],
  notConvenient: ['不方便', 'Not convenient'],
  refused: ['拒绝回访', 'Refused'],
})

export const stepTexts = texts({
  first: ['首次回访', 'First call'],
  second: ['第二次回访', 'Second call'],
  day7: ['第 7 天关怀', 'Day 7'],
  day7Call: ['第 7 天电话', 'Day 7 call'],
  day30: ['第 30 天回访', 'Day 30'],
})
