import { useNow } from '#desk/kernel/clock.ts'
import { Money } from '#desk/kernel/format.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ListRows } from '#desk/mechanisms/kit/list-page.tsx'
import { dateOn } from '#domain/kernel/time.ts'
import { statementPath } from './addresses.ts'
import { arrearsLoader } from './loaders.ts'
import { settlementText } from './text.ts'

/** What customers owe, the oldest debt first; overdue rows are marked. */
export function ArrearsList() {
  const t = useTexts(settlementText)
  const go = useGo()
  const today = dateOn(useNow())
  return (
    <ListRows
      load={arrearsLoader()}
      rowKey={row => row.id}
      rowTone={row => (row.dueOn < today ? 'bad' : undefined)}
      onOpen={row => go(statementPath.href({ id: row.statementId }))}
      columns={[
        { key: 'customer', title: t.customer, width: 140, render: row => <strong>{row.customer}</strong> },
        { key: 'number', title: t.number, width: 150, render: row => <span className="cb-num">{row.number}</span> },
        {
          key: 'amount',
          title: t.owed,
          width: 120,
          align: 'right',
          render: row => <Money fen={row.amountFen} strong />,
        },
        { key: 'due', title: t.dueOn, width: 120, render: row => <span className="cb-num">{row.dueOn}</span> },
        { key: 'reason', title: t.reason, minWidth: 220, render: row => row.reason },
      ]}
      empty={{ title: t.noArrears, hint: '' }}
    />
  )
}
