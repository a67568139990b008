import type { ReactNode } from 'react'
import type { Overview } from '#domain/processes/customers/overview-shape.ts'
import { Money, When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { Go } from '../../kernel/router.tsx'
import { useHrefOf } from '../../kernel/targets.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { type ListColumn, RowTable } from '../../mechanisms/kit/row-table.tsx'
import { Columns, Section } from '../../mechanisms/kit/section.tsx'
import { StatusOf, StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './customers.module.css'
import { groupHistoryLoader } from './loaders.ts'
import { orderKindTexts, orderLooks, orderPlace } from './looks.ts'
import { OpenItems } from './open-items.tsx'
import { PastOrders } from './past-orders.tsx'
import { vehicleText } from './text.ts'
import { VehicleFacts } from './vehicle-facts.tsx'

/** What is open on the car, and what was done to it. */
export function VehicleHistory({ overview }: { overview: Overview }) {
  return (
    <Columns
      main={
        <>
          <OpenItems items={overview.openItems} canClose={overview.can.closeItem} />
          <Orders orders={overview.orders} />
          <PastOrders orders={overview.pastOrders} />
          <Visits visits={overview.visits} />
          <Bookings bookings={overview.bookings} />
        </>
      }
      side={<VehicleFacts overview={overview} />}
    />
  )
}

function Orders({ orders }: { orders: Overview['orders'] }) {
  const t = useTexts(vehicleText)
  const text = useText()
  const columns: ListColumn<Overview['orders'][number]>[] = [
    { key: 'date', title: t.date, width: 96, render: row => <When at={row.createdAt} style="date" /> },
    {
      key: 'number',
      title: t.order,
      width: 170,
      render: row => <RecordLink kind="order" id={row.id} label={row.number} />,
    },
    {
      key: 'what',
      title: t.what,
      minWidth: 200,
      render: row => (
        <>
          {text(orderKindTexts[row.kind] ?? [row.kind, row.kind])} {row.lines.join('、') || row.description}
        </>
      ),
    },
    {
      key: 'state',
      title: t.state,
      width: 100,
      render: row => <StatusOf looks={orderLooks} value={orderPlace(row)} />,
    },
    { key: 'adviser', title: t.adviser, width: 80, render: row => row.adviserName },
    { key: 'amount', title: t.amount, width: 90, align: 'right', render: row => <Money fen={row.amountFen} /> },
  ]
  return (
    <Section title={t.orders} flush>
      {orders.length === 0 ? <Nothing /> : <RowTable rows={orders} columns={columns} rowKey={row => row.id} />}
    </Section>
  )
}

function Visits({ visits }: { visits: Overview['visits'] }) {
  const t = useTexts(vehicleText)
  const columns: ListColumn<Overview['visits'][number]>[] = [
    {
      key: 'date',
      title: t.date,
      width: 130,
      render: row => <RecordLink kind="visit" id={row.id} label={<When at={row.arrivedAt} />} />,
    },
    { key: 'km', title: t.mileage, width: 80, align: 'right', render: row => row.mileageKm ?? '—' },
    {
      key: 'words',
      title: t.words,
      minWidth: 200,
      render: row => (
        <span className={styles.lines}>{[row.customerWords, row.abnormality].filter(Boolean).join('\n')}</span>
      ),
    },
    { key: 'sender', title: t.sender, width: 90, render: row => row.senderName ?? '—' },
    { key: 'adviser', title: t.adviser, width: 80, render: row => row.adviserName ?? '—' },
    {
      key: 'state',
      title: t.state,
      width: 90,
      render: row =>
        row.leftAt === null ? (
          <StatusTag tone="info">{t.inShop}</StatusTag>
        ) : (
          <StatusTag tone="calm">{t.left}</StatusTag>
        ),
    },
  ]
  return (
    <Section title={t.visits} flush>
      {visits.length === 0 ? <Nothing /> : <RowTable rows={visits} columns={columns} rowKey={row => row.id} />}
    </Section>
  )
}

function Bookings({ bookings }: { bookings: Overview['bookings'] }) {
  const t = useTexts(vehicleText)
  if (bookings.length === 0) return null
  const columns: ListColumn<Overview['bookings'][number]>[] = [
    { key: 'at', title: t.date, width: 130, render: row => <When at={row.at} /> },
    {
      key: 'number',
      title: t.bookings,
      width: 170,
      render: row => <RecordLink kind="appointment" id={row.id} label={row.number} />,
    },
    { key: 'what', title: t.what, minWidth: 200, render: row => row.content },
  ]
  return (
    <Section title={t.bookings} flush>
      <RowTable rows={bookings} columns={columns} rowKey={row => row.id} />
    </Section>
  )
}

/** What the other stores of the group did to the car: no money, no people. */
export function GroupHistory({ vehicleId }: { vehicleId: string }) {
  const t = useTexts(vehicleText)
  const text = useText()
  const { data, placeholder } = useLoad(groupHistoryLoader(vehicleId))
  if (!data) return placeholder
  const columns: ListColumn<(typeof data.rows)[number]>[] = [
    { key: 'date', title: t.date, width: 96, render: row => <When at={row.createdAt} style="date" /> },
    { key: 'store', title: t.store, width: 160, render: row => row.store },
    { key: 'number', title: t.order, width: 170, render: row => row.number ?? '—' },
    { key: 'km', title: t.mileage, width: 80, align: 'right', render: row => row.mileageKm ?? '—' },
    {
      key: 'what',
      title: t.what,
      minWidth: 240,
      render: row => `${text(orderKindTexts[row.kind] ?? [row.kind, row.kind])} ${row.lines.join('、')}`,
    },
  ]
  return (
    <Section title={t.tabGroup} flush>
      {data.rows.length === 0 ? (
        <Nothing text={t.noGroup} />
      ) : (
        <RowTable rows={data.rows} columns={columns} rowKey={row => row.orderId} />
      )}
    </Section>
  )
}

/** Leads to a record's own page, if one shows it. */
function RecordLink({ kind, id, label }: { kind: string; id: string; label: ReactNode }) {
  const href = useHrefOf()(kind, id)
  const shown = label ?? '—'
  return href ? <Go to={href}>{shown}</Go> : <span>{shown}</span>
}

function Nothing({ text }: { text?: string }) {
  const t = useTexts(vehicleText)
  return (
    <div style={{ padding: 12 }} className={styles.aside}>
      {text ?? t.none}
    </div>
  )
}
