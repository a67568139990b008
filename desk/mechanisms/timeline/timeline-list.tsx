import { Button } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import type { TimelineEvent } from '#domain/mechanisms/timeline/contract.ts'
import { at } from '../../kernel/format.tsx'
import { useRows } from '../../kernel/query.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../kernel/states.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { type TimelineOf, timelineLoader } from './loaders.ts'
import { timelineText } from './text.ts'
import styles from './timeline.module.css'
import { valueText } from './values.ts'

/** The events alone, newest first, under a heading for each day. */
export function TimelineList({ about, ...of }: TimelineOf & { about?: readonly string[] }) {
  const t = useTexts(timelineText)
  const list = useRows(timelineLoader(of, about))
  if (list.isLoading) return <LoadingState rows={6} />
  if (list.problem) return <ErrorState problem={list.problem} onRetry={list.reload} />
  if (list.rows.length === 0) return <EmptyState title={t.none} />
  return (
    <>
      {byDay(list.rows).map(([day, events]) => (
        <section key={day}>
          <h3 className={styles.day}>{day}</h3>
          <ol className={styles.events}>
            {events.map(event => (
              <Event key={event.id} event={event} />
            ))}
          </ol>
        </section>
      ))}
      {list.hasMore && (
        <Button block type="text" onClick={list.loadMore} loading={list.loadingMore}>
          {t.more}
        </Button>
      )}
    </>
  )
}

function Event({ event }: { event: TimelineEvent }) {
  const t = useTexts(timelineText)
  const text = useText()
  return (
    <li className={styles.event} data-actor={event.actorKind}>
      <time className="cb-num" dateTime={event.at}>
        {at(event.at, 'time')}
      </time>
      <div>
        <span className={styles.label}>{text(event.label)}</span>{' '}
        <span className={styles.actor}>
          {event.actorName}
          {event.actorKind === 'customer' && `（${t.customer}）`}
          {event.actorKind === 'token' && `（${t.token}）`}
        </span>
        {event.reason !== null && <div className={styles.aside}>{fill(t.reason, { reason: event.reason })}</div>}
        {event.deviceAt !== null && <div className={styles.aside}>{fill(t.offline, { at: at(event.deviceAt) })}</div>}
        {event.changed.map(change => (
          <div key={change.field} className={styles.change}>
            {text(change.label)}：<s>{valueText(change.field, change.from, t)}</s> →{' '}
            <strong>{valueText(change.field, change.to, t)}</strong>
          </div>
        ))}
      </div>
    </li>
  )
}

function byDay(events: readonly TimelineEvent[]): [string, TimelineEvent[]][] {
  const days = new Map<string, TimelineEvent[]>()
  for (const event of events) {
    const day = at(event.at, 'date')
    days.set(day, [...(days.get(day) ?? []), event])
  }
  return [...days]
}
