import { Checkbox, Segmented } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { at, hours, Money } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import type { AddChoice } from '#desk/mechanisms/kit/line-add.tsx'
import type { LineColumn } from '#desk/mechanisms/kit/line-columns.ts'
import { LineGrid } from '#desk/mechanisms/kit/line-grid.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { formatYuan } from '#domain/kernel/money.ts'
import { fill } from '#domain/kernel/texts.ts'
import { orderKindTexts } from '#domain/processes/repair-orders/kinds.ts'
import styles from './counter.module.css'
import { counterText } from './counter-text.ts'
import type { Known, QuickDraft, QuickKind } from './quick-form.tsx'
import { amountOf, labourLine, partLine, type QuickLine } from './quick-lines.ts'
import { quickText } from './quick-text.ts'

const kinds = ['maintenance', 'repair', 'beauty', 'freeCheck'] as const satisfies readonly QuickKind[]

type Words = Record<keyof typeof quickText, string>
type QuickLineGridProps = {
  vehicleId: string
  lines: readonly QuickLine[]
  booking: Known['booking']
  draft: QuickDraft
  onChange: (part: Partial<QuickDraft>) => void
  onLines: (change: (lines: QuickLine[]) => QuickLine[]) => void
}

/** What is to be done: Alt+N, a few letters, Enter. A booked car brings its lines with it. */
export function QuickLineGrid({ vehicleId, lines, booking, draft, onChange, onLines }: QuickLineGridProps) {
  const t = useTexts(quickText)
  const c = useTexts(counterText)
  const text = useText()
  const [found] = useState(() => new Map<string, () => QuickLine>())
  const [columns] = useState(() => columnsOf(t, onLines))
  return (
    <Section
      title={t.lines}
      flush
      extra={
        <>
          <span className={styles.soft}>{c.addService}</span>
          <Segmented<QuickKind>
            value={draft.kind}
            options={kinds.map(value => ({ value, label: text(orderKindTexts[value]) }))}
            onChange={kind => onChange({ kind })}
          />
        </>
      }
    >
      {booking && (
        <div style={{ padding: '8px 12px' }}>
          <Checkbox checked={draft.fromBooking} onChange={event => onChange({ fromBooking: event.target.checked })}>
            {t.fromBooking}：{fill(t.booking, { number: booking.number, at: at(booking.bookedAt) })}
          </Checkbox>
        </div>
      )}
      {!draft.fromBooking && (
        <LineGrid<QuickLine>
          label={t.lines}
          rows={lines}
          rowKey={line => line.id}
          rowName={line => line.name}
          columns={columns}
          onRemove={gone => onLines(all => all.filter(line => line.id !== gone.id))}
          add={{
            name: `quick ${vehicleId}`,
            placeholder: t.addLine,
            search: (q, signal) => searchCatalogue(q, vehicleId, t, found, signal),
            onPick: choice => {
              const make = found.get(choice.value)
              if (make) onLines(all => [...all, make()])
            },
          }}
        />
      )}
    </Section>
  )
}

async function searchCatalogue(
  q: string,
  vehicleId: string,
  t: Words,
  found: Map<string, () => QuickLine>,
  signal: AbortSignal,
): Promise<AddChoice[]> {
  const [operations, parts] = await Promise.all([
    api.catalogue.operations({ q, vehicleId, limit: 7 }, { signal }),
    api.catalogue.parts({ q, vehicleId, limit: 7 }, { signal }),
  ])
  const labour = operations.rows.map(row => {
    found.set(`labour ${row.id}`, () => labourLine(row))
    return { value: `labour ${row.id}`, label: row.name, hint: `${t.labour} ${row.code} ${formatYuan(row.amountFen)}` }
  })
  const goods = parts.rows.map(row => {
    found.set(`part ${row.id}`, () => partLine(row))
    const stock = row.availableMilli > 0 ? t.inStock : t.noStock
    return { value: `part ${row.id}`, label: row.name, hint: `${row.number} ${formatYuan(row.priceFen)} ${stock}` }
  })
  return [...labour, ...goods]
}

function columnsOf(t: Words, onLines: QuickLineGridProps['onLines']): LineColumn<QuickLine>[] {
  return [
    { key: 'kind', title: '', width: 56, type: 'view', render: line => t[line.kind] },
    { key: 'name', title: t.name, grow: true, type: 'view', render: line => line.name },
    { key: 'code', title: t.code, width: 130, type: 'view', render: line => line.code },
    {
      key: 'hours',
      title: t.hours,
      width: 70,
      type: 'view',
      align: 'right',
      render: line => (line.hoursCenti === null ? '' : hours(line.hoursCenti)),
    },
    {
      key: 'qty',
      title: t.qty,
      width: 80,
      type: 'qty',
      value: line => line.qtyMilli,
      commit: (changed, qtyMilli) =>
        onLines(all => all.map(line => (line.id === changed.id ? { ...line, qtyMilli } : line))),
    },
    {
      key: 'price',
      title: t.price,
      width: 100,
      type: 'view',
      align: 'right',
      render: line => <Money fen={line.unitPriceFen} />,
    },
    {
      key: 'amount',
      title: t.amount,
      width: 110,
      type: 'view',
      align: 'right',
      render: line => <Money fen={amountOf(line)} strong />,
    },
  ]
}
