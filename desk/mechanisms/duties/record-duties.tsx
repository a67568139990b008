import { useLoad } from '../../kernel/query.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { Section } from '../kit/section.tsx'
import { DueTag, DueTime } from './due.tsx'
import styles from './duties.module.css'
import { Holder } from './duty-columns.tsx'
import { dutiesOfRecordLoader } from './loaders.ts'
import { dutyText } from './text.ts'

/** What is to be done for one record or process, open duties first; for the side of its page. */
export function RecordDuties({ recordId }: { recordId: string }) {
  const t = useTexts(dutyText)
  const text = useText()
  const { data, placeholder } = useLoad(dutiesOfRecordLoader(recordId), { rows: 2 })
  return (
    <Section title={t.ofRecord}>
      {placeholder}
      {data?.length === 0 && <span className={styles.aside}>{t.nothing}</span>}
      {data?.map(duty => (
        <div key={duty.id} className={styles.recordDuty}>
          <span>
            <DueTag duty={duty} /> {text(duty.title)}
          </span>
          <span className={styles.aside}>
            <Holder duty={duty} /> <DueTime duty={duty} />
          </span>
        </div>
      ))}
    </Section>
  )
}
