import { Progress } from 'antd'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../kit/action-button.tsx'
import { type ListColumn, RowTable } from '../kit/row-table.tsx'
import { Section } from '../kit/section.tsx'
import { type StatusLook, StatusOf } from '../kit/status-tag.tsx'
import { importKindsLoader, importRunsLoader } from './loaders.ts'
import { importText } from './text.ts'

type Run = Awaited<ReturnType<typeof api.imports.list>>['rows'][number]

const looks: Readonly<Record<Run['state'], StatusLook>> = {
  waiting: { label: importText.waiting, tone: 'calm' },
  running: { label: importText.running, tone: 'info' },
  done: { label: importText.finished, tone: 'good' },
  failed: { label: importText.failed, tone: 'bad' },
  cancelled: { label: importText.cancelled, tone: 'calm' },
}

/** What was imported lately and what came of it. */
export function ImportRuns() {
  const t = useTexts(importText)
  const { data, placeholder } = useLoad(importRunsLoader(), { rows: 3 })
  const kinds = useLoad(importKindsLoader()).data?.rows ?? []
  const cancel = useCommand({ run: api.imports.cancel, invalidates: ['import'] })
  if (!data) return placeholder
  const columns: ListColumn<Run>[] = [
    { key: 'at', title: t.at, width: 130, render: row => <When at={row.at} /> },
    {
      key: 'kind',
      title: t.kind,
      width: 100,
      render: row => kinds.find(kind => kind.key === row.kind)?.title ?? row.kind,
    },
    { key: 'file', title: t.file, minWidth: 180, render: row => row.fileName },
    { key: 'state', title: t.state, minWidth: 150, render: row => <HowFar row={row} /> },
    { key: 'rows', title: t.rows, width: 70, align: 'right', render: row => row.rowCount },
    { key: 'added', title: t.added, width: 70, align: 'right', render: row => row.added },
    { key: 'changed', title: t.changed, width: 70, align: 'right', render: row => row.changed },
    { key: 'unchanged', title: t.unchanged, width: 70, align: 'right', render: row => row.unchanged },
    { key: 'faulty', title: t.faulty, width: 70, align: 'right', render: row => row.faulty },
    { key: 'by', title: t.by, width: 90, render: row => row.runByName ?? '—' },
    {
      key: 'act',
      title: '',
      width: 100,
      render: row =>
        isOpen(row) && (
          <ActionButton label={t.cancel} busy={cancel.busy} onClick={() => void cancel.send({ id: row.id })} />
        ),
    },
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

function HowFar({ row }: { row: Run }) {
  const percent = row.rowCount === 0 ? 0 : Math.floor((row.rowsDone * 100) / row.rowCount)
  if (isOpen(row))
    return (
      <div role="status">
        <StatusOf looks={looks} value={row.state} />
        <Progress percent={percent} size="small" status="active" />
      </div>
    )
  return (
    <>
      <StatusOf looks={looks} value={row.state} /> {row.fault}
    </>
  )
}

const isOpen = (row: Run) => row.state === 'waiting' || row.state === 'running'
