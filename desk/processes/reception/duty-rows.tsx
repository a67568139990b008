import { useRows } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DueTag, DueTime } from '#desk/mechanisms/duties/due.tsx'
import { dutiesLoader } from '#desk/mechanisms/duties/loaders.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import styles from './reception.module.css'
import { receptionText } from './text.ts'

const SHOWN = 6

/** The most urgent of my duties; the rest is on its own page. */
export function DutyRows() {
  const t = useTexts(receptionText)
  const text = useText()
  const { rows } = useRows(dutiesLoader({ whose: 'mine', state: 'all', later: false }))
  return (
    <Section title={t.duties} extra={<Go to="/duties">{t.allDuties}</Go>} flush>
      {rows.length === 0 && <div className={styles.empty}>{t.noDuties}</div>}
      <div className={styles.rows}>
        {rows.slice(0, SHOWN).map(duty => (
          <div key={duty.id} className={styles.row}>
            <div className={styles.main}>
              {duty.path === '' ? <span>{text(duty.title)}</span> : <Go to={duty.path}>{text(duty.title)}</Go>}
              <span className={styles.soft}>
                <DueTime duty={duty} />
              </span>
            </div>
            <DueTag duty={duty} />
          </div>
        ))}
      </div>
    </Section>
  )
}
