import { When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useTexts } from '../../kernel/text.ts'
import { type ListColumn, RowTable } from '../kit/row-table.tsx'
import { Section } from '../kit/section.tsx'
import { importKindsLoader, importRunsLoader } from './loaders.ts'
import { importText } from './text.ts'

/** What was imported lately and what came of it. */
export function ImportRuns() {
  const t = useTexts(importText)
  const { data, placeholder } = useLoad(importRunsLoader(), { rows: 3 })
  const kinds = useLoad(importKindsLoader()).data?.rows ?? []
  if (!data) return placeholder
  const columns: ListColumn<(typeof data.rows)[number]>[] = [
    { key: 'at', title: t.at, width: 130, render: row => <When at={row.at} /> },
    {
      key: 'kind',
      title: t.kind,
      width: 100,
      render: row => kinds.find(kind => kind.key === row.kind)?.title ?? row.kind,
    },
    { key: 'file', title: t.file, minWidth: 180, render: row => row.fileName },
    { key: 'rows', title: t.rows, width: 70, align: 'right', render: row => row.rowCount },
    { key: 'added', title: t.added, width: 70, align: 'right', render: row => row.added },
    { key: 'changed', title: t.changed, width: 70, align: 'right', render: row => row.changed },
    { key: 'unchanged', title: t.unchanged, width: 70, align: 'right', render: row => row.unchanged },
    { key: 'faulty', title: t.faulty, width: 70, align: 'right', render: row => row.faulty },
    { key: 'by', title: t.by, width: 90, render: row => row.runByName ?? '—' },
  ]
  return (
    <Section title={t.runs} flush>
      {data.rows.length === 0 ? (
        <EmptyState title={t.noRuns} />
      ) : (
        <RowTable rows={data.rows} columns={columns} rowKey={row => row.id} />
      )}
    </Section>
  )
}
