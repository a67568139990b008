import type { ReactNode } from 'react'
import type { CheckResult } from '#domain/mechanisms/checklists/answers.ts'
import type { CheckItem } from '#domain/mechanisms/checklists/definition.ts'
import { fill } from '#domain/kernel/texts.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import { ChecklistRow } from './checklist-row.tsx'
import styles from './checklist.module.css'
import { kitText } from './kit-text.ts'

/** An answer as it stands on the screen; the shape is that of the sheet. */
export type ChecklistAnswer = { key: string; result: CheckResult | null; value: string | null; note: string; fileIds: readonly string[] }

type ChecklistProps = {
  items: readonly CheckItem[]
  answers: readonly ChecklistAnswer[]
  onAnswer?: (answer: ChecklistAnswer) => void
  /** Photos of one point, usually a small `PhotoCapture`. */
  photos?: (item: CheckItem, answer: ChecklistAnswer) => ReactNode
}

/** A sheet to fill in: by finger, or by keys 1 good, 2 watch, 3 bad, 0 not applicable, arrows for the next point. */
export function Checklist({ items, answers, onAnswer, photos }: ChecklistProps) {
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
              <ChecklistRow key={item.key} item={item} answer={answer} onAnswer={onAnswer}>
                {photos?.(item, answer)}
              </ChecklistRow>
            )
          })}
        </section>
      ))}
    </div>
  )
}

export function emptyAnswer(key: string): ChecklistAnswer {
  return { key, result: null, value: null, note: '', fileIds: [] }
}

function isAnswered(answer: ChecklistAnswer | undefined): boolean {
  return answer !== undefined && (answer.result !== null || (answer.value ?? '') !== '')
}

function groupsOf(items: readonly CheckItem[]) {
  const groups: { key: string; label: CheckItem['group']; items: CheckItem[] }[] = []
  for (const item of items) {
    const key = item.group?.[0] ?? ''
    const last = groups.at(-1)
    if (last?.key === key) last.items.push(item)
    else groups.push({ key, label: item.group, items: [item] })
  }
  return groups
}
