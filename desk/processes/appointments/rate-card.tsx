import { fill } from '#domain/kernel/texts.ts'
import { api } from '../../kernel/api.ts'
import { percent } from '../../kernel/format.tsx'
import { loader, useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { Section } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './appointments.module.css'
import { rateText } from './talk-text.ts'

const rateLoader = (fromOn: string, toOn: string) =>
  loader(['visit', 'appointment'], ['booking rate', fromOn, toOn], signal =>
    api.appointments.rate({ fromOn, toOn }, { signal }),
  )

const WHOLE = 1_000_000

/** APT-25: the booking rate against goal and base value, its way over twelve weeks, and what a booking saves in waiting. */
export function RateCard({ fromOn, toOn }: { fromOn: string; toOn: string }) {
  const t = useTexts(rateText)
  const { data } = useLoad(rateLoader(fromOn, toOn), { rows: 2 })
  if (!data) return null
  const wait = ({ count, meanMinutes }: { count: number; meanMinutes: number | null }) =>
    meanMinutes === null ? '—' : fill(t.wait, { minutes: meanMinutes, n: count })
  return (
    <Section title={t.title} extra={<span className={styles.soft}>{data.formula}</span>}>
      <div className={styles.rate}>
        <div>
          <strong className={styles.rateFigure}>{percent(data.ratePpm)}</strong>{' '}
          {data.reached !== null && (
            <StatusTag tone={data.reached ? 'good' : 'warn'}>{data.reached ? t.reached : t.notReached}</StatusTag>
          )}
          <div className={styles.soft}>{fill(t.counts, { booked: data.booked, arrivals: data.arrivals })}</div>
          <div className={styles.soft}>
            {fill(t.against, { goal: percent(data.goalPpm), base: percent(data.basePpm) })}
          </div>
        </div>
        <ol className={styles.trend} aria-label={t.trend}>
          {data.trend.map(week => (
            <li key={week.fromOn} title={`${week.fromOn} ${percent(week.ratePpm)} (${week.booked}/${week.arrivals})`}>
              <span
                className={styles.trendBar}
                data-reached={(week.ratePpm ?? 0) >= data.goalPpm || undefined}
                style={{ height: `${Math.round(((week.ratePpm ?? 0) * 100) / WHOLE)}%` }}
              />
              <small className={styles.trendWeek}>{week.fromOn.slice(5)}</small>
            </li>
          ))}
        </ol>
        <div>
          <div>
            {t.waitBooked} <strong>{wait(data.waits.booked)}</strong>
          </div>
          <div>
            {t.waitWalkIn} <strong>{wait(data.waits.walkIn)}</strong>
          </div>
        </div>
      </div>
    </Section>
  )
}
