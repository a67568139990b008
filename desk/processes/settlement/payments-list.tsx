import { Money, plain, When } from '#desk/kernel/format.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ListRows } from '#desk/mechanisms/kit/list-page.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { billWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { statementPath } from './addresses.ts'
import { type PaymentFilters, paymentsLoader } from './loaders.ts'
import { paymentLook } from './looks.ts'
import { settlementText } from './text.ts'

/** What was paid in these days, by whom and how. */
export function PaymentsList(filters: PaymentFilters) {
  const t = useTexts(settlementText)
  const text = useText()
  const go = useGo()
  return (
    <ListRows
      load={paymentsLoader(filters)}
      rowKey={row => row.id}
      onOpen={row => go(statementPath.href({ id: row.statementId }))}
      columns={[
        { key: 'at', title: t.at, width: 140, render: row => <When at={row.startedAt} /> },
        { key: 'plate', title: t.plate, width: 120, render: row => <strong>{row.plate}</strong> },
        { key: 'customer', title: t.customer, minWidth: 110, render: row => row.customer },
        { key: 'number', title: t.number, width: 150, render: row => <span className="cb-num">{row.number}</span> },
        { key: 'way', title: t.wayOf, width: 100, render: row => text(billWayTexts[row.way]) },
        {
          key: 'state',
          title: t.state,
          width: 100,
          render: row => <StatusTag tone={paymentLook(row.state).tone}>{text(paymentLook(row.state).label)}</StatusTag>,
        },
        {
          key: 'amount',
          title: t.amount,
          width: 120,
          align: 'right',
          render: row => <Money fen={row.amountFen} strong />,
        },
        { key: 'by', title: t.takenBy, width: 100, render: row => plain(row.takenBy) },
      ]}
      empty={{ title: t.noPaymentsThen, hint: '' }}
    />
  )
}
