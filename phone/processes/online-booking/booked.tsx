import { Button, Result } from 'antd-mobile'
import type { OnlineBooked, OnlineStore } from '#domain/processes/online-booking/contract.ts'
import { dayAndTime } from '../../kernel/format.ts'
import { LangButton } from '../../kernel/lang-button.tsx'
import { platform } from '../../kernel/platform.ts'
import { useLang, useTexts } from '../../kernel/text.ts'
import styles from './booking.module.css'
import { bookingText } from './text.ts'

type BookedProps = { token: string; booked: OnlineBooked; store: OnlineStore['store'] }

/** What is agreed, to be kept: the page stays as long as the booking is ahead. */
export function Booked({ token, booked, store }: BookedProps) {
  const t = useTexts(bookingText)
  const lang = useLang()
  const isOver = booked.state === 'cancelled' || booked.state === 'noShow'
  const title = isOver ? t('ended') : booked.state === 'pending' ? t('booked') : t('confirmed')
  const facts = [
    [t('number'), booked.number],
    [t('time'), dayAndTime(booked.bookedAt, lang)],
    [t('place'), booked.place],
    [t('items'), booked.items],
    [t('duration'), booked.duration],
    [t('price'), booked.price],
    [t('offer'), booked.offer],
    [t('adviser'), booked.adviser],
    [t('technician'), booked.technician],
  ].filter(([, value]) => value !== '')
  return (
    <main className="page">
      <header className={styles.head}>
        <h1 className={styles.title}>{store.name}</h1>
        <LangButton />
      </header>
      <Result
        status={isOver ? 'info' : 'success'}
        title={title}
        description={booked.state === 'pending' ? t('kept') : t('please')}
      />
      <section className={styles.section} aria-label={title}>
        <dl className={styles.facts}>
          {facts.map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      {!isOver && (
        <Button
          block
          color="primary"
          style={{ marginTop: 12 }}
          onClick={() => window.location.assign(`/api/links/${token}/booking/calendar`)}
        >
          {t('toCalendar')}
        </Button>
      )}
      {store.phone && (
        <Button block fill="outline" style={{ marginTop: 12 }} onClick={() => platform.call(store.phone)}>
          {t('call')} {store.phone}
        </Button>
      )}
    </main>
  )
}
