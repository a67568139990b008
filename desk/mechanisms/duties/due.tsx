import { fill } from '#domain/kernel/texts.ts'
import { type Instant, isBefore, minutesBetween } from '#domain/kernel/time.ts'
import { dueStateOf } from '#domain/mechanisms/duties/due-state.ts'
import { useNow } from '../../kernel/clock.ts'
import { at } from '../../kernel/format.tsx'
import { useTexts } from '../../kernel/text.ts'
import { kitText } from '../kit/kit-text.ts'
import { StatusOf } from '../kit/status-tag.tsx'
import styles from './duties.module.css'
import { dueLooks } from './looks.ts'
import { dutyText } from './text.ts'

type DutyTimes = { state: string; opensAt: Instant; warnAt: Instant | null; dueAt: Instant }

/** The state by the clock on the wall: it turns by itself, without asking the server. */
export function DueTag({ duty }: { duty: DutyTimes }) {
  const state = dueStateOf(
    { ...duty, state: duty.state === 'done' || duty.state === 'cancelled' ? duty.state : 'open' },
    useNow(),
  )
  return <StatusOf looks={dueLooks} value={state} />
}

/** The moment, and how far it is away. */
export function DueTime({ duty }: { duty: DutyTimes }) {
  const t = useTexts(dutyText)
  const span = useSpan()
  const moment = useNow()
  const isClosed = duty.state === 'done' || duty.state === 'cancelled'
  const late = !isBefore(moment, duty.dueAt)
  const away = fill(late ? t.late : t.left, { time: span(minutesBetween(moment, duty.dueAt)) })
  return (
    <time className="cb-num" dateTime={duty.dueAt}>
      {at(duty.dueAt)}
      {!isClosed && (
        <span className={styles.away} data-late={late || undefined}>
          {isBefore(moment, duty.opensAt) ? fill(t.begins, { time: at(duty.opensAt) }) : away}
        </span>
      )}
    </time>
  )
}

function useSpan() {
  const t = useTexts(kitText)
  return (signed: number) => {
    const minutes = Math.abs(signed)
    if (minutes < 60) return fill(t.minutes, { n: minutes })
    if (minutes < 48 * 60) return fill(t.hoursMinutes, { h: Math.trunc(minutes / 60), m: minutes % 60 })
    return fill(t.days, { n: Math.trunc(minutes / 1440) })
  }
}
