import { Button, Input, NoticeBar, Popup } from 'antd-mobile'
import { type ReactNode, useRef, useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { fill, texts } from '#domain/kernel/texts.ts'
import { api, type CallContext } from '../../kernel/api.ts'
import { useCountdown } from '../../kernel/clock.ts'
import { problemOf } from '../../kernel/problem.ts'
import { useTexts } from '../../kernel/text.ts'
import styles from './confirm-sheet.module.css'

export type Confirmation = { code: string; signerName: string }

type ConfirmSheetProps = {
  token: string
  open: boolean
  title: string
  signerName: string
  /** What is confirmed, in a few words above the code. */
  children?: ReactNode
  onClose: () => void
  onConfirm: (confirmation: Confirmation, call: { context: CallContext }) => Promise<unknown>
}

/** Name and one-time code: the customer's signature from afar. A wrong code leaves everything else as it was. */
export function ConfirmSheet({ open, onClose, ...rest }: ConfirmSheetProps) {
  return (
    <Popup
      visible={open}
      onClose={onClose}
      onMaskClick={onClose}
      showCloseButton
      destroyOnClose
      bodyClassName={styles.body}
    >
      <Confirm {...rest} />
    </Popup>
  )
}

const PAUSE_SECONDS = 60

function Confirm({ token, title, signerName, children, onConfirm }: Omit<ConfirmSheetProps, 'open' | 'onClose'>) {
  const t = useTexts(confirmText)
  const [name, setName] = useState(signerName)
  const [code, setCode] = useState('')
  const [sentTo, setSentTo] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const pause = useCountdown(PAUSE_SECONDS)
  const key = useRef(newId())

  const attempt = async (work: () => Promise<unknown>) => {
    setFault(null)
    setIsBusy(true)
    try {
      await work()
    } catch (error) {
      const problem = problemOf(error)
      setFault(problem.text)
      // A definite no ends this submit; only a lost connection may be repeated under the same key.
      if (problem.status !== 0) key.current = newId()
    } finally {
      setIsBusy(false)
    }
  }
  const ask = () =>
    attempt(async () => {
      const { sentTo: phone } = await api.links.sendCode({ token })
      setSentTo(phone)
      pause.start()
    })
  const confirm = () =>
    attempt(() => onConfirm({ code, signerName: name.trim() }, { context: { idempotencyKey: key.current } }))

  return (
    <div className={styles.form}>
      <h2 className={styles.title}>{title}</h2>
      {children}
      <Input aria-label={t('name')} placeholder={t('name')} value={name} onChange={setName} maxLength={60} clearable />
      <div className={styles.row}>
        <Input
          aria-label={t('code')}
          placeholder={t('code')}
          value={code}
          onChange={value => setCode(value.replace(/\D/g, '').slice(0, 6))}
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        <Button size="small" disabled={pause.left > 0 || isBusy} onClick={() => void ask()}>
          {pause.left > 0 ? fill(t('again'), { n: pause.left }) : t('send')}
        </Button>
      </div>
      {sentTo !== null && <p className={styles.hint}>{fill(t('sent'), { phone: sentTo })}</p>}
      {fault !== null && <NoticeBar color="alert" content={fault} wrap />}
      <Button
        block
        color="primary"
        size="large"
        loading={isBusy}
        disabled={code.length !== 6 || name.trim() === ''}
        onClick={() => void confirm()}
      >
        {t('confirm')}
      </Button>
      <p className={styles.hint}>{t('meaning')}</p>
    </div>
  )
}

const confirmText = texts({
  name: ['签字人姓名', 'Your name'],
  code: ['6 位验证码', '6-digit code'],
  send: ['获取验证码', 'Send a code'],
  again: ['{n} 秒后可重发', 'Again in {n} s'],
  sent: ['验证码已发送至 {phone}', 'Sent to {phone}'],
  confirm: ['确认', 'Confirm'],
  meaning: ['输入验证码并确认，与手写签字具有同等作用。', 'Confirming by code counts as your signature.'],
})
