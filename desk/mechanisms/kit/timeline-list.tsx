import type { ReactNode } from 'react'
import { addDaysOn, dateOn, type Instant } from '#domain/kernel/time.ts'
import { useNow } from '../../kernel/clock.ts'
import { at } from '../../kernel/format.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useTexts } from '../../kernel/text.ts'
import { kitText } from './kit-text.ts'
import type { Tone } from './status-tag.tsx'
import styles from './timeline-list.module.css'

export type TimelineEntry = {
  id: string
  at: Instant
  who: string
  title: ReactNode
  detail?: ReactNode
  tone?: Tone
}

/** What happened, by day, in the order given (newest first as the server sends it). */
export function TimelineList({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useTexts(kitText)
  const today = dateOn(useNow())
  if (entries.length === 0) return <EmptyState />
  const dayName = (on: string) => (on === today ? t.today : on === addDaysOn(today, -1) ? t.yesterday : on)
  return (
    <div className={styles.list}>
      {byDay(entries).map(day => (
        <section key={day.on}>
          <h3 className={styles.day}>{dayName(day.on)}</h3>
          <ol className={styles.events}>
            {day.entries.map(entry => (
              <li key={entry.id} className={styles.event} data-tone={entry.tone ?? 'calm'}>
                <time className={styles.time} dateTime={entry.at}>
                  {at(entry.at, 'time')}
                </time>
                <div className={styles.text}>
                  <span>{entry.title}</span>
                  <span className={styles.who}>{entry.who}</span>
                  {entry.detail && <div className={styles.detail}>{entry.detail}</div>}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

export function byDay<E extends { at: Instant }>(entries: readonly E[]): { on: string; entries: E[] }[] {
  const days: { on: string; entries: E[] }[] = []
  for (const entry of entries) {
    const on = dateOn(entry.at)
    const last = days.at(-1)
    if (last?.on === on) last.entries.push(entry)
    else days.push({ on, entries: [entry] })
  }
  return days
}
