import { useLoad } from '#desk/kernel/query.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import { purposeTexts } from '#domain/processes/reception/kinds.ts'
import styles from './counter.module.css'
import { counterText } from './counter-text.ts'
import { countsLoader } from './loaders.ts'
import { visitLooks } from './looks.tsx'
import { useSpan } from './use-span.ts'

/** Everybody who came that day, whatever came of it. */
export function VisitCounts({ on }: { on: string }) {
  const t = useTexts(counterText)
  const text = useText()
  const span = useSpan()
  const { data } = useLoad(countsLoader(on))
  if (!data) return null
  return (
    <div className={styles.counts}>
      <span>
        {t.came} <strong className="cb-num">{data.visits}</strong>
      </span>
      <span>
        {t.newOnes} <strong className="cb-num">{data.newCustomers}</strong>
      </span>
      {data.meanWaitMinutes !== null && (
        <span>
          {t.meanWait} <strong>{span(data.meanWaitMinutes)}</strong>
        </span>
      )}
      {data.states.map(row => (
        <span key={row.state}>
          <StatusOf looks={visitLooks} value={row.state} /> <strong className="cb-num">{row.visits}</strong>
        </span>
      ))}
      <span className={styles.soft}>
        {data.purposes
          .map(row => `${row.purpose === null ? t.notAsked : text(purposeTexts[row.purpose])} ${row.visits}`)
          .join(' · ')}
      </span>
    </div>
  )
}
