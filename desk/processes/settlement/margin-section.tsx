import { Money } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { marginLoader } from './loaders.ts'
import styles from './settlement.module.css'
import { settlementText } from './text.ts'

/** For those who lead the house only: the server refuses anybody else. */
export function MarginSection({ id }: { id: string }) {
  const t = useTexts(settlementText)
  const { data, placeholder } = useLoad(marginLoader(id), { rows: 3 })
  if (!data) return placeholder
  return (
    <Section title={t.margin}>
      {data.lines.map(line => (
        <div key={line.id} className={styles.row}>
          <span className={styles.grow}>{line.name}</span>
          <Money fen={line.revenueFen - line.costFen} />
        </div>
      ))}
      <dl className={styles.bill}>
        <dt>{t.revenue}</dt>
        <dd>
          <Money fen={data.revenueFen} />
        </dd>
        <dt>{t.cost}</dt>
        <dd>
          <Money fen={-data.costFen} />
        </dd>
        <dt>{t.margin}</dt>
        <dd>
          <Money fen={data.marginFen} strong />
        </dd>
      </dl>
      <p className={styles.hint}>{t.marginHint}</p>
    </Section>
  )
}
