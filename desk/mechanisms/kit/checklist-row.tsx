import { CheckOutlined, CloseOutlined, ExclamationOutlined, MinusOutlined } from '@ant-design/icons'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import styles from './checklist.module.css'
import type { ChecklistAnswer, CheckPoint, CheckResult, ResultWords } from './checklist-answer.ts'
import { kitText } from './kit-text.ts'

type RowProps = {
  item: CheckPoint
  answer: ChecklistAnswer
  onAnswer: ((answer: ChecklistAnswer) => void) | undefined
  words: ResultWords | undefined
  children: ReactNode
}

export function ChecklistRow({ item, answer, onAnswer, words, children }: RowProps) {
  const t = useTexts(kitText)
  const text = useText()
  const isMeasured = item.kind === 'value' || item.kind === 'count'
  const choices = choicesOf(item)
  const nameOf = (result: CheckResult) => {
    const own = words?.[result]
    return own ? text(own) : t[usualName[result]]
  }
  const set = (change: Partial<ChecklistAnswer>) => onAnswer?.({ ...answer, ...change })
  const press = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (isTypingIn(event.target)) return
    const result = choices.find(choice => keyOf[choice] === event.key)
    if (result && onAnswer) set({ result })
    else if (event.key === 'ArrowDown') focusSibling(event.currentTarget, 1)
    else if (event.key === 'ArrowUp') focusSibling(event.currentTarget, -1)
    else return
    event.preventDefault()
  }
  const needsNote = answer.result === 'watch' || answer.result === 'bad' || answer.result === 'none'
  return (
    <fieldset
      className={styles.row}
      aria-label={text(item.label)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the row takes the number keys, so it must take the focus.
      tabIndex={0}
      data-result={answer.result}
      data-row
      onKeyDown={press}
    >
      <div className={styles.label}>
        {item.required && <span className={styles.required}>*</span>}
        {text(item.label)}
        {item.tool && <span className={styles.limits}>{text(item.tool)}</span>}
        {isMeasured && <Limits item={item} />}
      </div>
      <div className={styles.answer}>
        {isMeasured && (
          <ValueBox
            label={`${text(item.label)} ${item.unit ?? ''}`}
            unit={item.unit}
            value={answer.value ?? ''}
            isOff={!onAnswer}
            onCommit={value => set({ value, result: null })}
          />
        )}
        {choices.map(choice => (
          <button
            key={choice}
            type="button"
            className={styles.choice}
            data-choice={choice}
            aria-pressed={answer.result === choice}
            aria-label={`${text(item.label)} ${nameOf(choice)}`}
            disabled={!onAnswer}
            onClick={() => set({ result: answer.result === choice ? null : choice })}
          >
            {iconOf[choice]}
            {item.kind !== 'tick' && choice !== 'none' && <span>{nameOf(choice)}</span>}
          </button>
        ))}
      </div>
      {(needsNote || answer.note || children) && (
        <div className={styles.more}>
          {(needsNote || answer.note) && (
            <NoteBox
              label={`${text(item.label)} ${t.note}`}
              placeholder={t.note}
              value={answer.note}
              isOff={!onAnswer}
              onCommit={note => set({ note })}
            />
          )}
          {children}
        </div>
      )}
    </fieldset>
  )
}

function Limits({ item }: { item: CheckPoint }) {
  const t = useTexts(kitText)
  if (item.min === undefined && item.max === undefined) return null
  const range =
    item.min === undefined ? `≤ ${item.max}` : item.max === undefined ? `≥ ${item.min}` : `${item.min}–${item.max}`
  return <span className={styles.limits}>{fill(t.within, { range, unit: item.unit ?? '' })}</span>
}

type ValueBoxProps = {
  label: string
  unit: string | undefined
  value: string
  isOff: boolean
  onCommit: (value: string) => void
}

function ValueBox({ label, unit, value, isOff, onCommit }: ValueBoxProps) {
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <span className={styles.value}>
      <input
        inputMode="decimal"
        aria-label={label}
        disabled={isOff}
        value={draft ?? value}
        onChange={event => setDraft(event.target.value)}
        onBlur={() => {
          if (draft !== null && draft !== value) onCommit(draft.normalize('NFKC').trim())
          setDraft(null)
        }}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur()
        }}
      />
      {unit}
    </span>
  )
}

type NoteBoxProps = {
  label: string
  placeholder: string
  value: string
  isOff: boolean
  onCommit: (value: string) => void
}

function NoteBox({ label, placeholder, value, isOff, onCommit }: NoteBoxProps) {
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <input
      className={styles.note}
      aria-label={label}
      placeholder={placeholder}
      disabled={isOff}
      maxLength={500}
      value={draft ?? value}
      onChange={event => setDraft(event.target.value)}
      onBlur={() => {
        if (draft !== null && draft !== value) onCommit(draft.trim())
        setDraft(null)
      }}
      onKeyDown={event => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur()
      }}
    />
  )
}

function choicesOf(item: CheckPoint): CheckResult[] {
  if (item.kind === 'rag') return ['ok', 'watch', 'bad', 'none']
  return item.kind === 'tick' ? ['ok', 'bad', 'none'] : ['none']
}

const keyOf = { ok: '1', watch: '2', bad: '3', none: '0' } as const satisfies Record<CheckResult, string>
const usualName = { ok: 'ok', watch: 'watch', bad: 'bad', none: 'notApplicable' } as const satisfies Record<
  CheckResult,
  string
>
const iconOf = {
  ok: <CheckOutlined />,
  watch: <ExclamationOutlined />,
  bad: <CloseOutlined />,
  none: <MinusOutlined />,
} satisfies Record<CheckResult, ReactNode>

function isTypingIn(target: EventTarget): boolean {
  return target instanceof HTMLInputElement
}

function focusSibling(row: HTMLElement, step: number) {
  const rows = [...(row.parentElement?.parentElement?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  rows[rows.indexOf(row) + step]?.focus()
}
