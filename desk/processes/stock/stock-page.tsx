import { InboxOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { flagFilter, textFilter, useFilters } from '#desk/kernel/filters.ts'
import { Money, qty } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ListPage } from '#desk/mechanisms/kit/list-page.tsx'
import type { ListColumn } from '#desk/mechanisms/kit/row-table.tsx'
import { partGradeTexts } from '#domain/processes/catalogue/kinds.ts'
import type { StockRow } from '#domain/processes/stock/shapes.ts'
import { kindsLoader } from '../catalogue/loaders.ts'
import { stockLoader } from './loaders.ts'
import { ReceiveDrawer } from './receive-drawer.tsx'
import { StockDrawer } from './stock-drawer.tsx'
import { stockText } from './stock-text.ts'

const filters = { q: textFilter(), category: textFilter(), empty: flagFilter() }

/** What lies on the shelves, what of it is promised, what it is worth. */
export function Page() {
  const t = useTexts(stockText)
  const can = useCan()
  const bound = useFilters(filters)
  const categories = useLoad(kindsLoader()).data?.categories ?? []
  const [open, setOpen] = useState<StockRow | null>(null)
  const [isReceiving, setReceiving] = useState(false)
  return (
    <>
      <ListPage<StockRow>
        title={t.title}
        actions={
          can('parts.receive') && (
            <Button type="primary" icon={<InboxOutlined />} onClick={() => setReceiving(true)}>
              {t.receive}
            </Button>
          )
        }
        filters={
          <FilterBar
            filters={bound}
            fields={[
              { name: 'q', label: t.search, kind: 'text', width: 260 },
              {
                name: 'category',
                label: t.category,
                kind: 'choice',
                choices: categories.map(category => ({ value: category, label: category })),
              },
              { name: 'empty', label: t.empty, kind: 'flag' },
            ]}
          />
        }
        load={stockLoader(bound.values)}
        columns={useColumns()}
        rowKey={row => row.partId}
        onOpen={setOpen}
        rowTone={row => (row.availableMilli === 0 ? 'warn' : undefined)}
        empty={{ title: t.none, hint: t.noneHint }}
      />
      {open && <StockDrawer row={open} onClose={() => setOpen(null)} />}
      {isReceiving && <ReceiveDrawer onClose={() => setReceiving(false)} />}
    </>
  )
}

function useColumns(): ListColumn<StockRow>[] {
  const t = useTexts(stockText)
  const text = useText()
  const costs = useCan()('catalogue.costs')
  const amount = (value: number, unit: string) => `${qty(value)} ${unit}`
  const cost: ListColumn<StockRow>[] = [
    { key: 'cost', title: t.cost, width: 110, align: 'right', render: row => <Money fen={row.costTotalFen} /> },
  ]
  return [
    { key: 'number', title: t.number, width: 170, render: row => <span className="cb-num">{row.partNumber}</span> },
    { key: 'name', title: t.name, minWidth: 180, render: row => row.partName },
    { key: 'category', title: t.category, width: 110, render: row => row.category },
    { key: 'grade', title: t.grade, width: 80, render: row => text(partGradeTexts[row.grade]) },
    { key: 'bin', title: t.bin, width: 100, render: row => row.bin || '—' },
    { key: 'onHand', title: t.onHand, width: 100, align: 'right', render: row => amount(row.onHandMilli, row.unit) },
    { key: 'reserved', title: t.reserved, width: 80, align: 'right', render: row => qty(row.reservedMilli) },
    {
      key: 'available',
      title: t.available,
      width: 90,
      align: 'right',
      render: row => <strong>{qty(row.availableMilli)}</strong>,
    },
    ...(costs ? cost : []),
    { key: 'price', title: t.price, width: 100, align: 'right', render: row => <Money fen={row.priceFen} /> },
  ]
}
