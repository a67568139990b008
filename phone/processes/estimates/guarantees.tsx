import { fill } from '#domain/kernel/texts.ts'
import type { LinkEstimate } from '#domain/processes/estimates/shapes.ts'
import { usePunctuation, useTexts } from '../../kernel/text.ts'
import styles from './estimates.module.css'
import { estimateText } from './text.ts'

/** What is guaranteed how long, by kind of work, before anything is signed. */
export function Guarantees({ estimate }: { estimate: LinkEstimate }) {
  const sign = usePunctuation()
  const t = useTexts(estimateText)
  return (
    <section className={styles.block} aria-label={t('terms')}>
      <h2 className={styles.heading}>{t('terms')}</h2>
      {estimate.guarantees.map(group => (
        <p key={group.workType} className={styles.why}>
          <strong>
            {group.workType} {fill(t('term'), { days: group.days, km: group.km })}
          </strong>
          <br />
          <span className={styles.quiet}>{group.items.join(sign.comma)}</span>
        </p>
      ))}
      <p className={styles.quiet}>{t('termsHint')}</p>
    </section>
  )
}
