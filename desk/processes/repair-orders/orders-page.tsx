import { choiceFilter, textFilter, useFilters, useIsNarrowed } from '#desk/kernel/filters.ts'
import { Money, When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go, useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { colleaguesLoader } from '#desk/mechanisms/duties/loaders.ts'
import { Countdown } from '#desk/mechanisms/kit/countdown.tsx'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ListPage } from '#desk/mechanisms/kit/list-page.tsx'
import type { ListColumn } from '#desk/mechanisms/kit/row-table.tsx'
import type { OrderRow } from '#domain/processes/repair-orders/contract.ts'
import { orderKinds, orderKindTexts } from '#domain/processes/repair-orders/kinds.ts'
import { byKindPath, orderPath } from './addresses.ts'
import { LabelTag } from './label-tag.tsx'
import { ordersLoader } from './loaders.ts'
import { RiskTag } from './risk-tag.tsx'
import { orderText } from './text.ts'

const spec = {
  q: textFilter(),
  open: choiceFilter(['open', 'closed', 'all'], 'open'),
  kind: choiceFilter(['', ...orderKinds], ''),
  adviserId: textFilter(),
  fromOn: textFilter(),
  toOn: textFilter(),
}

/** Every order of the store; opened by plate, number or name. */
export function Page() {
  const t = useTexts(orderText)
  const text = useText()
  const go = useGo()
  const isNarrowed = useIsNarrowed()
  const bound = useFilters(spec)
  const people = useLoad(colleaguesLoader())
  const advisers = (people.data ?? []).filter(person => person.roles.includes('R-SA'))
  return (
    <ListPage<OrderRow>
      title={t.orders}
      actions={<Go to={byKindPath.href({})}>{t.byKind}</Go>}
      filters={
        <FilterBar
          filters={bound}
          fields={[
            { name: 'q', label: t.find, kind: 'text', width: 220 },
            {
              name: 'open',
              label: t.standing,
              kind: 'tabs',
              choices: (['open', 'closed', 'all'] as const).map(value => ({ value, label: t[value] })),
            },
            {
              name: 'kind',
              label: t.kind,
              kind: 'choice',
              choices: orderKinds.map(value => ({ value, label: text(orderKindTexts[value]) })),
            },
            {
              name: 'adviserId',
              label: t.adviser,
              kind: 'choice',
              choices: advisers.map(person => ({ value: person.id, label: person.name })),
            },
          ]}
        />
      }
      empty={isNarrowed ? {} : { title: t.noOrders, hint: t.noOrdersHint }}
      load={ordersLoader(bound.values)}
      columns={useColumns()}
      rowKey={row => row.id}
      onOpen={row => go(orderPath.href({ id: row.id }))}
      card={row => (
        <span style={{ display: 'grid', gridTemplateColumns: '1fr auto', gap: 4 }}>
          <strong>{row.plate}</strong>
          <LabelTag label={row.label} />
          <span>
            {row.customer} · {row.car}
          </span>
          <Money fen={row.totalFen} />
        </span>
      )}
    />
  )
}

function useColumns(): ListColumn<OrderRow>[] {
  const t = useTexts(orderText)
  const text = useText()
  return [
    {
      key: 'plate',
      title: t.plate,
      width: 100,
      fixed: 'left',
      render: row => <strong className="cb-num">{row.plate}</strong>,
    },
    { key: 'state', title: t.state, width: 120, render: row => <LabelTag label={row.label} /> },
    { key: 'promise', title: t.promise, width: 270, render: row => <Promised row={row} /> },
    { key: 'customer', title: t.customer, minWidth: 90, ellipsis: true, render: row => row.customer },
    { key: 'car', title: t.car, minWidth: 130, ellipsis: true, render: row => row.car },
    { key: 'kind', title: t.kind, width: 80, render: row => text(orderKindTexts[row.kind]) },
    { key: 'adviser', title: t.adviser, width: 80, render: row => row.adviser },
    { key: 'total', title: t.total, width: 100, align: 'right', render: row => <Money fen={row.totalFen} /> },
    { key: 'opened', title: t.opened, width: 130, render: row => <When at={row.createdAt} /> },
    { key: 'number', title: t.number, width: 160, render: row => <span className="cb-num">{row.number ?? '—'}</span> },
  ]
}

function Promised({ row }: { row: OrderRow }) {
  if (row.promisedAt === null) return '—'
  const isOver = ['delivered', 'gone', 'cancelled', 'settled'].includes(row.label)
  return (
    <>
      <When at={row.promisedAt} /> {!isOver && <Countdown dueAt={row.promisedAt} />} <RiskTag risk={row.risk} />
    </>
  )
}
