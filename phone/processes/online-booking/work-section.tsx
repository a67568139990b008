import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, SearchBar, Selector } from 'antd-mobile'
import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import { passiveKindTexts } from '#domain/processes/appointments/kinds.ts'
import type { OnlineService, OnlineStore } from '#domain/processes/online-booking/contract.ts'
import { type OnlineKind, zOnlineKind } from '#domain/processes/online-booking/policies.ts'
import { api } from '../../kernel/api.ts'
import { yuan } from '../../kernel/format.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import styles from './booking.module.css'
import { bookingText } from './text.ts'
import type { SectionProps } from './use-wish.ts'

const MOST = 10
/** Shown before the customer asks for more. */
const FIRST = 6

/** What for, and where: at home only what this store does there. */
export function WorkSection({ store, wish, change }: SectionProps & { store: OnlineStore }) {
  const t = useTexts(bookingText)
  const text = useText()
  const kinds = zOnlineKind.options.map(value => ({ value, label: text(passiveKindTexts[value]) }))
  const choose = (kind: OnlineKind) => change({ kind, atHome: wish.atHome && store.homeKinds.includes(kind) })
  const places = [
    { value: 'store', label: t('atStore') },
    { value: 'home', label: t('atHome') },
  ]
  return (
    <section className={styles.section} aria-label={t('what')}>
      <h2 className={styles.heading}>{t('what')}</h2>
      <Selector columns={3} options={kinds} value={[wish.kind]} onChange={([kind]) => kind && choose(kind)} />
      <ServiceList store={store} wish={wish} change={change} />
      {store.homeKinds.includes(wish.kind) && (
        <>
          <h3 className={styles.heading}>{t('where')}</h3>
          <Selector
            columns={2}
            options={places}
            value={[wish.atHome ? 'home' : 'store']}
            onChange={([place]) => place && change({ atHome: place === 'home' })}
          />
        </>
      )}
      {wish.atHome && (
        <Input
          aria-label={t('address')}
          placeholder={t('address')}
          maxLength={200}
          value={wish.homeAddress}
          onChange={homeAddress => change({ homeAddress })}
        />
      )}
    </section>
  )
}

function ServiceList({ store, wish, change }: SectionProps & { store: OnlineStore }) {
  const t = useTexts(bookingText)
  const [q, setQ] = useState('')
  const [isWhole, setIsWhole] = useState(false)
  const storeCode = store.store.code
  const found = useQuery({
    queryKey: ['online services', storeCode, q],
    queryFn: ({ signal }) => api.onlineBooking.services({ storeCode, ...(q === '' ? {} : { q }) }, { signal }),
    enabled: q !== '' || wish.kind === 'maintenance',
  })
  const others = (found.data?.rows ?? []).filter(row => !wish.services.some(chosen => chosen.id === row.id))
  const toggle = (service: OnlineService, isOn: boolean) =>
    change({
      services: isOn ? [...wish.services, service] : wish.services.filter(chosen => chosen.id !== service.id),
    })
  return (
    <>
      <p className={styles.quiet}>{t('services')}</p>
      <SearchBar placeholder={t('find')} onSearch={words => setQ(words.trim())} onClear={() => setQ('')} />
      {q !== '' && found.data?.rows.length === 0 && <p className={styles.quiet}>{t('nothing')}</p>}
      <ul className={styles.services}>
        {[...wish.services, ...(isWhole ? others : others.slice(0, FIRST))].map(service => (
          <li key={service.id} className={styles.service}>
            <Checkbox
              checked={wish.services.includes(service)}
              disabled={wish.services.length >= MOST && !wish.services.includes(service)}
              onChange={isOn => toggle(service, isOn)}
            >
              {service.name}
              <span className={styles.quiet}> {fill(t('about'), { n: service.minutes })}</span>
            </Checkbox>
            <span className="num">{yuan(service.priceFen)}</span>
          </li>
        ))}
      </ul>
      {!isWhole && others.length > FIRST && (
        <Button size="small" onClick={() => setIsWhole(true)}>
          {t('more')}
        </Button>
      )}
    </>
  )
}
