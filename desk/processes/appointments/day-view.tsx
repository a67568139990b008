import type { BookingRow } from '#domain/processes/appointments/contract-shapes.ts'
import { bookingKindTexts } from '#domain/processes/appointments/kinds.ts'
import { stillExpected } from '#domain/processes/appointments/state.ts'
import { When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { Go, useGo } from '../../kernel/router.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { RowTable } from '../../mechanisms/kit/row-table.tsx'
import { Columns, Section } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import { Tile, Tiles } from '../../mechanisms/kit/tile.tsx'
import { appointmentPath } from './addresses.ts'
import { AdviserLoads } from './adviser-loads.tsx'
import styles from './appointments.module.css'
import { BayBoard } from './bay-board.tsx'
import { useBookingColumns } from './booking-columns.tsx'
import { dayLoader } from './loaders.ts'
import { boardText } from './text.ts'

/** A day by bay, by time and by adviser, with what still waits for a customer's word. */
export function DayView({ on }: { on: string }) {
  const t = useTexts(boardText)
  const go = useGo()
  const columns = useBookingColumns({ withDate: false })
  const { data, placeholder } = useLoad(dayLoader(on))
  if (!data) return placeholder
  const count = (fits: (row: BookingRow) => boolean) => data.rows.filter(fits).length
  return (
    <>
      <Tiles>
        <Tile label={t.booked} value={data.rows.length} unit={t.unit} />
        <Tile label={t.expected} value={count(row => stillExpected(row.state))} unit={t.unit} tone="info" />
        <Tile label={t.arrived} value={count(row => row.state === 'arrived')} unit={t.unit} tone="good" />
        <Tile label={t.missed} value={count(row => row.state === 'noShow')} unit={t.unit} tone="bad" />
        <Tile label={t.open} value={data.pending.length} unit={t.unit} tone="warn" />
      </Tiles>
      <Columns
        main={
          <>
            <BayBoard day={data} />
            <Section title={t.byTime} flush>
              {data.rows.length > 0 ? (
                <RowTable
                  rows={data.rows}
                  columns={columns}
                  rowKey={row => row.id}
                  onOpen={row => go(appointmentPath.href({ id: row.id }))}
                  rowTone={row => (row.state === 'noShow' ? 'bad' : undefined)}
                />
              ) : (
                <EmptyState title={t.noBookings} hint={t.noBookingsHint} />
              )}
            </Section>
          </>
        }
        side={
          <>
            <AdviserLoads rows={data.load} />
            <PendingBookings rows={data.pending} />
          </>
        }
      />
    </>
  )
}

function PendingBookings({ rows }: { rows: readonly BookingRow[] }) {
  const t = useTexts(boardText)
  const text = useText()
  return (
    <Section title={t.pending}>
      {rows.length === 0 && <span className={styles.soft}>{t.noPending}</span>}
      <ul className={styles.pending}>
        {rows.map(row => (
          <li key={row.id}>
            <Go to={appointmentPath.href({ id: row.id })}>
              <span>
                <span className={styles.plate}>{row.plate || '—'}</span> {row.customer}{' '}
                <span className={styles.soft}>{text(bookingKindTexts[row.kind])}</span>{' '}
                {row.suspected && <StatusTag tone="bad">{t.suspected}</StatusTag>}
              </span>
              <When at={row.bookedAt ?? row.createdAt} />
            </Go>
          </li>
        ))}
      </ul>
    </Section>
  )
}
