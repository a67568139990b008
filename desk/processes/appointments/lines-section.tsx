import { Button } from 'antd'
import { useMemo, useRef } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { formatQty } from '#domain/kernel/quantity.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { BookingLine, BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { api } from '../../kernel/api.ts'
import { useStable } from '../../kernel/browser.ts'
import { money, yuan } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import type { AddChoice } from '../../mechanisms/kit/line-add.tsx'
import type { LineColumn } from '../../mechanisms/kit/line-columns.ts'
import { LineGrid } from '../../mechanisms/kit/line-grid.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './appointments.module.css'
import { intakeLoader } from './loaders.ts'
import { talkText } from './talk-text.ts'
import type { SaveBooking } from './use-booking-save.ts'

type LineInput = Parameters<typeof api.appointments.saveLines>[0]['lines'][number]
type LinesProps = { booking: BookingView; save: SaveBooking | undefined }

/** The work of the booking: catalogue lines with published prices, and what is already known to be due. */
export function LinesSection({ booking, save }: LinesProps) {
  const t = useTexts(talkText)
  const edit = useLineEdits(booking, save)
  const columns = useLineColumns(save ? edit.change : undefined)
  return (
    <Section title={t.items} extra={`${t.total} ${yuan(booking.totalFen)}`} flush>
      {save && booking.vehicleId !== null && (
        <Suggestions vehicleId={booking.vehicleId} booking={booking} onAdd={edit.add} />
      )}
      <LineGrid<BookingLine>
        label={t.items}
        rows={booking.lines}
        rowKey={line => line.id}
        rowName={line => line.name}
        columns={columns}
        empty={t.noItems}
        {...(save
          ? {
              onRemove: edit.remove,
              add: {
                name: 'booking line',
                placeholder: t.addItem,
                search: (q, signal) => findWork(q, booking.vehicleId, fill(t.free, { name: q }), signal),
                onPick: edit.pick,
              },
            }
          : {})}
      />
    </Section>
  )
}

/** Each edit sends the whole list, built on the newest one that was sent: two quick additions are both there. */
function useLineEdits(booking: BookingView, save: SaveBooking | undefined) {
  const sent = useRef<{ lines: LineInput[]; version: number }>({ lines: [], version: 0 })
  const send = async (alter: (lines: LineInput[]) => LineInput[]) => {
    const isShown = booking.version >= sent.current.version
    const lines = alter(isShown ? booking.lines.map(inputOf) : sent.current.lines)
    sent.current = { lines, version: Number.POSITIVE_INFINITY }
    const outcome = await save?.((about, call) => api.appointments.saveLines({ ...about, lines }, call))
    if (sent.current.lines === lines) sent.current.version = outcome?.ok ? outcome.answer.version : 0
  }
  const add = (line: Omit<LineInput, 'id'>) => void send(lines => [...lines, { ...line, id: newId() }])
  return {
    add,
    pick: (choice: AddChoice) => add(lineOfChoice(choice.value)),
    remove: (line: BookingLine) => void send(lines => lines.filter(item => item.id !== line.id)),
    change: (line: BookingLine, part: Partial<LineInput>) =>
      void send(lines => lines.map(item => (item.id === line.id ? { ...item, ...part } : item))),
  }
}

function inputOf(line: BookingLine): LineInput {
  const inCatalogue = line.labourOperationId !== null || line.partId !== null
  const { id, kind, labourOperationId, partId, forLineId, hoursCenti, qtyMilli, specialOrder, openItemId } = line
  return {
    ...{ id, kind, labourOperationId, partId, forLineId, hoursCenti, qtyMilli, specialOrder, openItemId },
    name: inCatalogue ? null : line.name,
    unitPriceFen: inCatalogue ? null : line.unitPriceFen,
  }
}

function lineOfChoice(value: string): Omit<LineInput, 'id'> {
  const [kind = '', ...rest] = value.split(':')
  const id = rest.join(':')
  if (kind === 'labour') return { kind: 'labour', labourOperationId: id }
  return kind === 'part' ? { kind: 'part', partId: id } : { kind: 'other', name: id, unitPriceFen: 0 }
}

async function findWork(
  q: string,
  vehicleId: string | null,
  freeLabel: string,
  signal: AbortSignal,
): Promise<AddChoice[]> {
  const about = { q, limit: 8, ...(vehicleId === null ? {} : { vehicleId }) }
  const [work, parts] = await Promise.all([
    api.catalogue.operations(about, { signal }),
    api.catalogue.parts(about, { signal }),
  ])
  return [
    ...work.rows.map(row => ({
      value: `labour:${row.id}`,
      label: row.name,
      hint: `${row.code} · ¥${money(row.amountFen)}`,
    })),
    ...parts.rows.map(row => ({
      value: `part:${row.id}`,
      label: row.name,
      hint: `${row.number} · ¥${money(row.priceFen)} · ${formatQty(row.availableMilli)}${row.unit}`,
    })),
    { value: `other:${q}`, label: freeLabel },
  ]
}

type Suggesting = { vehicleId: string; booking: BookingView; onAdd: (line: Omit<LineInput, 'id'>) => void }

/** What the car's file says is due: one tap and it is on the list. */
function Suggestions({ vehicleId, booking, onAdd }: Suggesting) {
  const t = useTexts(talkText)
  const known = useLoad(intakeLoader(vehicleId)).data
  const taken = new Set(booking.lines.map(line => line.openItemId))
  const names = new Set(booking.lines.map(line => line.name))
  const open = (known?.openItems ?? []).filter(item => !taken.has(item.id)).slice(0, 6)
  const service = known?.nextServiceContent ?? ''
  const isDue = service !== '' && !names.has(service)
  if (open.length === 0 && !isDue) return null
  return (
    <div className={styles.suggestions}>
      <span className={styles.soft}>{t.suggestions}</span>
      {isDue && (
        <Button size="small" onClick={() => onAdd({ kind: 'other', name: service, unitPriceFen: 0 })}>
          {fill(t.nextService, { text: service })}
        </Button>
      )}
      {open.map(item => (
        <Button
          key={item.id}
          size="small"
          danger={item.safety}
          onClick={() => onAdd({ kind: 'other', name: item.text.slice(0, 100), unitPriceFen: 0, openItemId: item.id })}
        >
          {fill(t.openItem, { text: item.text })}
        </Button>
      ))}
    </div>
  )
}

type Change = (line: BookingLine, part: Partial<LineInput>) => void

function useLineColumns(change: Change | undefined): LineColumn<BookingLine>[] {
  const t = useTexts(talkText)
  const isOpen = change !== undefined
  const commit = useStable((line: BookingLine, part: Partial<LineInput>) => change?.(line, part))
  return useMemo((): LineColumn<BookingLine>[] => {
    const may = <V,>(key: keyof LineInput) =>
      isOpen ? { commit: (line: BookingLine, value: V) => commit(line, { [key]: value }) } : {}
    return [
      {
        key: 'code',
        title: '',
        type: 'view',
        width: 96,
        render: line => <span className={styles.soft}>{line.code}</span>,
      },
      { key: 'name', title: t.name, type: 'view', grow: true, width: 180, render: line => line.name },
      { key: 'hours', title: t.hours, type: 'view', width: 60, align: 'right', render: line => hoursOf(line) },
      { key: 'qty', title: t.qty, type: 'qty', width: 64, value: line => line.qtyMilli, ...may<number>('qtyMilli') },
      {
        key: 'price',
        title: t.unitPrice,
        type: 'money',
        width: 96,
        value: line => line.unitPriceFen,
        isFixed: line => line.labourOperationId !== null || line.partId !== null,
        ...may<number>('unitPriceFen'),
      },
      { key: 'amount', title: t.amount, type: 'money', width: 96, value: line => line.amountFen },
      { key: 'stock', title: t.stock, type: 'view', width: 104, render: line => <StockCell line={line} /> },
      {
        key: 'special',
        title: t.special,
        type: 'select',
        width: 76,
        isFixed: line => line.kind !== 'part',
        options: [
          { value: 'no', label: t.specialNo },
          { value: 'yes', label: t.specialYes },
        ],
        value: line => (line.kind === 'part' ? (line.specialOrder ? 'yes' : 'no') : ''),
        ...(isOpen
          ? { commit: (line: BookingLine, value: string) => commit(line, { specialOrder: value === 'yes' }) }
          : {}),
      },
    ]
  }, [t, isOpen, commit])
}

function hoursOf(line: BookingLine): string {
  return line.hoursCenti === null ? '' : formatQty(line.hoursCenti * 10)
}

function StockCell({ line }: { line: BookingLine }) {
  const t = useTexts(talkText)
  if (line.partId === null) return null
  if (line.reservedMilli >= line.qtyMilli)
    return <StatusTag tone="good">{fill(t.reserved, { n: formatQty(line.reservedMilli) })}</StatusTag>
  return line.availableMilli + line.reservedMilli >= line.qtyMilli ? (
    <StatusTag tone="info">{fill(t.inStock, { n: formatQty(line.availableMilli) })}</StatusTag>
  ) : (
    <StatusTag tone="bad">{t.short}</StatusTag>
  )
}
