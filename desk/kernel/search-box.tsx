import { LoadingOutlined, SearchOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import { useSettled } from './browser.ts'
import { kernelText } from './kernel-text.ts'
import type { Navigation, SearchRow } from './navigation.tsx'
import { loader } from './query.tsx'
import { useGo } from './router.tsx'
import styles from './search-box.module.css'
import { useTexts } from './text.ts'

type Row = SearchRow

/** The one box for plate, name, telephone, VIN, number or pinyin. */
export function SearchBox({ id, navigation }: { id: string; navigation: Navigation }) {
  const { find, targets } = navigation
  const t = useTexts(kernelText)
  const go = useGo()
  const [typed, setTyped] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const [at, setAt] = useState(0)
  const cameFrom = useRef<EventTarget | null>(null)
  const q = useSettled(typed.trim(), 160)
  const load = loader(['search'], [q], async signal => (await find?.(q, signal)) ?? [])
  const query = useQuery({ ...load, enabled: q.length >= 2, placeholderData: keepPreviousData })
  const rows = q.length >= 2 ? (query.data ?? []).filter(row => targets[row.kind]) : []
  const row = rows[Math.min(at, rows.length - 1)]

  const open = (chosen: Row | undefined) => {
    const target = chosen && targets[chosen.kind]
    if (!target) return
    setTyped('')
    setIsOpen(false)
    go(target(chosen.id))
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt(Math.max(0, Math.min(rows.length - 1, at + step)))
    else if (event.key === 'Enter') open(row)
    else if (event.key === 'Escape') {
      setTyped('')
      setIsOpen(false)
      event.currentTarget.blur()
      if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus()
    } else return
    event.preventDefault()
  }

  return (
    <div className={styles.box}>
      <span className={styles.icon}>{query.isFetching ? <LoadingOutlined /> : <SearchOutlined />}</span>
      <input
        id={id}
        className={styles.input}
        role="combobox"
        aria-label={t.searchLabel}
        aria-expanded={isOpen && typed !== ''}
        aria-controls={`${id}-list`}
        aria-activedescendant={row ? optionId(id, row) : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t.search}
        value={typed}
        onChange={event => {
          setTyped(event.target.value)
          setAt(0)
          setIsOpen(true)
        }}
        onFocus={event => {
          cameFrom.current = event.relatedTarget
          setIsOpen(true)
        }}
        onBlur={() => setIsOpen(false)}
        onKeyDown={press}
      />
      <kbd className={styles.key}>/</kbd>
      {isOpen && typed !== '' && (
        <div id={`${id}-list`} className={styles.list} role="listbox" aria-label={t.searchLabel}>
          {rows.map(each => (
            <Result
              key={optionId(id, each)}
              id={optionId(id, each)}
              row={each}
              isActive={each === row}
              onOpen={() => open(each)}
            />
          ))}
          {rows.length === 0 && (
            <div className={styles.none}>
              {typed.trim().length < 2
                ? t.searchMore
                : query.isFetching
                  ? t.loading
                  : fill(t.searchNone, { q: typed.trim() })}
            </div>
          )}
        </div>
      )}
    </div>
  )
}

type ResultProps = { id: string; row: Row; isActive: boolean; onOpen: () => void }

function Result({ id, row, isActive, onOpen }: ResultProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, as the combobox pattern wants it.
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={styles.row}
      data-active={isActive || undefined}
      onMouseDown={event => {
        event.preventDefault()
        onOpen()
      }}
    >
      <span className={styles.title}>{row.title}</span>
      <span className={styles.subtitle}>{row.subtitle}</span>
      {row.badge && <span className={styles.badge}>{row.badge}</span>}
    </div>
  )
}

const optionId = (id: string, row: Row) => `${id}-${row.kind}-${row.id}`
