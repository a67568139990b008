import { Button } from 'antd-mobile'
import { useState } from 'react'
import type { OnlineStore } from '#domain/processes/online-booking/contract.ts'
import { saidOnPage } from '#domain/processes/online-booking/told.ts'
import { dayAndTime } from '../../kernel/format.ts'
import { LangButton } from '../../kernel/lang-button.tsx'
import { platform } from '../../kernel/platform.ts'
import { useLang, usePunctuation, useText, useTexts } from '../../kernel/text.ts'
import styles from './booking.module.css'
import { CarSection } from './car-section.tsx'
import { ContactSheet } from './contact-sheet.tsx'
import { PeopleSection } from './people-section.tsx'
import { bookingText } from './text.ts'
import { TimeSection } from './time-section.tsx'
import { useWish } from './use-wish.ts'
import { WorkSection } from './work-section.tsx'

/** Whom a link was sent to; he need not say who he is. */
export type Invited = { token: string; name: string; plate: string; car: string }
type WizardProps = { store: OnlineStore; invited: Invited | null; onBooked: (token: string) => void }

/** One page from top to bottom: what, where, with whom, when, and what else should be known. */
export function Wizard({ store, invited, onBooked }: WizardProps) {
  const sign = usePunctuation()
  const t = useTexts(bookingText)
  const text = useText()
  const lang = useLang()
  const firstOpen = store.days.find(day => day.open)?.on ?? ''
  const { wish, change } = useWish({ on: firstOpen, plate: invited?.plate ?? '' })
  const [isAsking, setIsAsking] = useState(false)
  const missing =
    wish.bookedAt === null ? t('chooseTime') : wish.atHome && !wish.homeAddress.trim() ? t('addressFirst') : null
  return (
    <main className="page">
      <Head store={store} invited={invited} />
      <WorkSection store={store} wish={wish} change={change} />
      <PeopleSection store={store} wish={wish} change={change} />
      <TimeSection store={store} wish={wish} change={change} />
      <CarSection wish={wish} change={change} isKnown={invited !== null && invited.plate !== ''} />
      <section className={styles.section} aria-label={t('notice')}>
        <h2 className={styles.heading}>{t('notice')}</h2>
        <p className={styles.quiet}>{text(saidOnPage.solution)}</p>
        <p className={styles.quiet}>{text(saidOnPage.quality)}</p>
        <p className={styles.quiet}>{text(saidOnPage.special)}</p>
        <p className={styles.quiet}>
          {t('bring')}
          {sign.colon}
          {text(saidOnPage.bring)}
        </p>
      </section>
      <footer className="bar">
        <div className="barInner">
          <span className={styles.quiet}>{missing ?? dayAndTime(wish.bookedAt ?? '', lang)}</span>
          <Button color="primary" disabled={missing !== null} onClick={() => setIsAsking(true)}>
            {t('book')}
          </Button>
        </div>
      </footer>
      <ContactSheet
        open={isAsking}
        onClose={() => setIsAsking(false)}
        storeCode={store.store.code}
        invited={invited}
        wish={wish}
        onBooked={onBooked}
      />
    </main>
  )
}

function Head({ store: { store }, invited }: { store: OnlineStore; invited: Invited | null }) {
  const t = useTexts(bookingText)
  return (
    <header className={styles.head}>
      <div>
        <h1 className={styles.title}>{t('title')}</h1>
        <p className={styles.quiet}>
          {store.name} · {store.address}
        </p>
        {invited && (
          <p className={styles.quiet}>
            {invited.name} · {invited.plate} {invited.car}
          </p>
        )}
        {store.phone && (
          <Button size="mini" fill="outline" onClick={() => platform.call(store.phone)}>
            {t('call')} {store.phone}
          </Button>
        )}
      </div>
      <LangButton />
    </header>
  )
}
