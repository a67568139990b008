import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { When } from '../../kernel/format.tsx'
import { useTexts } from '../../kernel/text.ts'
import { Section } from '../../mechanisms/kit/section.tsx'
import { TimelineButton } from '../../mechanisms/timeline/timeline-drawer.tsx'
import styles from './appointments.module.css'
import { bookingKinds } from './loaders.ts'
import { bookingText } from './text.ts'

/** Every time that was agreed with its reason, and when the customer was and will be reminded. */
export function BookingHistory({ booking }: { booking: BookingView }) {
  const t = useTexts(bookingText)
  return (
    <Section title={t.history} extra={<TimelineButton threadId={booking.id} about={bookingKinds} />}>
      {booking.times.length === 0 && <span className={styles.soft}>{t.noTimes}</span>}
      <ul className={styles.steps}>
        {booking.times.map(time => (
          <li key={`${time.setAt} ${time.bookedAt}`}>
            <span>
              {t.agreed} <When at={time.bookedAt} />
              {time.reason && <span className={styles.soft}> {time.reason}</span>}
            </span>
            <span className={styles.soft}>
              {time.setBy} <When at={time.setAt} />
            </span>
          </li>
        ))}
        {booking.reminders.map(reminder => (
          <li key={reminder.at}>
            <span>{t.reminded}</span>
            <When at={reminder.at} />
          </li>
        ))}
        {booking.plannedReminders.map(moment => (
          <li key={moment} className={styles.soft}>
            <span>{t.willRemind}</span>
            <When at={moment} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
