import { Tooltip } from 'antd'
import type { KeyboardEvent } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import type { SlotView } from '#domain/processes/appointments/contract-boards.ts'
import { at } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useTexts } from '../../kernel/text.ts'
import styles from './appointments.module.css'
import { type SlotQuestion, slotsLoader } from './loaders.ts'
import { confirmText } from './talk-text.ts'

type SlotGridProps = { question: SlotQuestion; chosenAt: string | null; onPick: (slot: SlotView) => void }

/** The times of a day: free, nearly full or full, and what runs out. Arrows move, Enter takes. */
export function SlotGrid({ question, chosenAt, onPick }: SlotGridProps) {
  const t = useTexts(confirmText)
  const { data, placeholder } = useLoad(slotsLoader(question), { rows: 3 })
  if (!data) return placeholder
  if (data.rows.length === 0) return <EmptyState title={t.closed} />
  return (
    <>
      {data.partsFromAt !== null && (
        <p style={{ marginTop: 0 }}>{fill(t.partsFrom, { on: at(data.partsFromAt, 'date') })}</p>
      )}
      <fieldset className={styles.slots} aria-label={t.slots} style={{ border: 0, padding: 0, margin: 0 }}>
        {data.rows.map(slot => (
          <SlotButton key={slot.startAt} slot={slot} isChosen={slot.startAt === chosenAt} onPick={() => onPick(slot)} />
        ))}
      </fieldset>
    </>
  )
}

function SlotButton({ slot, isChosen, onPick }: { slot: SlotView; isChosen: boolean; onPick: () => void }) {
  const t = useTexts(confirmText)
  const limits = {
    bay: t.limitBay,
    technician: t.limitTechnician,
    adviser: t.limitAdviser,
    parts: t.limitParts,
    loanCar: t.limitLoanCar,
  }
  const what = slot.limiting === null ? '' : limits[slot.limiting]
  const time = at(slot.startAt, 'time')
  const because = { free: t.freeAt, limited: t.limitedBecause, full: t.fullBecause }[slot.state]
  const states = { free: t.free, limited: t.limited, full: t.full }
  return (
    <Tooltip title={slot.state === 'free' ? null : fill(because, { time, what })}>
      <button
        type="button"
        className={styles.slot}
        data-state={slot.state}
        aria-pressed={isChosen}
        aria-disabled={slot.state === 'full' || undefined}
        aria-label={[fill(because, { time, what }), slot.offer].filter(Boolean).join(' ')}
        onClick={() => slot.state !== 'full' && onPick()}
        onKeyDown={moveFocus}
      >
        <strong>{time}</strong>
        <small>{slot.state === 'full' && what ? what : states[slot.state]}</small>
        {slot.offer && <em>{slot.offer}</em>}
      </button>
    </Tooltip>
  )
}

function moveFocus(event: KeyboardEvent<HTMLButtonElement>) {
  const next = {
    ArrowRight: event.currentTarget.nextElementSibling,
    ArrowLeft: event.currentTarget.previousElementSibling,
  }[event.key]
  if (!(next instanceof HTMLElement)) return
  next.focus()
  event.preventDefault()
}
