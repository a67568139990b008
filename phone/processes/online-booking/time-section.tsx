import { formatLocal } from '#domain/kernel/time.ts'
import type { OnlineStore } from '#domain/processes/online-booking/contract.ts'
import { api } from '../../kernel/api.ts'
import { dayOf } from '../../kernel/format.ts'
import { useLoad } from '../../kernel/load.tsx'
import { useLang, useTexts } from '../../kernel/text.ts'
import styles from './booking.module.css'
import { bookingText } from './text.ts'
import type { SectionProps } from './use-wish.ts'

/** The days that are open and the times of one of them, as the adviser at the counter sees them. */
export function TimeSection({ store, wish, change }: SectionProps & { store: OnlineStore }) {
  const t = useTexts(bookingText)
  const lang = useLang()
  return (
    <section className={styles.section} aria-label={t('when')}>
      <h2 className={styles.heading}>{t('when')}</h2>
      <fieldset className={styles.days} aria-label={t('day')}>
        {store.days
          .map(day => ({ ...day, ...dayOf(day.on, lang) }))
          .map(day => (
            <button
              key={day.on}
              type="button"
              className={styles.day}
              aria-pressed={wish.on === day.on}
              disabled={!day.open}
              onClick={() => change({ on: day.on })}
            >
              <span>{day.date}</span>
              <span className={styles.quiet}>{day.open ? day.weekday : t('closed')}</span>
              {day.open && day.offers.length > 0 && <span className={styles.offer}>{t('offer')}</span>}
            </button>
          ))}
      </fieldset>
      <Slots store={store} wish={wish} change={change} />
    </section>
  )
}

function Slots({ store, wish, change }: SectionProps & { store: OnlineStore }) {
  const t = useTexts(bookingText)
  const asked = {
    storeCode: store.store.code,
    on: wish.on,
    kind: wish.kind,
    operationIds: wish.services.map(service => service.id).join(','),
    atHome: wish.atHome,
    ...(wish.adviserId === null ? {} : { adviserId: wish.adviserId }),
    ...(wish.technicianId === null ? {} : { technicianId: wish.technicianId }),
  }
  const { data, placeholder } = useLoad(['online slots', asked], signal => api.onlineBooking.slots(asked, { signal }))
  if (!data) return placeholder
  if (data.rows.length === 0) return <p className={styles.quiet}>{t('noSlots')}</p>
  return (
    <fieldset className={styles.slots} aria-label={t('when')}>
      {data.rows.map(slot => (
        <button
          key={slot.startAt}
          type="button"
          className={styles.slot}
          aria-pressed={wish.bookedAt === slot.startAt}
          disabled={slot.state === 'full'}
          onClick={() => change({ bookedAt: slot.startAt })}
        >
          <strong className="num">{formatLocal(slot.startAt, undefined, 'time')}</strong>
          <span className={styles.quiet}>{t(slot.state)}</span>
          {slot.offer !== '' && <span className={styles.offer}>{slot.offer}</span>}
        </button>
      ))}
    </fieldset>
  )
}
