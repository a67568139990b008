import type { BookingRow } from '#domain/processes/appointments/contract-shapes.ts'
import { bookingKindTexts } from '#domain/processes/appointments/kinds.ts'
import { stillExpected } from '#domain/processes/appointments/state.ts'
import { money, When } from '../../kernel/format.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import type { ListColumn } from '../../mechanisms/kit/row-table.tsx'
import { StatusOf, StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './appointments.module.css'
import { lightLooks, punctualityLooks, stateLooks } from './looks.ts'
import { boardText } from './text.ts'

/** The columns every list of bookings shows; a day needs no date. */
export function useBookingColumns({ withDate }: { withDate: boolean }): ListColumn<BookingRow>[] {
  const t = useTexts(boardText)
  const text = useText()
  return [
    {
      key: 'time',
      title: t.time,
      width: withDate ? 130 : 60,
      render: row => <When at={row.bookedAt} style={withDate ? 'minute' : 'time'} />,
    },
    { key: 'state', title: t.state, width: 112, render: row => <BookingStateTag row={row} /> },
    {
      key: 'car',
      title: t.car,
      minWidth: 150,
      render: row => (
        <>
          <span className={styles.plate}>{row.plate || '—'}</span> <span className={styles.soft}>{row.car}</span>{' '}
          {row.online && <StatusTag tone="info">{t.online}</StatusTag>}
          {row.atHome && <StatusTag tone="info">{t.atHome}</StatusTag>}
        </>
      ),
    },
    { key: 'customer', title: t.customer, width: 84, render: row => row.customer || '—' },
    {
      key: 'items',
      title: t.items,
      minWidth: 150,
      ellipsis: true,
      render: row => row.items || text(bookingKindTexts[row.kind]),
    },
    { key: 'adviser', title: t.adviser, width: 84, render: row => row.adviser || '—' },
    { key: 'bay', title: t.bay, width: 84, render: row => row.bay || '—' },
    { key: 'light', title: t.light, width: 96, render: row => <LightTag row={row} /> },
    { key: 'workshop', title: t.workshop, width: 92, render: row => <WorkshopTag row={row} /> },
    { key: 'deposit', title: t.deposit, width: 92, align: 'right', render: row => <DepositCell row={row} /> },
  ]
}

export function BookingStateTag({ row }: { row: BookingRow }) {
  return row.punctuality !== null && row.state === 'arrived' ? (
    <StatusOf looks={punctualityLooks} value={row.punctuality} />
  ) : (
    <StatusOf looks={stateLooks} value={row.state} />
  )
}

export function LightTag({ row }: { row: BookingRow }) {
  return stillExpected(row.state) ? <StatusOf looks={lightLooks} value={row.light} /> : '—'
}

function WorkshopTag({ row }: { row: BookingRow }) {
  const t = useTexts(boardText)
  if (row.number === null || row.state === 'cancelled') return '—'
  return row.acknowledgedAt === null ? (
    <StatusTag tone="warn">{t.notKnown}</StatusTag>
  ) : (
    <StatusTag tone="good">{t.known}</StatusTag>
  )
}

function DepositCell({ row }: { row: BookingRow }) {
  const t = useTexts(boardText)
  if (row.depositHeldFen > 0) return <span className="cb-num">{money(row.depositHeldFen)}</span>
  return row.depositDemandedFen > 0 ? <StatusTag tone="warn">{t.depositOpen}</StatusTag> : '—'
}
