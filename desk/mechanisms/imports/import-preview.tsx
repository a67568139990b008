import type { api } from '../../kernel/api.ts'
import { useTexts } from '../../kernel/text.ts'
import { type ListColumn, RowTable } from '../kit/row-table.tsx'
import { Facts, Section } from '../kit/section.tsx'
import { type StatusLook, StatusOf } from '../kit/status-tag.tsx'
import { importText } from './text.ts'

export type Preview = Awaited<ReturnType<typeof api.imports.preview>>

type Fault = Preview['faults'][number]
type Sample = Preview['sample'][number]

/** What an import would do, its faulty rows with their reasons, and the first rows as they were read. */
export function ImportPreview({ preview }: { preview: Preview }) {
  const t = useTexts(importText)
  return (
    <>
      <Section title={t.preview}>
        <Facts
          facts={[
            { label: t.rows, value: preview.rowCount },
            { label: t.added, value: preview.added },
            { label: t.changed, value: preview.changed },
            { label: t.unchanged, value: preview.unchanged },
            { label: t.faulty, value: preview.faulty },
          ]}
        />
      </Section>
      {preview.faults.length > 0 && (
        <Section title={t.faults} flush>
          <RowTable
            rows={preview.faults}
            columns={faultColumns(t)}
            rowKey={row => `${row.line} ${row.field} ${row.reason}`}
            rowTone={() => 'bad'}
          />
        </Section>
      )}
      <Section title={t.sample} flush>
        <RowTable rows={preview.sample} columns={sampleColumns(preview, t)} rowKey={row => String(row.line)} />
      </Section>
    </>
  )
}

type Words = Record<keyof typeof importText, string>

function faultColumns(t: Words): ListColumn<Fault>[] {
  return [
    { key: 'line', title: t.line, width: 60, align: 'right', render: row => row.line },
    { key: 'field', title: t.field, width: 130, render: row => row.label },
    { key: 'value', title: t.value, width: 180, ellipsis: true, render: row => row.value || '—' },
    { key: 'reason', title: t.reason, minWidth: 260, render: row => row.reason },
  ]
}

function sampleColumns(preview: Preview, t: Words): ListColumn<Sample>[] {
  return [
    { key: 'line', title: t.line, width: 60, align: 'right', fixed: 'left', render: row => row.line },
    {
      key: 'outcome',
      title: t.outcome,
      width: 100,
      fixed: 'left',
      render: row => (isOutcome(row.outcome) ? <StatusOf looks={outcomeLooks} value={row.outcome} /> : row.outcome),
    },
    ...preview.columns.map((column, at) => ({
      key: `${at} ${column.heading}`,
      title: column.label ?? `${column.heading}（${t.notRead}）`,
      minWidth: 110,
      render: (row: Sample) => row.cells[at] || '—',
    })),
  ]
}

export const outcomeLooks = {
  added: { label: importText.added, tone: 'good' },
  changed: { label: importText.changed, tone: 'info' },
  unchanged: { label: importText.unchanged, tone: 'calm' },
  faulty: { label: importText.faulty, tone: 'bad' },
} as const satisfies Record<string, StatusLook>

function isOutcome(text: string): text is keyof typeof outcomeLooks {
  return Object.hasOwn(outcomeLooks, text)
}
