import { Drawer, Progress } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { at } from '../../kernel/format.tsx'
import { HotkeyLayer } from '../../kernel/hotkeys.tsx'
import { loader, useLoad } from '../../kernel/query.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { inStore } from '../../kernel/store.ts'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from './action-button.tsx'
import { exportText } from './export-text.ts'
import { type ListColumn, RowTable } from './row-table.tsx'
import { Stack } from './section.tsx'
import { type StatusLook, StatusOf } from './status-tag.tsx'

type ExportView = Awaited<ReturnType<typeof api.exports.list>>['rows'][number]

const looks: Readonly<Record<ExportView['state'], StatusLook>> = {
  waiting: { label: exportText.waiting, tone: 'calm' },
  running: { label: exportText.running, tone: 'info' },
  done: { label: exportText.done, tone: 'good' },
  failed: { label: exportText.failed, tone: 'bad' },
  cancelled: { label: exportText.cancelled, tone: 'calm' },
  expired: { label: exportText.expired, tone: 'calm' },
}

const exportsLoader = () => loader(['export'], ['exports'], signal => api.exports.list({}, { signal }))

/** The exports of whoever is signed in: how far they are, and the files while they are there. */
export function ExportDrawer({ onClose }: { onClose: () => void }) {
  const t = useTexts(exportText)
  return (
    <Drawer open title={t.mine} size={640} onClose={onClose}>
      <HotkeyLayer>
        <Stack>
          <p>{t.hint}</p>
          <Exports />
        </Stack>
      </HotkeyLayer>
    </Drawer>
  )
}

function Exports() {
  const t = useTexts(exportText)
  const { data, placeholder } = useLoad(exportsLoader())
  const cancel = useCommand({ run: api.exports.cancel, invalidates: ['export'] })
  if (!data) return placeholder
  if (data.rows.length === 0) return <EmptyState title={t.none} />
  const columns: ListColumn<ExportView>[] = [
    { key: 'list', title: t.export, minWidth: 120, render: row => `${row.title} ${row.format}` },
    { key: 'state', title: '', width: 90, render: row => <StatusOf looks={looks} value={row.state} /> },
    { key: 'rows', title: '', minWidth: 160, render: row => <HowFar row={row} /> },
    {
      key: 'act',
      title: '',
      width: 120,
      align: 'right',
      render: row =>
        row.state === 'done' ? (
          <a href={addressOf(row.id)} download>
            {t.download}
          </a>
        ) : (
          isOpen(row) && (
            <ActionButton label={t.cancel} busy={cancel.busy} onClick={() => void cancel.send({ id: row.id })} />
          )
        ),
    },
  ]
  return <RowTable rows={data.rows} columns={columns} rowKey={row => row.id} />
}

/** How many rows there will be nobody knows beforehand, so the bar only shows that it goes on. */
function HowFar({ row }: { row: ExportView }) {
  const t = useTexts(exportText)
  if (row.fault !== null) return row.fault
  const rows = fill(t.rows, { n: row.rowsDone })
  if (row.state === 'running')
    return (
      <div role="status">
        {rows}
        <Progress percent={100} size="small" status="active" showInfo={false} />
      </div>
    )
  return row.state === 'done' ? `${rows} · ${fill(t.until, { at: at(row.expiresAt) })}` : rows
}

const isOpen = (row: ExportView) => row.state === 'waiting' || row.state === 'running'

const addressOf = (id: string) => inStore(`/api/exports/${id}/file`)
