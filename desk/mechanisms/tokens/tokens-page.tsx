import { App } from 'antd'
import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import type { ApiTokenView } from '#domain/mechanisms/tokens/contract.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../kit/action-button.tsx'
import { type ListColumn, RowTable } from '../kit/row-table.tsx'
import { SecretDialog } from '../kit/secret-dialog.tsx'
import { Section, Stack } from '../kit/section.tsx'
import { type StatusLook, StatusOf } from '../kit/status-tag.tsx'
import { tokensLoader } from './loaders.ts'
import { MakeTokenDrawer } from './make-token-drawer.tsx'
import { tokenText } from './text.ts'

const looks: Readonly<Record<ApiTokenView['state'], StatusLook>> = {
  active: { label: tokenText.active, tone: 'good' },
  expired: { label: tokenText.expired, tone: 'calm' },
  revoked: { label: tokenText.revoked, tone: 'bad' },
}

/** The keys outside systems hold: what each may do, until when, when it was last used. */
export function Page() {
  const t = useTexts(tokenText)
  const { data, placeholder } = useLoad(tokensLoader())
  const columns = useColumns()
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  if (!data) return placeholder
  return (
    <Stack>
      <Section title={t.title} extra={<ActionButton kind="primary" label={t.make} onClick={() => setMaking(true)} />}>
        <p>
          {t.hint} <a href="/api/docs">{t.docs}</a>
        </p>
        {data.rows.length === 0 ? (
          <EmptyState title={t.none} />
        ) : (
          <RowTable<ApiTokenView> rows={data.rows} columns={columns} rowKey={row => row.id} />
        )}
      </Section>
      {isMaking && <MakeTokenDrawer verbs={data.verbs} onMade={setMade} onClose={() => setMaking(false)} />}
      {made !== null && (
        <SecretDialog
          title={t.madeTitle}
          hint={t.madeHint}
          close={t.close}
          secret={made}
          onClose={() => setMade(null)}
        />
      )}
    </Stack>
  )
}

function useColumns(): ListColumn<ApiTokenView>[] {
  const t = useTexts(tokenText)
  const revoke = useRevoking()
  return [
    { key: 'state', title: t.state, width: 90, render: row => <StatusOf looks={looks} value={row.state} /> },
    { key: 'name', title: t.name, width: 160, render: row => <strong>{row.name}</strong> },
    { key: 'key', title: t.key, width: 90, render: row => <span className="cb-num">…{row.hint}</span> },
    {
      key: 'verbs',
      title: t.verbs,
      minWidth: 220,
      render: row => row.verbLabels.join('、'),
    },
    { key: 'limit', title: t.perMinute, width: 130, align: 'right', render: row => row.perMinute },
    {
      key: 'used',
      title: t.lastUsed,
      width: 140,
      render: row => (row.lastUsedAt ? <When at={row.lastUsedAt} /> : t.neverUsed),
    },
    { key: 'expires', title: t.expires, width: 140, render: row => <When at={row.expiresAt} /> },
    { key: 'by', title: t.madeBy, width: 90, render: row => row.madeByName },
    {
      key: 'revoke',
      title: '',
      width: 90,
      align: 'right',
      render: row =>
        row.state === 'active' && <ActionButton kind="danger" label={t.revoke} onClick={() => revoke(row)} />,
    },
  ]
}

function useRevoking() {
  const t = useTexts(tokenText)
  const { modal } = App.useApp()
  const command = useCommand({ run: api.tokens.revoke, invalidates: ['apiToken'], success: t.revokeDone })
  return (row: ApiTokenView) =>
    void modal.confirm({
      title: t.revokeTitle,
      content: fill(t.revokeHint, { name: row.name }),
      okText: t.revoke,
      okButtonProps: { danger: true },
      onOk: () => command.send({ id: row.id }),
    })
}
