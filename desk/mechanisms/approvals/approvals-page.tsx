import { Button } from 'antd'
import { useState } from 'react'
import type { ApprovalView } from '#domain/mechanisms/approvals/contract.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { choiceFilter, useFilters } from '../../kernel/filters.ts'
import { Money, When } from '../../kernel/format.tsx'
import { Go } from '../../kernel/router.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { FilterBar } from '../kit/filter-bar.tsx'
import { ListPage } from '../kit/list-page.tsx'
import { ReasonDialog } from '../kit/reason-dialog.tsx'
import type { ListColumn } from '../kit/row-table.tsx'
import { StatusOf } from '../kit/status-tag.tsx'
import styles from './approvals.module.css'
import { GrantDialog } from './grant-dialog.tsx'
import { approvalsLoader } from './loaders.ts'
import { approvalLooks } from './looks.ts'
import { OfficeChain } from './office-chain.tsx'
import { approvalText } from './text.ts'

const filters = { box: choiceFilter(['waiting', 'asked', 'decided'], 'waiting') }

type Ask = { kind: 'grant' | 'refuse'; approval: ApprovalView }

/** What waits for my decision, what I asked for, and what was decided. */
export function Page() {
  const t = useTexts(approvalText)
  const bound = useFilters(filters)
  const [ask, setAsk] = useState<Ask | null>(null)
  const close = () => setAsk(null)
  const refusal = useCommand({ run: api.approvals.decide, invalidates: ['approval', 'notice'], quiet: true })
  const columns = useColumns(bound.values.box, setAsk)
  const boxes = (['waiting', 'asked', 'decided'] as const).map(box => ({ value: box, label: t[box] }))
  return (
    <>
      <ListPage<ApprovalView>
        title={t.title}
        filters={<FilterBar filters={bound} fields={[{ name: 'box', label: t.box, kind: 'tabs', choices: boxes }]} />}
        load={approvalsLoader(bound.values.box)}
        columns={columns}
        rowKey={row => row.id}
        empty={{ title: t.none, hint: t.noneHint }}
      />
      {ask?.kind === 'grant' && <GrantDialog approval={ask.approval} onClose={close} />}
      <ReasonDialog
        open={ask?.kind === 'refuse'}
        title={t.refuseTitle}
        okLabel={t.refuse}
        danger
        onClose={close}
        onSubmit={note =>
          refusal.send({ id: ask?.approval.id ?? '', version: ask?.approval.version ?? 0, granted: false, note })
        }
      />
    </>
  )
}

function useColumns(box: string, onAsk: (ask: Ask) => void): ListColumn<ApprovalView>[] {
  const t = useTexts(approvalText)
  const text = useText()
  const decided: ListColumn<ApprovalView>[] = [
    { key: 'decision', title: t.decision, minWidth: 160, render: row => <Decision row={row} /> },
  ]
  return [
    { key: 'state', title: t.state, width: 100, render: row => <StatusOf looks={approvalLooks} value={row.state} /> },
    {
      key: 'what',
      title: t.what,
      minWidth: 200,
      render: row => (row.path === '' ? text(row.title) : <Go to={row.path}>{text(row.title)}</Go>),
    },
    { key: 'amount', title: t.amount, width: 110, align: 'right', render: row => <Money fen={row.amountFen} /> },
    { key: 'reason', title: t.reason, minWidth: 160, render: row => row.reason },
    { key: 'asker', title: t.asker, width: 90, render: row => row.askedByName },
    { key: 'askedAt', title: t.askedAt, width: 140, render: row => <When at={row.askedAt} /> },
    { key: 'approver', title: t.approver, width: 140, render: row => <OfficeChain steps={chainOf(row)} /> },
    ...(box === 'waiting' ? [] : decided),
    { key: 'actions', title: '', width: 150, align: 'right', render: row => <Actions row={row} onAsk={onAsk} /> },
  ]
}

const chainOf = ({ earlier, approverRole, nextRoles }: ApprovalView) => [
  ...earlier,
  ...[approverRole, ...nextRoles].map(role => ({ role, by: null })),
]

function Decision({ row }: { row: ApprovalView }) {
  if (row.decidedAt === null) return '—'
  return (
    <>
      {row.decidedByName} <When at={row.decidedAt} />
      {row.decisionNote !== '' && <div>{row.decisionNote}</div>}
    </>
  )
}

function Actions({ row, onAsk }: { row: ApprovalView; onAsk: (ask: Ask) => void }) {
  const t = useTexts(approvalText)
  const withdrawal = useCommand({ run: api.approvals.withdraw, invalidates: ['approval'], success: t.withdrawn })
  return (
    <span className={styles.actions}>
      {row.can.decide && (
        <>
          <Button size="small" type="primary" onClick={() => onAsk({ kind: 'grant', approval: row })}>
            {t.grant}
          </Button>
          <Button size="small" danger onClick={() => onAsk({ kind: 'refuse', approval: row })}>
            {t.refuse}
          </Button>
        </>
      )}
      {row.can.withdraw && (
        <Button
          size="small"
          loading={withdrawal.busy}
          onClick={() => void withdrawal.send({ id: row.id, version: row.version })}
        >
          {t.withdraw}
        </Button>
      )}
    </span>
  )
}
