import { type KeyboardEvent, useState } from 'react'
import { useTexts } from '../../kernel/text.ts'
import { kitText } from './kit-text.ts'
import { commitText, type EditColumn, isNumberColumn, type LineColumn, shownText } from './line-columns.ts'
import styles from './line-grid.module.css'

type CellProps<R> = { column: EditColumn<R>; row: R; label: string; problem: string | undefined }

/** A native input that keeps what is typed to itself until it is left: typing draws this one cell, nothing else. */
export function InputCell<R>({ column, row, label, problem }: CellProps<R>) {
  const t = useTexts(kitText)
  const [draft, setDraft] = useState<string | null>(null)
  const [isBad, setIsBad] = useState(false)
  const commit = (typed: string) => {
    if (draft === null) return
    const isRead = commitText(column, row, typed)
    setIsBad(!isRead)
    if (isRead) setDraft(null)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter that ends the choice of a Chinese word must not leave the cell.
    if (event.nativeEvent.isComposing) return
    const step = stepOf(event)
    if (event.key === 'Escape' && draft !== null) {
      setDraft(null)
      setIsBad(false)
      event.stopPropagation()
    } else if (step !== 0) moveInColumn(event.currentTarget, column.key, step)
    else return
    event.preventDefault()
  }
  const fault = isBad ? t.badNumber : problem
  return (
    <input
      className={styles.input}
      data-column={column.key}
      data-number={isNumberColumn(column) || undefined}
      inputMode={isNumberColumn(column) ? 'decimal' : undefined}
      aria-label={label}
      aria-invalid={fault !== undefined || undefined}
      title={fault}
      value={draft ?? shownText(column, row)}
      onChange={event => setDraft(event.target.value)}
      onFocus={event => event.target.select()}
      onBlur={event => commit(event.target.value)}
      onKeyDown={press}
    />
  )
}

type SelectProps<R> = {
  column: Extract<LineColumn<R>, { type: 'select' }>
  row: R
  label: string
  problem: string | undefined
}

export function SelectCell<R>({ column, row, label, problem }: SelectProps<R>) {
  return (
    <select
      className={styles.input}
      data-column={column.key}
      aria-label={label}
      aria-invalid={problem !== undefined || undefined}
      title={problem}
      value={column.value(row)}
      onChange={event => column.commit?.(row, event.target.value)}
      onKeyDown={event => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        moveInColumn(event.currentTarget, column.key, event.shiftKey ? -1 : 1)
      }}
    >
      {column.options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

function stepOf(event: KeyboardEvent): number {
  if (event.key === 'Enter') return event.shiftKey ? -1 : 1
  return { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0
}

/** To the same column of the next line that has a cell to type in; at the end, what was typed is committed in place. */
function moveInColumn(from: HTMLElement, column: string, step: number) {
  const cells = [
    ...(from.closest('table')?.querySelectorAll<HTMLElement>(`[data-column="${CSS.escape(column)}"]`) ?? []),
  ]
  const next = cells[cells.indexOf(from) + step]
  if (next) next.focus()
  else {
    from.blur()
    from.focus()
  }
}
