import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useState } from 'react'
import { api } from '../../kernel/api.ts'
import { useSettled } from '../../kernel/browser.ts'
import { loader } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import styles from './appointments.module.css'
import { talkText } from './talk-text.ts'

type Hit = { key: string; vehicleId: string | null; personId: string | null; title: string; subtitle: string }

const MIN_SIGNS = 2

/** One box for plate, name, phone, end of VIN or initials; Enter takes the first car. */
export function CarBox({ onPick }: { onPick: (hit: { vehicleId: string | null; personId: string | null }) => void }) {
  const t = useTexts(talkText)
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const q = useSettled(typed.trim(), 140)
  const query = useQuery({
    ...loader(['vehicle', 'person'], ['car box', q], signal => findCars(q, signal)),
    enabled: q.length >= MIN_SIGNS,
    placeholderData: keepPreviousData,
  })
  const hits = typed.trim().length >= MIN_SIGNS ? (query.data ?? []) : []
  const current = hits[Math.min(at, hits.length - 1)]
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt(Math.max(0, Math.min(hits.length - 1, at + step)))
    // What is shown must answer what is typed, or a quick Enter books the car of the letters before.
    else if (event.key === 'Enter' && q === typed.trim() && !query.isPlaceholderData && current) onPick(current)
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.carBox}>
      <input
        className={styles.carInput}
        // biome-ignore lint/a11y/noAutofocus: the page was opened to type a plate.
        autoFocus
        role="combobox"
        aria-label={t.chooseCar}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}list`}
        aria-activedescendant={current ? `${id}${current.key}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t.chooseCar}
        value={typed}
        onChange={event => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      {hits.length > 0 && (
        <div className={styles.carList} role="listbox" id={`${id}list`} aria-label={t.chooseCar}>
          {hits.map(hit => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, as the combobox pattern wants it.
            <div
              key={hit.key}
              id={`${id}${hit.key}`}
              role="option"
              aria-selected={hit === current}
              className={styles.carRow}
              data-active={hit === current || undefined}
              onMouseDown={event => {
                event.preventDefault()
                onPick(hit)
              }}
            >
              <strong>{hit.title}</strong>
              <span className={styles.soft}>{hit.subtitle}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

async function findCars(q: string, signal: AbortSignal): Promise<Hit[]> {
  const { rows } = await api.search.find({ q }, { signal })
  return rows
    .filter(row => row.kind === 'vehicle' || row.kind === 'person')
    .map(row => ({
      key: `${row.kind}${row.id}`,
      vehicleId: row.kind === 'vehicle' ? row.id : row.vehicleId,
      personId: row.kind === 'person' ? row.id : null,
      title: row.title,
      subtitle: row.subtitle ?? '',
    }))
}
