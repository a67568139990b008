import { fill } from '#domain/kernel/texts.ts'
import { addDaysOn } from '#domain/kernel/time.ts'
import type { QualityCase, QualityPerson } from '#domain/processes/diagnosis/contract-quality.ts'
import { today } from '../../kernel/clock.ts'
import { textFilter, useFilters } from '../../kernel/filters.ts'
import { When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useGo } from '../../kernel/router.tsx'
import { useTexts } from '../../kernel/text.ts'
import { DetailHeader } from '../../mechanisms/kit/detail-header.tsx'
import { FilterBar } from '../../mechanisms/kit/filter-bar.tsx'
import { RowTable } from '../../mechanisms/kit/row-table.tsx'
import { Section, Stack } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './diagnosis.module.css'
import { JudgeButtons } from './judge-buttons.tsx'
import { diagnosisPath, qualityLoader } from './loaders.ts'
import { qualityText } from './quality-text.ts'

const spec = { fromOn: textFilter(), toOn: textFilter(), technicianId: textFilter() }

/** DIA-08: how often each person's diagnosis proved right, and the cases behind the figure. */
export function Page() {
  const t = useTexts(qualityText)
  const bound = useFilters(spec)
  const toOn = bound.values.toOn || today()
  const fromOn = bound.values.fromOn || addDaysOn(toOn, -29)
  const { technicianId } = bound.values
  const { data, placeholder } = useLoad(qualityLoader({ fromOn, toOn, technicianId: technicianId || undefined }))
  return (
    <>
      <DetailHeader title={t.title} subtitle={`${fromOn} – ${toOn}`} />
      <FilterBar
        filters={bound}
        fields={[
          { name: 'fromOn', label: t.from, kind: 'on' },
          { name: 'toOn', label: t.to, kind: 'on' },
        ]}
      />
      {data ? (
        <Stack>
          <Section title={`${t.accuracy} · ${percent(data.all)}`} flush>
            <People rows={data.people} onOpen={id => bound.set({ technicianId: id === technicianId ? '' : id })} />
          </Section>
          <Section title={t.cases} flush>
            <Cases rows={data.cases} />
          </Section>
        </Stack>
      ) : (
        placeholder
      )}
    </>
  )
}

function People({ rows, onOpen }: { rows: readonly QualityPerson[]; onOpen: (technicianId: string) => void }) {
  const t = useTexts(qualityText)
  return (
    <RowTable<QualityPerson>
      rows={rows}
      rowKey={row => row.technicianId}
      onOpen={row => onOpen(row.technicianId)}
      columns={[
        { key: 'name', title: t.technician, minWidth: 120, render: row => <strong>{row.technician}</strong> },
        { key: 'cases', title: t.count, width: 80, align: 'right', render: row => row.cases },
        { key: 'judged', title: t.judged, width: 80, align: 'right', render: row => row.judged },
        { key: 'confirmed', title: t.confirmed, width: 80, align: 'right', render: row => row.confirmed },
        {
          key: 'accuracy',
          title: t.accuracy,
          width: 220,
          render: row => (
            <>
              {row.accuracyPpm !== null && (
                <span className={styles.meter} aria-hidden>
                  <span style={{ width: `${String(row.accuracyPpm / 10_000)}%` }} />
                </span>
              )}{' '}
              <span className="cb-num">{percent(row)}</span>
            </>
          ),
        },
        {
          key: 'minutes',
          title: t.averageMinutes,
          width: 110,
          align: 'right',
          render: row => fill(t.minutes, { n: row.averageMinutes }),
        },
      ]}
    />
  )
}

function Cases({ rows }: { rows: readonly QualityCase[] }) {
  const t = useTexts(qualityText)
  const go = useGo()
  return (
    <RowTable<QualityCase>
      rows={rows}
      rowKey={row => row.diagnosisId}
      onOpen={row => go(diagnosisPath.href({ id: row.visitId }))}
      rowTone={row => (row.verdict?.confirmed === false ? 'bad' : undefined)}
      columns={[
        { key: 'at', title: t.completedAt, width: 130, render: row => <When at={row.completedAt} /> },
        { key: 'plate', title: t.plate, width: 100, render: row => <strong>{row.plate}</strong> },
        { key: 'technician', title: t.technician, width: 90, render: row => row.technician },
        { key: 'findings', title: t.findings, minWidth: 160, ellipsis: true, render: row => row.findings || t.nothing },
        { key: 'minutes', title: t.duration, width: 80, align: 'right', render: row => row.minutes },
        { key: 'notes', title: t.notes, width: 150, render: row => <Notes row={row} /> },
        { key: 'verdict', title: t.verdict, minWidth: 220, render: row => <JudgeButtons row={row} /> },
      ]}
    />
  )
}

function Notes({ row }: { row: QualityCase }) {
  const t = useTexts(qualityText)
  return (
    <span className={styles.row}>
      {row.suspected && <StatusTag tone="warn">{t.suspected}</StatusTag>}
      {row.reopened > 0 && <StatusTag tone="warn">{fill(t.reopened, { n: row.reopened })}</StatusTag>}
      {row.calls > 0 && <StatusTag tone="info">{t.helped}</StatusTag>}
    </span>
  )
}

function percent({ accuracyPpm }: QualityPerson): string {
  return accuracyPpm === null ? '—' : `${String(Math.round(accuracyPpm / 1000) / 10)}%`
}
