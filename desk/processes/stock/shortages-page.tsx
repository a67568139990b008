import { useNow } from '#desk/kernel/clock.ts'
import { choiceFilter, textFilter, useFilters } from '#desk/kernel/filters.ts'
import { qty, When } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ListPage } from '#desk/mechanisms/kit/list-page.tsx'
import type { ListColumn } from '#desk/mechanisms/kit/row-table.tsx'
import { StatusOf, StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { ShortageView } from '#domain/processes/stock/shapes.ts'
import { shortageStates, shortageStateTexts } from '#domain/processes/stock/shortage-states.ts'
import { shortagesLoader } from './loaders.ts'
import { shortageLooks } from './looks.ts'
import { PartName } from './part-name.tsx'
import { ShortageDrawer } from './shortage-drawer.tsx'
import { shortageText } from './shortage-text.ts'
import styles from './stock.module.css'

const filters = {
  state: choiceFilter(['open', ...shortageStates, 'all'], 'open'),
  q: textFilter(),
  id: textFilter(),
}

/** Every missing part on its way from the asking to the customer's ear. */
export function Page() {
  const t = useTexts(shortageText)
  const bound = useFilters(filters)
  const now = useNow()
  const { state, q, id } = bound.values
  return (
    <>
      <ListPage<ShortageView>
        title={t.title}
        filters={<ShortageFilterBar bound={bound} />}
        load={shortagesLoader({ q, state })}
        columns={useColumns()}
        rowKey={row => row.id}
        onOpen={row => bound.set({ id: row.id })}
        rowTone={row => (isLate(row, now) ? 'bad' : row.state === 'arrived' ? 'warn' : undefined)}
        card={row => (
          <>
            <StatusOf looks={shortageLooks} value={row.state} /> {row.orderNumber} {row.plate}
            <div>{row.partName}</div>
          </>
        )}
        empty={{ title: t.none, hint: t.noneHint }}
      />
      {id !== '' && <ShortageDrawer id={id} onClose={() => bound.set({ id: '' })} />}
    </>
  )
}

function ShortageFilterBar({ bound }: { bound: ReturnType<typeof useFilters<typeof filters>> }) {
  const t = useTexts(shortageText)
  const text = useText()
  const choices = [
    { value: 'open', label: t.open },
    ...shortageStates.map(state => ({ value: state, label: text(shortageStateTexts[state]) })),
    { value: 'all', label: t.all },
  ]
  return (
    <FilterBar
      filters={bound}
      fields={[
        { name: 'state', label: t.state, kind: 'tabs', choices },
        { name: 'q', label: t.search, kind: 'text', width: 220 },
      ]}
    />
  )
}

function useColumns(): ListColumn<ShortageView>[] {
  const t = useTexts(shortageText)
  const now = useNow()
  return [
    {
      key: 'state',
      title: t.state,
      width: 150,
      render: row => (
        <>
          <StatusOf looks={shortageLooks} value={row.state} />
          {isLate(row, now) && <StatusTag tone="bad">{t.lateArrival}</StatusTag>}
        </>
      ),
    },
    {
      key: 'part',
      title: t.part,
      minWidth: 220,
      render: row => <PartName name={row.partName} number={row.partNumber} hint={fill(t.lead, { n: row.leadDays })} />,
    },
    {
      key: 'qty',
      title: t.qty,
      width: 110,
      align: 'right',
      render: row => (
        <>
          {qty(row.qtyMilli)} {row.unit}
          {row.arrivedMilli > 0 && row.state !== 'arrived' && row.state !== 'told' && (
            <div className={styles.soft}>{fill(t.arrivedOf, { n: qty(row.arrivedMilli) })}</div>
          )}
        </>
      ),
    },
    {
      key: 'order',
      title: t.order,
      width: 190,
      render: row => (
        <>
          <span className="cb-num">{row.orderNumber}</span>
          <div className={styles.soft}>
            {row.plate} {row.car} · {row.adviser}
          </div>
        </>
      ),
    },
    { key: 'asked', title: t.asked, width: 130, render: row => <When at={row.askedAt} /> },
    { key: 'supplier', title: t.supplier, width: 120, render: row => row.supplier || '—' },
    { key: 'expected', title: t.expected, width: 130, render: row => <When at={row.expectedAt} /> },
    { key: 'arrived', title: t.arrived, width: 130, render: row => <When at={row.arrivedAt} /> },
    { key: 'told', title: t.told, width: 130, render: row => <When at={row.toldAt} /> },
  ]
}

function isLate(row: ShortageView, now: string): boolean {
  return row.state === 'ordered' && row.expectedAt !== null && row.expectedAt < now
}
