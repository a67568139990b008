import { Money, qty } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import type { ListColumn } from '#desk/mechanisms/kit/row-table.tsx'
import { StatusOf, StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { partGradeTexts } from '#domain/processes/catalogue/kinds.ts'
import type { PartRow } from '#domain/processes/catalogue/shapes.ts'
import { fitLooks } from './looks.ts'
import { partsText } from './text.ts'

/** Parts as rows: what it is, whether it fits, what it costs and where it lies. */
export function usePartColumns<R extends PartRow>(show: { fit: boolean; all: boolean }): ListColumn<R>[] {
  const t = useTexts(partsText)
  const text = useText()
  const category: ListColumn<R>[] = [{ key: 'category', title: t.category, width: 110, render: row => row.category }]
  const lead: ListColumn<R>[] = [{ key: 'lead', title: t.lead, width: 90, align: 'right', render: row => row.leadDays }]
  const fit: ListColumn<R>[] = [
    {
      key: 'fit',
      title: t.fit,
      width: 100,
      render: row => (row.fit === null ? '—' : <StatusOf looks={fitLooks} value={row.fit} />),
    },
  ]
  return [
    {
      key: 'number',
      title: t.number,
      width: 170,
      render: row => (
        <>
          <span className="cb-num">{row.number}</span>
          {row.supersededBy !== null && (
            <div>
              <StatusTag tone="warn">{t.superseded}</StatusTag>
            </div>
          )}
        </>
      ),
    },
    { key: 'name', title: t.name, minWidth: 200, render: row => <strong>{row.name}</strong> },
    { key: 'grade', title: t.grade, width: 80, render: row => text(partGradeTexts[row.grade]) },
    ...(show.all ? category : []),
    ...(show.fit ? fit : []),
    { key: 'price', title: t.price, width: 100, align: 'right', render: row => <Money fen={row.priceFen} /> },
    {
      key: 'stock',
      title: t.stock,
      width: 130,
      align: 'right',
      render: row => (
        <span className="cb-num">
          <strong>{qty(row.availableMilli)}</strong> / {qty(row.onHandMilli)} {row.unit}
        </span>
      ),
    },
    { key: 'bin', title: t.bin, width: 100, render: row => row.bin || '—' },
    ...(show.all ? lead : []),
  ]
}
