import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useRows } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { Countdown } from '#desk/mechanisms/kit/countdown.tsx'
import { ListRows } from '#desk/mechanisms/kit/list-page.tsx'
import { ReasonDialog } from '#desk/mechanisms/kit/reason-dialog.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { deliveryPath, statementPath } from './addresses.ts'
import { settlementTouches, waitingLoader } from './loaders.ts'
import styles from './settlement.module.css'
import { SplitDrawer } from './split-drawer.tsx'
import { settlementText } from './text.ts'

/** Orders that passed; papers that are still out are named, and keep the order from being totalled. */
export function WaitingList() {
  const t = useTexts(settlementText)
  const go = useGo()
  const can = useCan()
  const { rows } = useRows(waitingLoader())
  const [askFor, setAskFor] = useState<{ orderId: string; why: string } | null>(null)
  const [splitting, setSplitting] = useState<string | null>(null)
  const total = useCommand({
    run: api.settlement.total,
    invalidates: settlementTouches,
    success: t.totalled,
    onDone: answer => {
      const first = answer.statements[0]
      if (first) go(statementPath.href({ id: first.id }))
    },
  })
  const explained = useCommand({ run: api.settlement.total, invalidates: settlementTouches, quiet: true })
  const send = async (orderId: string) => {
    const outcome = await total.send({ id: orderId })
    if (!outcome.ok && outcome.problem.code === 'settlement.variance')
      setAskFor({ orderId, why: outcome.problem.detail ?? outcome.problem.title })
  }
  const ready = rows.find(row => row.missing.length === 0)
  const mayTotal = can('settlement.total')
  useHotkeys(
    t.title,
    mayTotal
      ? [{ key: 'F9', label: t.totalFirst, run: () => ready && void send(ready.orderId), disabled: !ready }]
      : [],
  )
  return (
    <>
      <ListRows
        load={waitingLoader()}
        rowKey={row => row.orderId}
        onOpen={row => go(deliveryPath.href({ id: row.orderId }))}
        columns={[
          { key: 'plate', title: t.plate, width: 120, render: row => <strong>{row.plate}</strong> },
          { key: 'order', title: t.order, width: 150, render: row => <span className="cb-num">{row.number}</span> },
          { key: 'customer', title: t.customer, width: 120, render: row => row.customer },
          {
            key: 'promised',
            title: t.promised,
            width: 170,
            render: row => row.promisedAt && <Countdown dueAt={row.promisedAt} />,
          },
          {
            key: 'papers',
            title: t.papers,
            minWidth: 200,
            render: row =>
              row.missing.length === 0 ? (
                <span className={styles.tags}>
                  <StatusTag tone="good">{t.complete}</StatusTag>
                  {row.isAnew && <StatusTag tone="warn">{t.anew}</StatusTag>}
                </span>
              ) : (
                <span className={styles.tags}>
                  {row.missing.map(item => (
                    <StatusTag key={item} tone="warn">
                      {item}
                    </StatusTag>
                  ))}
                </span>
              ),
          },
          {
            key: 'act',
            title: '',
            width: 190,
            align: 'right',
            render: row =>
              mayTotal && (
                <span className={styles.tags}>
                  <ActionButton label={t.split} onClick={() => setSplitting(row.orderId)} />
                  <ActionButton
                    kind={row === ready ? 'primary' : 'plain'}
                    label={t.total}
                    busy={total.busy}
                    {...(row === ready ? { hotkey: 'F9' } : {})}
                    disabledReason={row.missing.length > 0 ? fill(t.missing, { items: row.missing.join('、') }) : null}
                    onClick={() => void send(row.orderId)}
                  />
                </span>
              ),
          },
        ]}
        empty={{ title: t.noWaiting, hint: t.noWaitingHint }}
      />
      {splitting !== null && <SplitDrawer orderId={splitting} onClose={() => setSplitting(null)} />}
      <ReasonDialog
        open={askFor !== null}
        title={t.variance}
        explanation={askFor?.why ?? ''}
        onClose={() => setAskFor(null)}
        onSubmit={reason => explained.send({ id: askFor?.orderId ?? '', varianceReason: reason })}
      />
    </>
  )
}
