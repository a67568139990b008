import { useNow } from '#desk/kernel/clock.ts'
import { at, Money } from '#desk/kernel/format.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ListRows } from '#desk/mechanisms/kit/list-page.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { dateOn } from '#domain/kernel/time.ts'
import { payerTexts } from '#domain/processes/repair-orders/kinds.ts'
import { statementPath } from './addresses.ts'
import { arrearsLoader } from './loaders.ts'
import { settlementText } from './text.ts'

/** What customers owe, the oldest debt first; overdue rows are marked. */
export function ArrearsList() {
  const t = useTexts(settlementText)
  const text = useText()
  const go = useGo()
  const today = dateOn(useNow())
  return (
    <ListRows
      load={arrearsLoader()}
      rowKey={row => row.id}
      rowTone={row => (row.dueOn < today ? 'bad' : undefined)}
      onOpen={row => go(statementPath.href({ id: row.statementId }))}
      columns={[
        {
          key: 'customer',
          title: t.debtor,
          width: 150,
          render: row => <strong>{row.customer === '' ? text(payerTexts[row.payer]) : row.customer}</strong>,
        },
        { key: 'plate', title: t.plate, width: 110, render: row => row.plate },
        { key: 'number', title: t.number, width: 150, render: row => <span className="cb-num">{row.number}</span> },
        {
          key: 'amount',
          title: t.owed,
          width: 120,
          align: 'right',
          render: row => <Money fen={row.amountFen} strong />,
        },
        { key: 'due', title: t.dueOn, width: 120, render: row => <span className="cb-num">{row.dueOn}</span> },
        { key: 'reason', title: t.reason, minWidth: 160, render: row => row.reason },
        {
          key: 'dunnings',
          title: t.dunnings,
          width: 170,
          render: row => row.lastDunnedAt && fill(t.dunnedTimes, { n: row.dunnings, at: at(row.lastDunnedAt) }),
        },
        {
          key: 'promised',
          title: t.promisedOn,
          width: 120,
          render: row => <span className="cb-num">{row.promisedOn}</span>,
        },
      ]}
      empty={{ title: t.noArrears, hint: '' }}
    />
  )
}
