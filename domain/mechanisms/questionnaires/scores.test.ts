import { expect, test } from 'vitest'
import { defineQuestionnaire, type Question } from './definition.ts'
import { areaScores, type QuestionAnswers, readAnswers, scoreMilli, unanswered } from './scores.ts'

const label = ['问', 'Q'] as const
const items: Question[] = [
  { key: 'polite', label, kind: 'scale', area: 'reception', required: true },
  { key: 'wait', label, kind: 'scale', area: 'reception', inverse: true, max: 10 },
  { key: 'again', label, kind: 'yesNo', area: 'repair' },
  { key: 'noise', label, kind: 'yesNo', area: 'repair', inverse: true },
  {
    key: 'how',
    label,
    kind: 'choice',
    options: [
      { key: 'bad', label, points: 0 },
      { key: 'fair', label, points: 50 },
      { key: 'other', label },
    ],
  },
  { key: 'words', label, kind: 'text' },
]

test('two questions cannot share a key', () => {
  const twice = [items, items].flat()
  expect(() => defineQuestionnaire({ key: 'csi', title: label, items: twice })).toThrow('one key')
})

test.each<[QuestionAnswers, string]>([
  [{ nobody: 1 }, 'questionnaires.unknownItem'],
  [{ polite: 0 }, 'questionnaires.badAnswer'],
  [{ polite: 6 }, 'questionnaires.badAnswer'],
  [{ polite: '5' }, 'questionnaires.badAnswer'],
  [{ wait: 11 }, 'questionnaires.badAnswer'],
  [{ again: 1 }, 'questionnaires.badAnswer'],
  [{ how: 'great' }, 'questionnaires.badAnswer'],
  [{ words: true }, 'questionnaires.badAnswer'],
])('answers that fit no question are refused: %j', (answers, code) => {
  expect(readAnswers(items, answers)).toMatchObject({ ok: false, refusal: { code } })
})

test('answers that fit are taken, and one may be taken back', () => {
  const answers = { polite: 5, wait: 10, again: true, how: 'other', words: '很好', noise: null }
  expect(readAnswers(items, answers)).toEqual({ ok: true, value: answers })
})

test.each<[QuestionAnswers, number | null]>([
  [{}, null],
  [{ words: '很好', how: 'other' }, null],
  [{ polite: 5 }, 1000],
  [{ polite: 1 }, 0],
  [{ polite: 3 }, 500],
  [{ wait: 10 }, 0],
  [{ wait: 1 }, 1000],
  [{ again: true, noise: true }, 500],
  [{ how: 'fair' }, 500],
  [{ polite: 5, again: false, noise: null }, 500],
  [{ polite: 4, wait: 4, again: true }, 806],
])('the score of %j is %s', (answers, score) => {
  expect(scoreMilli(items, answers)).toBe(score)
})

test('each area has a score of its own, and what is required but open is named', () => {
  const answers = { polite: 5, wait: 10, again: true }
  expect(areaScores(items, answers)).toEqual([
    { area: 'reception', scoreMilli: 500 },
    { area: 'repair', scoreMilli: 1000 },
  ])
  expect(unanswered(items, { ...answers, polite: null }).map(item => item.key)).toEqual(['polite'])
})
