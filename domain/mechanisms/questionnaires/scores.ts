import { z } from 'zod'
import { zLongText } from '#domain/kernel/input.ts'
import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import type { Question } from './definition.ts'
import { questionnaireRefusals } from './refusals.ts'

/** A mark of a scale, yes or no, the key of an option, or words; null takes an answer back. */
export const zQuestionAnswer = z.union([z.int(), z.boolean(), zLongText(2000), z.null()])
export type QuestionAnswer = z.output<typeof zQuestionAnswer>
export const zQuestionAnswers = z.record(z.string().max(80), zQuestionAnswer)
export type QuestionAnswers = z.output<typeof zQuestionAnswers>

/** Answers that fit their questions. */
export function readAnswers(items: readonly Question[], answers: QuestionAnswers): Ruling<QuestionAnswers> {
  for (const [key, answer] of Object.entries(answers)) {
    const item = items.find(candidate => candidate.key === key)
    if (!item) return deny(questionnaireRefusals.unknownItem, { item: key })
    if (answer !== null && !fits(item, answer)) return deny(questionnaireRefusals.badAnswer, { item: item.label })
  }
  return allow(answers)
}

export function unanswered(items: readonly Question[], answers: QuestionAnswers): Question[] {
  return items.filter(item => item.required === true && (answers[item.key] ?? null) === null)
}

/** Thousandths of full marks over the scored answers: 1000 is all best. Null when nothing that counts is answered. */
export function scoreMilli(items: readonly Question[], answers: QuestionAnswers): number | null {
  const shares = items.flatMap(item => shareMilli(item, answers[item.key] ?? null) ?? [])
  return shares.length === 0 ? null : Math.round(shares.reduce((sum, share) => sum + share, 0) / shares.length)
}

/** The score of each area. */
export function areaScores(
  items: readonly Question[],
  answers: QuestionAnswers,
): { area: string; scoreMilli: number }[] {
  const areas = [...new Set(items.flatMap(item => item.area ?? []))]
  return areas.flatMap(area => {
    const score = scoreMilli(
      items.filter(item => item.area === area),
      answers,
    )
    return score === null ? [] : [{ area, scoreMilli: score }]
  })
}

export const scaleMax = (item: Question): number => item.max ?? 5

function fits(item: Question, answer: string | number | boolean): boolean {
  if (item.kind === 'scale') return typeof answer === 'number' && answer >= 1 && answer <= scaleMax(item)
  if (item.kind === 'yesNo') return typeof answer === 'boolean'
  if (item.kind === 'choice') return item.options?.some(option => option.key === answer) ?? false
  return typeof answer === 'string'
}

function shareMilli(item: Question, answer: QuestionAnswer): number | undefined {
  const share = plainShareMilli(item, answer)
  return share === undefined ? undefined : item.inverse === true ? 1000 - share : share
}

function plainShareMilli(item: Question, answer: QuestionAnswer): number | undefined {
  if (item.kind === 'scale' && typeof answer === 'number')
    return Math.round(((answer - 1) * 1000) / (scaleMax(item) - 1))
  if (item.kind === 'yesNo' && typeof answer === 'boolean') return answer ? 1000 : 0
  if (item.kind !== 'choice') return undefined
  const points = item.options?.find(option => option.key === answer)?.points
  return points === undefined ? undefined : points * 10
}
