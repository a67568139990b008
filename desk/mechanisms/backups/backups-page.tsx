import { Alert, Progress } from 'antd'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { BackupView } from '#domain/mechanisms/backups/contract.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../kit/action-button.tsx'
import { bytesText } from '../kit/bytes.ts'
import { type ListColumn, RowTable } from '../kit/row-table.tsx'
import { Facts, Section, Stack } from '../kit/section.tsx'
import { StatusOf } from '../kit/status-tag.tsx'
import { backupsLoader } from './loaders.ts'
import { backupLooks } from './looks.ts'
import { backupText } from './text.ts'

type Report = Awaited<ReturnType<typeof api.backups.report>>

/** When a backup was last restored on trial, a button for one more, and what came of the earlier ones. */
export function Page() {
  const t = useTexts(backupText)
  const columns = useColumns()
  const { data, placeholder } = useLoad(backupsLoader(), { rows: 8 })
  const ask = useCommand({ run: api.backups.run, invalidates: ['backup'], success: t.asked })
  if (!data) return placeholder
  const button = data.can.run && (
    <ActionButton
      kind="primary"
      label={t.run}
      busy={ask.busy || data.current !== null}
      onClick={() => void ask.send({ id: newId() })}
    />
  )
  return (
    <Stack>
      <Section title={t.title} extra={button}>
        <p>{t.hint}</p>
        {data.current && <Running backup={data.current} />}
        {data.overdue && !data.current && <Alert type="warning" showIcon title={t.overdue} />}
        {data.besideData && <Alert type="info" showIcon title={t.besideData} />}
        <State report={data} />
      </Section>
      <Section title={t.list} flush>
        {data.rows.length === 0 ? (
          <EmptyState title={t.none} hint={t.noneHint} />
        ) : (
          <RowTable<BackupView>
            rows={data.rows}
            columns={columns}
            rowKey={row => row.id}
            rowTone={row => (row.state === 'failed' ? 'bad' : undefined)}
          />
        )}
      </Section>
    </Stack>
  )
}

function Running({ backup }: { backup: BackupView }) {
  const t = useTexts(backupText)
  const text = useText()
  return (
    <div role="status">
      {backup.step === null ? t.waiting : text(backup.step)}
      <Progress percent={backup.percent} status="active" />
    </div>
  )
}

function State({ report }: { report: Report }) {
  const t = useTexts(backupText)
  const { lastVerified, nightly, folder } = report
  return (
    <Facts
      facts={[
        { label: t.lastVerified, value: lastVerified?.verifiedAt ? <When at={lastVerified.verifiedAt} /> : t.none },
        { label: t.nightly, value: nightly ? t.on : t.off },
        { label: t.folder, value: folder, wide: true },
      ]}
    />
  )
}

function useColumns(): ListColumn<BackupView>[] {
  const t = useTexts(backupText)
  const text = useText()
  const seconds = (ms: number | null) => (ms === null ? '—' : fill(t.seconds, { n: Math.round(ms / 100) / 10 }))
  return [
    { key: 'at', title: t.at, width: 130, render: row => <When at={row.finishedAt ?? row.askedAt} /> },
    { key: 'state', title: t.state, width: 100, render: row => <StatusOf looks={backupLooks} value={row.state} /> },
    { key: 'rows', title: t.rows, width: 90, align: 'right', render: row => row.rowCount ?? '—' },
    { key: 'attachments', title: t.attachments, width: 80, align: 'right', render: row => row.attachmentCount ?? '—' },
    {
      key: 'size',
      title: t.size,
      width: 90,
      align: 'right',
      render: row => (row.sizeBytes === null ? '—' : bytesText(row.sizeBytes)),
    },
    { key: 'backup', title: t.backupTook, width: 90, align: 'right', render: row => seconds(row.backupMs) },
    { key: 'restore', title: t.restoreTook, width: 100, align: 'right', render: row => seconds(row.restoreMs) },
    { key: 'by', title: t.by, width: 90, render: row => row.askedByName ?? t.byNight },
    {
      key: 'file',
      title: t.file,
      minWidth: 240,
      render: row => (
        <>
          {row.fault === null ? row.file : text(row.fault)}
          {(row.attachmentsGone ?? 0) > 0 && <div>{fill(t.gone, { n: row.attachmentsGone ?? 0 })}</div>}
          {(row.rulesBroken ?? 0) > 0 && <div>{fill(t.rulesBroken, { n: row.rulesBroken ?? 0 })}</div>}
        </>
      ),
    },
  ]
}
