import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { choiceFilter, textFilter, useFilters } from '#desk/kernel/filters.ts'
import { When } from '#desk/kernel/format.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ListPage } from '#desk/mechanisms/kit/list-page.tsx'
import type { ListColumn } from '#desk/mechanisms/kit/row-table.tsx'
import { StatusOf, StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import type { SlipView } from '#domain/processes/stock/shapes.ts'
import { orderPartsPath } from './addresses.ts'
import { slipsLoader } from './loaders.ts'
import { slipLooks } from './looks.ts'
import styles from './stock.module.css'
import { orderPartsText, slipsText } from './text.ts'

const filters = {
  state: choiceFilter(['all', 'open', 'handed'], 'all'),
  kind: choiceFilter(['all', 'issue', 'return'], 'all'),
  q: textFilter(),
}

/** Issue and return slips of the store. */
export function Page() {
  const t = useTexts(slipsText)
  const o = useTexts(orderPartsText)
  const text = useText()
  const go = useGo()
  const bound = useFilters(filters)
  const states = (['open', 'handed'] as const).map(state => ({ value: state, label: text(slipLooks[state].label) }))
  const kinds = [
    { value: 'issue', label: o.issueSlip },
    { value: 'return', label: o.returnSlip },
  ]
  return (
    <ListPage<SlipView>
      title={t.title}
      filters={
        <FilterBar
          filters={bound}
          fields={[
            { name: 'state', label: t.state, kind: 'tabs', choices: [{ value: 'all', label: t.all }, ...states] },
            { name: 'kind', label: t.kind, kind: 'choice', choices: kinds },
            { name: 'q', label: t.search, kind: 'text', width: 220 },
          ]}
        />
      }
      load={slipsLoader(bound.values)}
      columns={useColumns()}
      rowKey={row => row.id}
      onOpen={row => go(orderPartsPath.href({ orderId: row.orderId }))}
      empty={{ title: t.none, hint: t.noneHint }}
    />
  )
}

function useColumns(): ListColumn<SlipView>[] {
  const t = useTexts(slipsText)
  const o = useTexts(orderPartsText)
  return [
    {
      key: 'kind',
      title: t.kind,
      width: 90,
      render: row => (
        <StatusTag tone={row.kind === 'issue' ? 'info' : 'calm'}>
          {row.kind === 'issue' ? o.issueSlip : o.returnSlip}
        </StatusTag>
      ),
    },
    { key: 'number', title: t.number, width: 180, render: row => <span className="cb-num">{row.number}</span> },
    {
      key: 'order',
      title: t.order,
      minWidth: 190,
      render: row => (
        <>
          <span className="cb-num">{row.orderNumber}</span> <span className={styles.soft}>{row.plate}</span>
        </>
      ),
    },
    { key: 'at', title: t.at, width: 140, render: row => <When at={row.at} /> },
    { key: 'workshop', title: t.workshop, width: 110, render: row => row.workshopBy },
    { key: 'counter', title: t.counter, width: 110, render: row => row.counterBy },
    { key: 'acknowledged', title: t.acknowledged, width: 140, render: row => <When at={row.acknowledgedAt} /> },
    { key: 'state', title: t.state, width: 120, render: row => <StatusOf looks={slipLooks} value={row.state} /> },
    {
      key: 'print',
      title: '',
      width: 60,
      align: 'right',
      render: row => (
        <Button
          type="text"
          size="small"
          icon={<PrinterOutlined />}
          aria-label={`${o.print} ${row.number}`}
          href={pdfAddress(row.paperId)}
          target="_blank"
        />
      ),
    },
  ]
}
