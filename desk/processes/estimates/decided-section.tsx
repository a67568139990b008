import { Select } from 'antd'
import { useState } from 'react'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { newId } from '#domain/kernel/id.ts'
import type { EstimateView } from '#domain/processes/estimates/contract.ts'
import { answerTexts } from '#domain/processes/estimates/kinds.ts'
import { type OrderKind, orderKindTexts } from '#domain/processes/repair-orders/kinds.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { Money } from '../../kernel/format.tsx'
import { useHotkeys } from '../../kernel/hotkeys.tsx'
import { Go, useGo } from '../../kernel/router.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { ConfirmBar } from '../../mechanisms/kit/confirm-bar.tsx'
import { PrintButton } from '../../mechanisms/kit/print-button.tsx'
import { RowTable } from '../../mechanisms/kit/row-table.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import { estimateKinds } from './loaders.ts'
import { estimateText } from './text.ts'

/** The customer's answer, and the one step that follows: an order now, or a booking for another day. */
export function DecidedSection({ estimate }: { estimate: EstimateView }) {
  const t = useTexts(estimateText)
  const text = useText()
  const option = estimate.options.find(item => item.chosen) ?? estimate.options[0]
  return (
    <Section
      title={`${t.option} ${option?.label ?? ''} ${option?.name ?? ''}`}
      extra={estimate.paper && <PrintButton pdfUrl={pdfAddress(estimate.paper.id)} />}
      flush
    >
      <RowTable
        rows={option?.lines ?? []}
        rowKey={line => line.id}
        columns={[
          { key: 'name', title: t.name, minWidth: 200, render: line => line.name },
          {
            key: 'answer',
            title: t.decidedBy,
            width: 110,
            render: line => (
              <StatusTag tone={line.answer === 'agreed' ? 'good' : line.answer === 'declined' ? 'bad' : 'calm'}>
                {text(answerTexts[line.answer])}
              </StatusTag>
            ),
          },
          { key: 'reason', title: t.reason, minWidth: 140, render: line => line.declinedReason },
          {
            key: 'amount',
            title: t.amount,
            width: 110,
            align: 'right',
            render: line => <Money fen={line.amountFen - line.discountFen} />,
          },
        ]}
      />
      <UseBar estimate={estimate} />
    </Section>
  )
}

function UseBar({ estimate }: { estimate: EstimateView }) {
  const t = useTexts(estimateText)
  const text = useText()
  const go = useGo()
  const [kind, setKind] = useState<OrderKind>('repair')
  const order = useCommand({
    run: api.estimates.order,
    invalidates: [...estimateKinds, 'order'],
    onDone: answer => go(`/orders/${answer.orderId}`),
  })
  const book = useCommand({
    run: api.estimates.book,
    invalidates: [...estimateKinds, 'appointment'],
    onDone: answer => go(`/appointments/${answer.appointmentId}`),
  })
  const { id, version, can } = estimate
  const openOrder = () => void order.send({ id, version, orderId: newId(), kind })
  useHotkeys(t.title, can.order ? [{ key: 'F8', label: t.order, run: openOrder }] : [])
  if (estimate.orderId) return <Go to={`/orders/${estimate.orderId}`}>{t.ordered}</Go>
  if (estimate.appointmentId) return <Go to={`/appointments/${estimate.appointmentId}`}>{t.booked}</Go>
  if (!can.order && !can.book) return null
  return (
    <ConfirmBar
      actions={
        <>
          {can.book && (
            <ActionButton
              label={t.book}
              busy={book.busy}
              onClick={() => void book.send({ id, version, appointmentId: newId() })}
            />
          )}
          {can.order && (
            <ActionButton kind="primary" label={t.order} hotkey="F8" busy={order.busy} onClick={openOrder} />
          )}
        </>
      }
    >
      <Select<OrderKind>
        aria-label={t.orderKind}
        style={{ width: 140 }}
        value={kind}
        onChange={setKind}
        options={orderKinds.map(value => ({ value, label: text(orderKindTexts[value]) }))}
      />
    </ConfirmBar>
  )
}

const orderKinds = ['repair', 'maintenance', 'warranty', 'accident', 'beauty', 'rework'] as const
