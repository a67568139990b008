import type { ReactNode } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import styles from './checklist.module.css'
import { type ChecklistAnswer, type CheckPoint, emptyAnswer, isAnswered, type ResultWords } from './checklist-answer.ts'
import { ChecklistRow } from './checklist-row.tsx'
import { kitText } from './kit-text.ts'

export type { ChecklistAnswer } from './checklist-answer.ts'

type ChecklistProps = {
  items: readonly CheckPoint[]
  answers: readonly ChecklistAnswer[]
  onAnswer?: (answer: ChecklistAnswer) => void
  /** Photos of one point, usually a small `PhotoCapture`. */
  photos?: (item: CheckPoint, answer: ChecklistAnswer) => ReactNode
  /** What the answers are called on this sheet, where that is not "good, watch, bad". */
  words?: ResultWords
}

/** A sheet to fill in: by finger, or by keys 1 good, 2 watch, 3 bad, 0 not applicable, arrows for the next point. */
export function Checklist({ items, answers, onAnswer, photos, words }: ChecklistProps) {
  const t = useTexts(kitText)
  const text = useText()
  const byKey = new Map(answers.map(answer => [answer.key, answer]))
  const done = items.filter(item => isAnswered(byKey.get(item.key))).length
  return (
    <div className={styles.sheet}>
      <div className={styles.progress}>
        <progress className={styles.bar} max={items.length} value={done} aria-label={t.checklistKeys} />
        <span className="cb-num">{fill(t.answered, { done, all: items.length })}</span>
      </div>
      {groupsOf(items).map(group => (
        <section key={group.key}>
          {group.label && <h3 className={styles.group}>{text(group.label)}</h3>}
          {group.items.map(item => {
            const answer = byKey.get(item.key) ?? emptyAnswer(item.key)
            return (
              <ChecklistRow key={item.key} item={item} answer={answer} onAnswer={onAnswer} words={words}>
                {photos?.(item, answer)}
              </ChecklistRow>
            )
          })}
        </section>
      ))}
    </div>
  )
}

function groupsOf(items: readonly CheckPoint[]) {
  const groups: { key: string; label: CheckPoint['group']; items: CheckPoint[] }[] = []
  for (const item of items) {
    const key = item.group?.[0] ?? ''
    const last = groups.at(-1)
    if (last?.key === key) last.items.push(item)
    else groups.push({ key, label: item.group, items: [item] })
  }
  return groups
}
