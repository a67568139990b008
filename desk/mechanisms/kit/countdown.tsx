import { CheckCircleFilled, ClockCircleOutlined, ExclamationCircleFilled, FireFilled } from '@ant-design/icons'
import { fill } from '#domain/kernel/texts.ts'
import { type Instant, isBefore, minutesBetween } from '#domain/kernel/time.ts'
import { useNow } from '../../kernel/clock.ts'
import { useTexts } from '../../kernel/text.ts'
import { kitText } from './kit-text.ts'
import { StatusTag, type Tone } from './status-tag.tsx'

export type CountdownState = 'open' | 'warned' | 'overdue' | 'done'

type CountdownProps = {
  dueAt: Instant
  /** From here on it is urgent; without it, the last half hour is. */
  warnAt?: Instant | null
  doneAt?: Instant | null
}

const looks = {
  open: { tone: 'calm', icon: <ClockCircleOutlined /> },
  warned: { tone: 'warn', icon: <ExclamationCircleFilled /> },
  overdue: { tone: 'bad', icon: <FireFilled /> },
  done: { tone: 'good', icon: <CheckCircleFilled /> },
} as const satisfies Record<CountdownState, { tone: Tone; icon: unknown }>

/** How long is left, or how late it is; turns by itself as time goes on. */
export function Countdown({ dueAt, warnAt, doneAt }: CountdownProps) {
  const t = useTexts(kitText)
  const now = useNow()
  const state = countdownState(now, dueAt, warnAt ?? null, doneAt ?? null)
  const minutes = Math.abs(minutesBetween(now, dueAt))
  const time = spanOf(minutes)
  const words = fill(t[time.key], time.parts)
  const look = looks[state]
  return (
    <StatusTag tone={look.tone} icon={look.icon}>
      <span className="cb-num">
        {state === 'done' ? t.finished : fill(state === 'overdue' ? t.over : t.left, { time: words })}
      </span>
    </StatusTag>
  )
}

export function countdownState(
  now: Instant,
  dueAt: Instant,
  warnAt: Instant | null,
  doneAt: Instant | null,
): CountdownState {
  if (doneAt !== null) return 'done'
  if (!isBefore(now, dueAt)) return 'overdue'
  const isUrgent = warnAt === null ? minutesBetween(now, dueAt) < 30 : !isBefore(now, warnAt)
  return isUrgent ? 'warned' : 'open'
}

export function spanOf(minutes: number): {
  key: 'minutes' | 'hours' | 'hoursMinutes' | 'days'
  parts: Record<string, number>
} {
  if (minutes < 60) return { key: 'minutes', parts: { n: minutes } }
  if (minutes < 48 * 60 && minutes % 60 === 0) return { key: 'hours', parts: { n: minutes / 60 } }
  if (minutes < 48 * 60) return { key: 'hoursMinutes', parts: { h: Math.floor(minutes / 60), m: minutes % 60 } }
  return { key: 'days', parts: { n: Math.floor(minutes / 1440) } }
}
