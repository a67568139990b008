import { fill } from '#domain/kernel/texts.ts'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { at } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { Go } from '../../kernel/router.tsx'
import { useTexts } from '../../kernel/text.ts'
import { Facts, Section } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import { appointmentPath, bookedOrderPath, bookedVehiclePath } from './addresses.ts'
import styles from './appointments.module.css'
import { intakeLoader } from './loaders.ts'
import { talkText } from './talk-text.ts'
import { bookingText } from './text.ts'

type KnownCarProps = { vehicleId: string; exceptId: string; suspected: BookingView['suspectedOrder'] }

/** What the house knows of the car while the adviser talks: history, what is due, an older order that looks alike. */
export function KnownCar({ vehicleId, exceptId, suspected }: KnownCarProps) {
  const t = useTexts(talkText)
  const b = useTexts(bookingText)
  const { data, placeholder } = useLoad(intakeLoader(vehicleId), { rows: 3 })
  if (!data) return placeholder
  const others = data.booked.filter(booking => booking.id !== exceptId)
  return (
    <Section title={t.known} extra={<Go to={bookedVehiclePath.href({ id: vehicleId })}>{data.plate}</Go>}>
      {suspected !== null && (
        <p style={{ marginTop: 0 }}>
          <StatusTag tone="bad">{b.suspected}</StatusTag>{' '}
          <Go to={bookedOrderPath.href({ id: suspected.id })}>
            {b.oldOrder} {suspected.number}
          </Go>
          <br />
          <span className={styles.soft}>{b.suspectedHint}</span>
        </p>
      )}
      {data.noShows.length > 0 && (
        <p style={{ marginTop: 0 }}>
          <StatusTag tone="bad">{fill(t.noShows, { n: data.noShows.length })}</StatusTag>{' '}
          <span className={styles.soft}>
            {data.noShows.map(booking => at(booking.bookedAt)).join('、')} · {t.noShowsHint}
          </span>
        </p>
      )}
      <Facts
        facts={[
          {
            label: t.lastRepair,
            value: data.lastRepairOn ? `${data.lastRepairOn} ${data.lastRepairText}` : t.nothingKnown,
            wide: true,
          },
          {
            label: t.nextOn,
            value: [data.nextServiceOn, data.nextServiceContent].filter(Boolean).join(' ') || '—',
            wide: true,
          },
        ]}
      />
      {others.map(booking => (
        <p key={booking.id} style={{ marginBottom: 0 }}>
          <Go to={appointmentPath.href({ id: booking.id })}>
            {fill(t.alreadyBooked, { number: booking.number ?? '' })} {booking.bookedAt && at(booking.bookedAt)}
          </Go>
        </p>
      ))}
    </Section>
  )
}
