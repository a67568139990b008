import { choiceFilter, textFilter, useFilters } from '#desk/kernel/filters.ts'
import { Money, plain } from '#desk/kernel/format.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ListPage } from '#desk/mechanisms/kit/list-page.tsx'
import type { ListColumn } from '#desk/mechanisms/kit/row-table.tsx'
import type { PastOrderRow } from '#domain/processes/past-orders/contract.ts'
import { orderKinds } from '#domain/processes/past-orders/old-words.ts'
import { orderKindTexts } from '#domain/processes/repair-orders/kinds.ts'
import { pastOrderPath } from './addresses.ts'
import { pastOrdersLoader } from './loaders.ts'
import { pastOrderText } from './text.ts'

const spec = {
  q: textFilter(),
  kind: choiceFilter(['', ...orderKinds], ''),
  fromOn: textFilter(),
  toOn: textFilter(),
}

/** Orders of the system the shop had before. */
export function Page() {
  const t = useTexts(pastOrderText)
  const text = useText()
  const go = useGo()
  const bound = useFilters(spec)
  const { q, kind, fromOn, toOn } = bound.values
  return (
    <ListPage<PastOrderRow>
      title={t.title}
      filters={
        <FilterBar
          filters={bound}
          fields={[
            { name: 'q', label: t.find, kind: 'text', width: 220 },
            {
              name: 'kind',
              label: t.kind,
              kind: 'choice',
              choices: orderKinds.map(value => ({ value, label: text(orderKindTexts[value]) })),
            },
            { name: 'fromOn', label: t.from, kind: 'on' },
            { name: 'toOn', label: t.to, kind: 'on' },
          ]}
        />
      }
      load={pastOrdersLoader({
        q: q || undefined,
        kind: kind === '' ? undefined : kind,
        fromOn: fromOn || undefined,
        toOn: toOn || undefined,
      })}
      columns={useColumns()}
      rowKey={row => row.id}
      onOpen={row => go(pastOrderPath.href({ id: row.id }))}
      empty={{ title: t.none, hint: t.hint }}
    />
  )
}

function useColumns(): ListColumn<PastOrderRow>[] {
  const t = useTexts(pastOrderText)
  const text = useText()
  return [
    { key: 'in', title: t.inOn, width: 100, render: row => row.inOn },
    { key: 'number', title: t.number, width: 170, render: row => <strong>{row.number}</strong> },
    { key: 'plate', title: t.plate, width: 100, render: row => plain(row.plate) },
    { key: 'car', title: t.car, minWidth: 140, render: row => row.car },
    { key: 'kind', title: t.kind, width: 100, render: row => row.kindWord || text(orderKindTexts[row.kind]) },
    { key: 'work', title: t.work, minWidth: 220, ellipsis: true, render: row => plain(row.work.join('、')) },
    { key: 'km', title: t.mileage, width: 80, align: 'right', render: row => plain(row.mileageKm) },
    { key: 'adviser', title: t.adviser, width: 90, render: row => plain(row.adviser) },
    { key: 'amount', title: t.amount, width: 100, align: 'right', render: row => <Money fen={row.amountFen} /> },
  ]
}
