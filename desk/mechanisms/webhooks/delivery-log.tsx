import { Popover } from 'antd'
import type { DeliveryView } from '#domain/mechanisms/webhooks/contract.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { When } from '../../kernel/format.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../kit/action-button.tsx'
import { ListRows } from '../kit/list-page.tsx'
import type { ListColumn } from '../kit/row-table.tsx'
import { type StatusLook, StatusOf } from '../kit/status-tag.tsx'
import { deliveriesLoader } from './loaders.ts'
import { webhookText } from './text.ts'

const looks: Readonly<Record<DeliveryView['state'], StatusLook>> = {
  waiting: { label: webhookText.waiting, tone: 'info' },
  delivered: { label: webhookText.delivered, tone: 'good' },
  failed: { label: webhookText.failed, tone: 'bad' },
}

/** What was sent to one address and what it answered; anything can be sent again. */
export function DeliveryLog({ id }: { id: string }) {
  const t = useTexts(webhookText)
  const text = useText()
  const replay = useCommand({ run: api.webhooks.replay, invalidates: ['webhook'], success: t.replayed })
  const columns: ListColumn<DeliveryView>[] = [
    { key: 'state', title: t.state, width: 90, render: row => <StatusOf looks={looks} value={row.state} /> },
    { key: 'at', title: t.at, width: 140, render: row => <When at={row.createdAt} /> },
    {
      key: 'event',
      title: t.event,
      minWidth: 180,
      render: row => (
        <Popover title={t.body} content={<pre style={{ maxWidth: 480, whiteSpace: 'pre-wrap' }}>{row.body}</pre>}>
          {text(row.label)}
        </Popover>
      ),
    },
    { key: 'tries', title: t.tries, width: 60, align: 'right', render: row => row.tries },
    { key: 'answer', title: t.answer, width: 140, render: row => <Answer row={row} /> },
    {
      key: 'replay',
      title: '',
      width: 110,
      align: 'right',
      render: row =>
        row.state !== 'waiting' && (
          <ActionButton label={t.replay} busy={replay.busy} onClick={() => void replay.send({ id: row.id })} />
        ),
    },
  ]
  return (
    <ListRows<DeliveryView>
      load={deliveriesLoader(id)}
      columns={columns}
      rowKey={row => row.id}
      empty={{ title: t.noLog, hint: '' }}
    />
  )
}

function Answer({ row }: { row: DeliveryView }) {
  const t = useTexts(webhookText)
  const errors: Readonly<Record<string, string>> = {
    internal: t.errorInternal,
    timeout: t.errorTimeout,
    unreachable: t.errorUnreachable,
    refused: t.errorRefused,
    off: t.errorOff,
  }
  const error = row.lastError === null ? '' : (errors[row.lastError] ?? row.lastError)
  return [row.lastStatus ?? '', error].join(' ').trim() || '—'
}
