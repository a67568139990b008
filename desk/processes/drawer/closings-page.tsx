import { textFilter, useFilters } from '#desk/kernel/filters.ts'
import { Money, money, plain, When } from '#desk/kernel/format.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ListPage } from '#desk/mechanisms/kit/list-page.tsx'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import { closingPath, drawerPath } from './addresses.ts'
import { closingsLoader } from './loaders.ts'
import { closingLooks } from './looks.ts'
import { drawerText } from './text.ts'

const filters = { fromOn: textFilter(), toOn: textFilter() }

/** All closings of the store: who closed what, how far it was off, what was handed in. */
export function Page() {
  const t = useTexts(drawerText)
  const go = useGo()
  const can = useCan()
  const bound = useFilters(filters)
  return (
    <ListPage
      title={t.closings}
      actions={can('drawer.close') && <ActionButton label={t.title} onClick={() => go(drawerPath.href({}))} />}
      filters={
        <FilterBar
          filters={bound}
          fields={[
            { name: 'fromOn', label: t.fromOn, kind: 'on' },
            { name: 'toOn', label: t.toOn, kind: 'on' },
          ]}
        />
      }
      load={closingsLoader(bound.values)}
      rowKey={row => row.id}
      onOpen={row => go(closingPath.href({ id: row.id }))}
      rowTone={row => (row.state === 'asked' ? 'warn' : undefined)}
      columns={[
        {
          key: 'through',
          title: t.through,
          width: 110,
          render: row => <span className="cb-num">{row.throughOn}</span>,
        },
        { key: 'cashier', title: t.cashier, width: 100, render: row => row.cashier },
        { key: 'number', title: t.number, width: 170, render: row => <span className="cb-num">{row.number}</span> },
        {
          key: 'state',
          title: t.state,
          width: 120,
          render: row => <StatusOf looks={closingLooks} value={row.state} />,
        },
        {
          key: 'expected',
          title: t.expected,
          width: 110,
          align: 'right',
          render: row => <Money fen={row.expectedFen} />,
        },
        {
          key: 'counted',
          title: t.counted,
          width: 110,
          align: 'right',
          render: row => <Money fen={row.countedFen} strong />,
        },
        { key: 'off', title: t.off, width: 100, align: 'right', render: row => money(row.offFen) },
        { key: 'handIn', title: t.handIn, width: 110, align: 'right', render: row => <Money fen={row.handInFen} /> },
        { key: 'reason', title: t.reason, minWidth: 140, ellipsis: true, render: row => plain(row.reason) },
        { key: 'at', title: t.closedAt, width: 130, render: row => <When at={row.closedAt} /> },
      ]}
      empty={{ title: t.noClosings, hint: t.noClosingsHint }}
    />
  )
}
