import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useSettled } from '../../kernel/browser.ts'
import { useHotkeys } from '../../kernel/hotkeys.tsx'
import { loader } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { kitText } from './kit-text.ts'
import styles from './line-grid.module.css'

export type AddChoice = { value: string; label: string; hint?: ReactNode }

/** The box below the lines. `name` tells apart the answers of different boxes. */
export type AddLine = {
  name: string
  placeholder: string
  search: (q: string, signal: AbortSignal) => Promise<AddChoice[]>
  onPick: (choice: AddChoice) => void
}

/** Alt+N, a few letters of pinyin, Enter: the line is there and the box ready for the next. */
export function LineAdd({ name, placeholder, search, onPick }: AddLine) {
  const t = useTexts(kitText)
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [isWanted, setIsWanted] = useState(false)
  const q = useSettled(typed.trim(), 140)
  const query = useQuery({ ...loader([`add:${name}`], [q], signal => search(q, signal)), enabled: q !== '' })
  const isAnswered = q !== '' && q === typed.trim() && query.data !== undefined
  const choices = typed.trim() === '' ? [] : (query.data ?? [])
  const current = choices[Math.min(at, choices.length - 1)]
  useHotkeys(t.linesKeys, [{ key: 'Alt+N', label: t.addLine, run: () => box.current?.focus() }])

  const pick = (choice: AddChoice | undefined) => {
    setIsWanted(false)
    if (!choice) return
    setTyped('')
    setAt(0)
    onPick(choice)
  }
  // Enter came before the answer: the first hit is taken as soon as it is there.
  if (isWanted && isAnswered) pick(current)

  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt(Math.max(0, Math.min(choices.length - 1, at + step)))
    else if (event.key === 'Enter' && typed.trim()) isAnswered ? pick(current) : setIsWanted(true)
    else if (event.key === 'Escape' && typed) {
      setTyped('')
      event.stopPropagation()
    } else return
    event.preventDefault()
  }

  return (
    <div className={styles.add}>
      <PlusOutlined className={styles.addIcon} />
      <input
        ref={box}
        className={styles.addInput}
        role="combobox"
        aria-label={placeholder}
        aria-expanded={choices.length > 0}
        aria-controls={`${id}list`}
        aria-activedescendant={current ? `${id}${current.value}` : undefined}
        autoComplete="off"
        placeholder={placeholder}
        value={typed}
        onChange={event => {
          setTyped(event.target.value)
          setAt(0)
          setIsWanted(false)
        }}
        onKeyDown={press}
      />
      <kbd className={styles.kbd}>Alt+N</kbd>
      {typed.trim() !== '' && (
        <div className={styles.list} role="listbox" id={`${id}list`} aria-label={placeholder}>
          {choices.map(choice => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, as the combobox pattern wants it.
            <div
              key={choice.value}
              id={`${id}${choice.value}`}
              role="option"
              aria-selected={choice === current}
              className={styles.choice}
              data-active={choice === current || undefined}
              onMouseDown={event => {
                event.preventDefault()
                pick(choice)
              }}
            >
              <span>{choice.label}</span>
              <span className={styles.hint}>{choice.hint}</span>
            </div>
          ))}
          {choices.length === 0 && <div className={styles.none}>{isAnswered ? t.nothingFound : t.working}</div>}
        </div>
      )}
    </div>
  )
}
