import { Button } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { at, qty } from '#desk/kernel/format.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ReasonDialog } from '#desk/mechanisms/kit/reason-dialog.tsx'
import { type ListColumn, RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { OrderParts, RequestView } from '#domain/processes/stock/shapes.ts'
import { requestLooks } from './looks.ts'
import { PartName } from './part-name.tsx'
import { ShortageRows } from './shortage-rows.tsx'
import { SlipCards } from './slip-cards.tsx'
import styles from './stock.module.css'
import { counterText, orderPartsText } from './text.ts'
import { usePartsCommand } from './use-parts-command.ts'

/** The parts of one order: for its own page, and for the order's. */
export function OrderPartsPanel({ parts }: { parts: OrderParts }) {
  const t = useTexts(orderPartsText)
  const [cancelling, setCancelling] = useState<RequestView | null>(null)
  const cancel = usePartsCommand(api.parts.cancel, { success: t.cancelled, quiet: true })
  const columns = useRequestColumns(parts, setCancelling)
  const { requests, shortages, slips } = parts
  return (
    <>
      <Section title={t.requests} flush>
        {requests.length === 0 ? (
          <div className={styles.empty}>{t.noRequests}</div>
        ) : (
          <RowTable rows={requests} columns={columns} rowKey={row => row.id} />
        )}
      </Section>
      {shortages.length > 0 && (
        <Section title={t.shortages} flush>
          <ShortageRows rows={shortages} />
        </Section>
      )}
      <Section title={t.slips} flush>
        {slips.length === 0 ? <div className={styles.empty}>{t.noSlips}</div> : <SlipCards parts={parts} />}
      </Section>
      <ReasonDialog
        open={cancelling !== null}
        title={t.cancelTitle}
        danger
        onClose={() => setCancelling(null)}
        onSubmit={reason => cancel.send({ id: cancelling?.id ?? '', version: cancelling?.version ?? 0, reason })}
      />
    </>
  )
}

function useRequestColumns(parts: OrderParts, onCancel: (request: RequestView) => void): ListColumn<RequestView>[] {
  const t = useTexts(orderPartsText)
  const c = useTexts(counterText)
  return [
    {
      key: 'part',
      title: c.parts,
      minWidth: 240,
      render: row => (
        <PartName
          name={row.partName}
          number={row.partNumber}
          grade={row.grade}
          hint={[row.bin, row.note].filter(Boolean).join(' · ')}
        />
      ),
    },
    { key: 'state', title: t.state, width: 110, render: row => <StatusOf looks={requestLooks} value={row.state} /> },
    {
      key: 'wanted',
      title: t.wanted,
      width: 90,
      align: 'right',
      render: row => `${qty(row.wantedMilli)} ${row.unit}`,
    },
    { key: 'issued', title: t.issued, width: 80, align: 'right', render: row => qty(row.issuedMilli) },
    {
      key: 'asked',
      title: '',
      width: 190,
      render: row => (
        <span className={styles.soft}>
          {row.requestedBy && fill(t.requestedBy, { name: row.requestedBy, at: at(row.requestedAt) })}
        </span>
      ),
    },
    {
      key: 'actions',
      title: '',
      width: 140,
      align: 'right',
      render: row => <RequestActions row={row} isOpen={parts.can.request} onCancel={onCancel} />,
    },
  ]
}

type ActionsProps = { row: RequestView; isOpen: boolean; onCancel: (request: RequestView) => void }

function RequestActions({ row, isOpen, onCancel }: ActionsProps) {
  const t = useTexts(orderPartsText)
  const ask = usePartsCommand(api.shortages.ask, { success: t.shortAsked })
  if (!isOpen || row.state === 'cancelled') return null
  return (
    <span className={styles.actions}>
      {row.state === 'requested' && row.approved && (
        <Button size="small" loading={ask.busy} onClick={() => void ask.send({ requestId: row.id })}>
          {t.askShort}
        </Button>
      )}
      {row.issuedMilli === 0 && (
        <Button size="small" onClick={() => onCancel(row)}>
          {t.cancel}
        </Button>
      )}
    </span>
  )
}
