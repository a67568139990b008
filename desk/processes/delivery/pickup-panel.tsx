import { api } from '#desk/kernel/api.ts'
import { Money } from '#desk/kernel/format.tsx'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import type { DeliveryView } from '#domain/processes/delivery/contract.ts'
import styles from './delivery.module.css'
import { deliveryText } from './text.ts'
import { useDeliveryCommand } from './use-delivery-command.ts'

/** Whoever meets the customer first greets them and can say at a glance what was done, what it costs and what to mind. */
export function PickupPanel({ view }: { view: DeliveryView }) {
  const t = useTexts(deliveryText)
  const start = useDeliveryCommand(api.delivery.startPickup)
  const send = () => void start.send({ id: view.orderId, version: view.version })
  useHotkeys(t.startPickup, [{ key: 'Ctrl+S', label: t.startPickup, run: send }])
  return (
    <Section title={t.startPickup}>
      <div className={styles.ask}>
        <p className={styles.phrase}>{t.greeting}</p>
        <PickupCard view={view} />
        <p className={styles.hint}>{t.pickupHint}</p>
        <div className={styles.foot}>
          <ActionButton kind="primary" label={t.startPickup} hotkey="Ctrl+S" busy={start.busy} onClick={send} />
        </div>
      </div>
    </Section>
  )
}

export function PickupCard({ view }: { view: DeliveryView }) {
  const t = useTexts(deliveryText)
  const { work, payFen, notes } = view.card
  const open = view.carState.points.map(point => point.text)
  return (
    <Facts
      facts={[
        { label: t.cardWork, value: work.join('、') || null, wide: true },
        { label: t.cardPay, value: <Money fen={payFen} /> },
        { label: t.cardNotes, value: [...notes, ...open].join('；') || null, wide: true },
      ]}
    />
  )
}
