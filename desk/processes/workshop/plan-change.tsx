import { at } from '#desk/kernel/format.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { Change } from './plan-choice.ts'
import { planText } from './plan-text.ts'
import styles from './workshop.module.css'

/** Of those who could also do it, as many as help to judge. */
const NAMED = 4

/** Who, where and when, what it was before, and why. */
export function PlanChange({ change }: { change: Change }) {
  const t = useTexts(planText)
  const { proposed, now } = change
  return (
    <span className={styles.planChange}>
      <span className={styles.jobHead}>
        <StatusTag tone={change.job ? 'warn' : 'good'}>{change.job ? t.move : t.give}</StatusTag>
        <strong className="cb-num">{change.plate}</strong>
        <span>{change.name}</span>
        <span className={styles.aside}>{fill(t.promised, { at: at(change.promisedAt) })}</span>
      </span>
      <span>
        {proposed.technician} · {proposed.bay} · <span className="cb-num">{at(proposed.from)}</span>–
        <span className="cb-num">{at(proposed.to, 'time')}</span>
        {now && (
          <span className={styles.aside}>
            {' '}
            {fill(t.was, { technician: now.technician, bay: now.bay, from: at(now.from) })}
          </span>
        )}
      </span>
      <span className={styles.aside}>{useReason(change)}</span>
    </span>
  )
}

function useReason({ why: { because, earliestAt, waitedMinutes, others } }: Change): string {
  const t = useTexts(planText)
  const first = { arrival: t.becauseArrival, stepBefore: t.becauseStepBefore, now: '' }[because]
  const parts = [
    first && fill(first, { at: at(earliestAt) }),
    waitedMinutes > 0 ? fill(t.waited, { n: waitedMinutes }) : '',
    because === 'now' && waitedMinutes === 0 ? t.atOnce : '',
    ...others.slice(0, NAMED).map(({ name, why, until }) => {
      const text = { busy: t.busy, away: t.away, equal: t.equal, decided: t.bound }[why]
      return fill(text, { name, at: at(until, 'time') })
    }),
  ]
  return [...new Set(parts.filter(Boolean))].join('；')
}
