import { Money, When } from '#desk/kernel/format.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ListRows } from '#desk/mechanisms/kit/list-page.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { billsLoader, type Part } from './loaders.ts'
import { reportText } from './text.ts'

/** The bills a figure is made of. */
export function Bills({ id, part }: { id: string; part: Part }) {
  const t = useTexts(reportText)
  const go = useGo()
  return (
    <Section flush title={t.bills}>
      <ListRows
        load={billsLoader(id, part)}
        rowKey={row => row.statementId}
        onOpen={row => go(`/settlement/${row.statementId}`)}
        columns={[
          { key: 'plate', title: t.plate, width: 120, render: row => <strong>{row.plate}</strong> },
          { key: 'number', title: t.number, width: 150, render: row => <span className="cb-num">{row.number}</span> },
          {
            key: 'order',
            title: t.orders,
            minWidth: 150,
            render: row => <span className="cb-num">{row.orderNumber}</span>,
          },
          { key: 'at', title: t.at, width: 140, render: row => <When at={row.totalledAt} /> },
          {
            key: 'amount',
            title: t.amount,
            width: 120,
            align: 'right',
            render: row => <Money fen={row.totalFen} strong />,
          },
        ]}
        empty={{ title: t.noBills, hint: '' }}
      />
    </Section>
  )
}
