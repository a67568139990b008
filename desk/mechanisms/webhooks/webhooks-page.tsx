import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import type { WebhookView } from '#domain/mechanisms/webhooks/contract.ts'
import { When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../kit/action-button.tsx'
import { type ListColumn, RowTable } from '../kit/row-table.tsx'
import { SecretDialog } from '../kit/secret-dialog.tsx'
import { Section, Stack } from '../kit/section.tsx'
import { StatusTag } from '../kit/status-tag.tsx'
import { webhooksLoader } from './loaders.ts'
import { webhookText } from './text.ts'
import { WebhookDrawer } from './webhook-drawer.tsx'
import { WebhookForm } from './webhook-form.tsx'

/** The outside systems that hear what happens in this store. */
export function Page() {
  const t = useTexts(webhookText)
  const { data, placeholder } = useLoad(webhooksLoader())
  const columns = useColumns()
  const [openId, setOpenId] = useState<string | null>(null)
  const [form, setForm] = useState<'new' | 'edit' | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  if (!data) return placeholder
  const open = data.rows.find(row => row.id === openId)
  return (
    <Stack>
      <Section title={t.title} extra={<ActionButton kind="primary" label={t.make} onClick={() => setForm('new')} />}>
        <p>{t.hint}</p>
        {data.rows.length === 0 ? (
          <EmptyState title={t.none} />
        ) : (
          <RowTable<WebhookView>
            rows={data.rows}
            columns={columns}
            rowKey={row => row.id}
            onOpen={row => setOpenId(row.id)}
            rowTone={row => (row.failed > 0 ? 'bad' : undefined)}
          />
        )}
      </Section>
      {open && form === null && (
        <WebhookDrawer
          webhook={open}
          onEdit={() => setForm('edit')}
          onSecret={setSecret}
          onClose={() => setOpenId(null)}
        />
      )}
      {form !== null && (
        <WebhookForm
          webhook={form === 'edit' ? open : undefined}
          events={data.events}
          onSecret={setSecret}
          onClose={() => setForm(null)}
        />
      )}
      {secret !== null && (
        <SecretDialog
          title={t.secretTitle}
          hint={t.secretHint}
          close={t.keptIt}
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
    </Stack>
  )
}

function useColumns(): ListColumn<WebhookView>[] {
  const t = useTexts(webhookText)
  return [
    {
      key: 'state',
      title: t.state,
      width: 80,
      render: row => <StatusTag tone={row.active ? 'good' : 'calm'}>{row.active ? t.on : t.off}</StatusTag>,
    },
    { key: 'name', title: t.name, width: 160, render: row => <strong>{row.name}</strong> },
    { key: 'url', title: t.url, minWidth: 240, ellipsis: true, render: row => row.url },
    { key: 'events', title: t.events, width: 80, render: row => fill(t.nEvents, { n: row.events.length }) },
    { key: 'waiting', title: t.waiting, width: 70, align: 'right', render: row => row.waiting || '' },
    { key: 'failed', title: t.failed, width: 70, align: 'right', render: row => row.failed || '' },
    { key: 'last', title: t.last, width: 140, render: row => <When at={row.deliveredAt} /> },
  ]
}
