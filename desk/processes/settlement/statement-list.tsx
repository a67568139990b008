import { at, Money } from '#desk/kernel/format.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ListRows } from '#desk/mechanisms/kit/list-page.tsx'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import { payerTexts } from '#domain/processes/repair-orders/kinds.ts'
import { statementPath } from './addresses.ts'
import { type StatementFilters, statementsLoader } from './loaders.ts'
import { statementLooks } from './looks.ts'
import { settlementText } from './text.ts'

export function StatementList({ state, q }: StatementFilters) {
  const t = useTexts(settlementText)
  const text = useText()
  const go = useGo()
  return (
    <ListRows
      load={statementsLoader({ state, q })}
      rowKey={row => row.id}
      onOpen={row => go(statementPath.href({ id: row.id }))}
      columns={[
        { key: 'plate', title: t.plate, width: 120, render: row => <strong>{row.plate}</strong> },
        { key: 'number', title: t.number, width: 150, render: row => <span className="cb-num">{row.number}</span> },
        { key: 'order', title: t.order, width: 150, render: row => <span className="cb-num">{row.orderNumber}</span> },
        { key: 'customer', title: t.customer, width: 110, render: row => row.customer },
        { key: 'payer', title: t.payer, width: 90, render: row => text(payerTexts[row.payer]) },
        {
          key: 'state',
          title: t.state,
          width: 100,
          render: row => <StatusOf looks={statementLooks} value={row.state} />,
        },
        { key: 'total', title: t.amount, width: 110, align: 'right', render: row => <Money fen={row.totalFen} /> },
        { key: 'paid', title: t.paid, width: 110, align: 'right', render: row => <Money fen={row.paidFen} /> },
        { key: 'open', title: t.rest, width: 110, align: 'right', render: row => <Money fen={row.openFen} strong /> },
        { key: 'at', title: t.at, width: 140, render: row => <span className="cb-num">{at(row.totalledAt)}</span> },
      ]}
      empty={{ title: state === 'totalled' ? t.noOpen : t.noSettled, hint: '' }}
    />
  )
}
