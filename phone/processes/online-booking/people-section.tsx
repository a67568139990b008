import { Selector } from 'antd-mobile'
import type { OnlineStore } from '#domain/processes/online-booking/contract.ts'
import { useTexts } from '../../kernel/text.ts'
import styles from './booking.module.css'
import { bookingText } from './text.ts'
import type { SectionProps } from './use-wish.ts'

const ANYONE = ''

export function PeopleSection({ store, wish, change }: SectionProps & { store: OnlineStore }) {
  const t = useTexts(bookingText)
  const options = (people: OnlineStore['advisers']) => [
    { value: ANYONE, label: t('anyone') },
    ...people.map(({ id, name }) => ({ value: id, label: name })),
  ]
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
        options={options(store.technicians)}
        value={[wish.technicianId ?? ANYONE]}
        onChange={([id]) => change({ technicianId: id || null })}
      />
    </section>
  )
}
