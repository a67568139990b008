import { Button, Selector } from 'antd-mobile'
import { useState } from 'react'
import type { OnlineStore } from '#domain/processes/online-booking/contract.ts'
import { useTexts } from '../../kernel/text.ts'
import styles from './booking.module.css'
import { bookingText } from './text.ts'
import type { SectionProps } from './use-wish.ts'

const ANYONE = ''

/** Most leave it to the store: the rest of a long list comes when it is asked for. */
const FIRST = 5

export function PeopleSection({ store, wish, change }: SectionProps & { store: OnlineStore }) {
  const t = useTexts(bookingText)
  const [isWhole, setIsWhole] = useState(false)
  const options = (people: OnlineStore['advisers']) => [
    { value: ANYONE, label: t('anyone') },
    ...people.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const technicians = isWhole ? store.technicians : store.technicians.slice(0, FIRST)
  return (
    <section className={styles.section} aria-label={t('who')}>
      <h2 className={styles.heading}>{t('adviser')}</h2>
      <Selector
        columns={3}
        options={options(store.advisers)}
        value={[wish.adviserId ?? ANYONE]}
        onChange={([id]) => change({ adviserId: id || null })}
      />
      <h2 className={styles.heading}>{t('technician')}</h2>
      <Selector
        columns={3}
        options={options(technicians)}
        value={[wish.technicianId ?? ANYONE]}
        onChange={([id]) => change({ technicianId: id || null })}
      />
      {technicians.length < store.technicians.length && (
        <Button size="small" onClick={() => setIsWhole(true)}>
          {t('morePeople')}
        </Button>
      )}
    </section>
  )
}
