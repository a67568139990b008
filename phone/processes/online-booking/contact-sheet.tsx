import { Button, Input, NoticeBar, Popup } from 'antd-mobile'
import { useRef, useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { api } from '../../kernel/api.ts'
import { useCountdown } from '../../kernel/clock.ts'
import { dayAndTime } from '../../kernel/format.ts'
import { problemOf } from '../../kernel/problem.ts'
import { useLang, useTexts } from '../../kernel/text.ts'
import styles from './booking.module.css'
import { bookingText } from './text.ts'
import { asBooking, type Wish } from './use-wish.ts'
import type { Invited } from './wizard.tsx'

type SheetProps = {
  open: boolean
  onClose: () => void
  storeCode: string
  invited: Invited | null
  wish: Wish
  onBooked: (token: string) => void
}

/** Who books: whoever came by his own link only says yes, anyone else proves his telephone. */
export function ContactSheet({ open, onClose, ...rest }: SheetProps) {
  return (
    <Popup visible={open} onClose={onClose} onMaskClick={onClose} showCloseButton bodyClassName={styles.sheet}>
      <Contact {...rest} />
    </Popup>
  )
}

const PAUSE_SECONDS = 60

function Contact({ storeCode, invited, wish, onBooked }: Omit<SheetProps, 'open' | 'onClose'>) {
  const t = useTexts(bookingText)
  const lang = useLang()
  const { fault, isBusy, attempt } = useAttempt()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [begun, setBegun] = useState<{ token: string; sentTo: string } | null>(null)
  const pause = useCountdown(PAUSE_SECONDS)
  const id = useRef(newId())
  const ask = () =>
    attempt(async () => {
      setBegun(await api.onlineBooking.begin({ storeCode, name: name.trim(), phone: phone.trim() }))
      pause.start()
    })
  const token = invited?.token ?? begun?.token ?? ''
  const send = () =>
    attempt(async () => {
      const booking = asBooking(wish, wish.bookedAt ?? '')
      await api.onlineBooking.book({ token, id: id.current, code: invited ? null : code, ...booking })
      onBooked(token)
    })
  return (
    <div className={styles.form}>
      <h2 className={styles.heading}>{invited ? t('book') : t('contact')}</h2>
      <p className={styles.quiet}>{wish.bookedAt && dayAndTime(wish.bookedAt, lang)}</p>
      {!invited && (
        <>
          <Input aria-label={t('name')} placeholder={t('name')} value={name} onChange={setName} maxLength={60} />
          <Input
            aria-label={t('phone')}
            placeholder={t('phone')}
            inputMode="tel"
            autoComplete="tel"
            value={phone}
            onChange={setPhone}
            maxLength={20}
          />
          <div className={styles.row}>
            <Input
              aria-label={t('code')}
              placeholder={t('code')}
              value={code}
              onChange={value => setCode(value.replace(/\D/g, '').slice(0, 6))}
              inputMode="numeric"
              autoComplete="one-time-code"
            />
            <Button
              size="small"
              disabled={pause.left > 0 || isBusy || name.trim() === '' || phone.trim() === ''}
              onClick={() => void ask()}
            >
              {pause.left > 0 ? fill(t('again'), { n: pause.left }) : t('send')}
            </Button>
          </div>
          {begun && <p className={styles.quiet}>{fill(t('sent'), { phone: begun.sentTo })}</p>}
        </>
      )}
      {fault !== null && <NoticeBar color="alert" content={fault} wrap />}
      <Button
        block
        color="primary"
        size="large"
        loading={isBusy}
        disabled={!invited && (begun === null || code.length !== 6)}
        onClick={() => void send()}
      >
        {t('book')}
      </Button>
      <p className={styles.quiet}>{t('privacy')}</p>
    </div>
  )
}

function useAttempt() {
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const attempt = async (work: () => Promise<unknown>) => {
    setFault(null)
    setIsBusy(true)
    try {
      await work()
    } catch (error) {
      setFault(problemOf(error).text)
    } finally {
      setIsBusy(false)
    }
  }
  return { fault, isBusy, attempt }
}
