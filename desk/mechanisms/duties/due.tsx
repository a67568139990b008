import { fill } from '#domain/kernel/texts.ts'
import { type Instant, minutesBetween } from '#domain/kernel/time.ts'
import { type DueState, dueStateOf, dueStates } from '#domain/mechanisms/duties/due-state.ts'
import { useNow } from '../../kernel/clock.ts'
import { at } from '../../kernel/format.tsx'
import { useTexts } from '../../kernel/text.ts'
import { kitText } from '../kit/kit-text.ts'
import { StatusOf } from '../kit/status-tag.tsx'
import styles from './duties.module.css'
import { dueLooks } from './looks.ts'
import { dutyText } from './text.ts'

type DutyTimes = { state: DueState; opensAt: Instant; warnAt: Instant | null; dueAt: Instant }

/** The state by the clock on the wall: it turns by itself, without asking the server, and never back behind its answer. */
function useDueState(duty: DutyTimes): DueState {
  const moment = useNow()
  if (duty.state === 'done' || duty.state === 'cancelled') return duty.state
  const byClock = dueStateOf({ ...duty, state: 'open' }, moment)
  return dueStates.indexOf(byClock) > dueStates.indexOf(duty.state) ? byClock : duty.state
}

export function DueTag({ duty }: { duty: DutyTimes }) {
  return <StatusOf looks={dueLooks} value={useDueState(duty)} />
}

/** The moment, and how far it is away. */
export function DueTime({ duty }: { duty: DutyTimes }) {
  const t = useTexts(dutyText)
  const span = useSpan()
  const moment = useNow()
  const state = useDueState(duty)
  const away = {
    later: fill(t.begins, { time: at(duty.opensAt) }),
    open: fill(t.left, { time: span(minutesBetween(moment, duty.dueAt)) }),
    warned: fill(t.left, { time: span(minutesBetween(moment, duty.dueAt)) }),
    overdue: fill(t.late, { time: span(minutesBetween(duty.dueAt, moment)) }),
    done: null,
    cancelled: null,
  }[state]
  return (
    <time className="cb-num" dateTime={duty.dueAt}>
      {at(duty.dueAt)}
      {away !== null && (
        <span className={styles.away} data-late={state === 'overdue' || undefined}>
          {away}
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
