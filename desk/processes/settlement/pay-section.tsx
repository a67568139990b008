import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { yuan } from '#desk/kernel/format.tsx'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { MoneyInput } from '#desk/mechanisms/kit/fields.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { newId } from '#domain/kernel/id.ts'
import { billWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import type { StatementView } from '#domain/processes/settlement/contract.ts'
import { settlementTouches } from './loaders.ts'
import styles from './settlement.module.css'
import { settlementText } from './text.ts'

/** Way by a digit, what is owed already filled in, Ctrl+S takes it; a smaller amount is a part payment. */
export function PaySection({ view }: { view: StatementView }) {
  const t = useTexts(settlementText)
  const text = useText()
  const [way, setWay] = useState<keyof typeof billWayTexts>('wechat')
  const [amountFen, setAmountFen] = useState<number | null>(view.openFen + view.arrearsFen)
  const pay = useCommand({ run: api.settlement.pay, invalidates: settlementTouches })
  const isWaiting = view.payments.some(payment => payment.state === 'waiting')
  const mayPay = view.can.pay && !isWaiting
  const ways = optionsFrom(billWayTexts, text).filter(each => each.value !== 'prepaid' || view.prepaidFen > 0)
  const send = () => void pay.send({ id: view.id, paymentId: newId(), way, amountFen: amountFen ?? 0 })
  useHotkeys(
    t.payment,
    mayPay
      ? [
          ...ways.map((each, index) => ({ key: String(index + 1), label: each.label, run: () => setWay(each.value) })),
          { key: 'Ctrl+S', label: t.take, run: send },
        ]
      : [],
  )
  if (!mayPay) return null
  return (
    <Section title={t.payment}>
      <div className={styles.form}>
        <fieldset className={styles.ways} aria-label={t.way} style={{ border: 0, margin: 0, padding: 0 }}>
          {ways.map((each, index) => (
            <button
              key={each.value}
              type="button"
              className={styles.way}
              aria-pressed={each.value === way}
              onClick={() => setWay(each.value)}
            >
              {each.value === 'prepaid' ? `${each.label} ${yuan(view.prepaidFen)}` : each.label}
              <kbd>{index + 1}</kbd>
            </button>
          ))}
        </fieldset>
        <MoneyInput aria-label={t.payAmount} value={amountFen} onChange={setAmountFen} />
        <ActionButton
          kind="primary"
          label={t.take}
          hotkey="Ctrl+S"
          busy={pay.busy}
          disabledReason={amountFen === null || amountFen <= 0 ? t.payAmount : null}
          onClick={send}
        />
      </div>
    </Section>
  )
}
