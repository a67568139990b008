import { Money, When } from '#desk/kernel/format.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ListRows } from '#desk/mechanisms/kit/list-page.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { payWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { type BillPart, billsLoader, type FeePart, feesLoader } from './loaders.ts'
import { reportText } from './text.ts'

/** The bills a figure is made of. */
export function Bills({ id, part }: { id: string; part: BillPart }) {
  const t = useTexts(reportText)
  const go = useGo()
  return (
    <Section flush title={t.bills}>
      <ListRows
        load={billsLoader(id, part)}
        rowKey={row => row.id}
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

/** The fees of visits that ended without repair. */
export function Fees({ id, part }: { id: string; part: FeePart }) {
  const t = useTexts(reportText)
  const text = useText()
  const go = useGo()
  return (
    <Section flush title={t.fees}>
      <ListRows
        load={feesLoader(id, part)}
        rowKey={row => row.visitId}
        onOpen={row => go(`/visits/${row.visitId}`)}
        columns={[
          { key: 'plate', title: t.plate, width: 120, render: row => <strong>{row.plate}</strong> },
          { key: 'visit', title: t.visit, minWidth: 150, render: row => <span className="cb-num">{row.number}</span> },
          { key: 'way', title: t.way, width: 120, render: row => text(payWayTexts[row.payWay]) },
          { key: 'at', title: t.paidAt, width: 140, render: row => <When at={row.paidAt} /> },
          {
            key: 'amount',
            title: t.amount,
            width: 120,
            align: 'right',
            render: row => <Money fen={row.amountFen} strong />,
          },
        ]}
        empty={{ title: t.noFees, hint: '' }}
      />
    </Section>
  )
}
