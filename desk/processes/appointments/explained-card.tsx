import { api } from '../../kernel/api.ts'
import { percent } from '../../kernel/format.tsx'
import { loader, useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { RowTable } from '../../mechanisms/kit/row-table.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import styles from './appointments.module.css'
import { explainedText } from './talk-text.ts'

const explanationsLoader = (fromOn: string, toOn: string) =>
  loader(['visit', 'call'], ['booking explanations', fromOn, toOn], signal =>
    api.appointments.explanations({ fromOn, toOn }, { signal }),
  )

type Row = Awaited<ReturnType<typeof api.appointments.explanations>>['rows'][number]

/** APT-19: of their contacts with customers, in how many each colleague said what booking is good for. */
export function ExplainedCard({ fromOn, toOn }: { fromOn: string; toOn: string }) {
  const t = useTexts(explainedText)
  const { data } = useLoad(explanationsLoader(fromOn, toOn), { rows: 2 })
  if (!data || data.rows.length === 0) return null
  return (
    <Section title={t.title} extra={<span className={styles.soft}>{t.formula}</span>}>
      <RowTable<Row>
        rows={data.rows}
        rowKey={row => row.staffId}
        columns={[
          { key: 'name', title: t.name, width: 120, render: row => row.name },
          { key: 'contacts', title: t.contacts, width: 100, align: 'right', render: row => row.contacts },
          { key: 'explained', title: t.explained, width: 100, align: 'right', render: row => row.explained },
          { key: 'accepted', title: t.accepted, width: 100, align: 'right', render: row => row.accepted },
          { key: 'rate', title: t.rate, width: 90, align: 'right', render: row => percent(row.ratePpm) },
        ]}
      />
    </Section>
  )
}
