import { Money, qty, When } from '#desk/kernel/format.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { PhotoStrip } from '#desk/mechanisms/files/photo-strip.tsx'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf, StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { sumFen } from '#domain/kernel/money.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { OrderLineView, OrderView } from '#domain/processes/repair-orders/contract.ts'
import type { AddOnView } from '#domain/processes/repair-orders/contract-add-ons.ts'
import { channelTexts } from '#domain/processes/repair-orders/kinds.ts'
import { AddOnActions } from './add-on-actions.tsx'
import { addOnText } from './add-on-text.ts'
import { addOnLooks } from './looks.ts'
import styles from './orders.module.css'
import { orderText } from './text.ts'
import { useNameOf } from './use-name-of.ts'

type AddOnCardProps = { order: OrderView; addOn: AddOnView }

/** One finding on its way: told, called, priced, agreed or refused, taken over by the workshop. */
export function AddOnCard({ order, addOn }: AddOnCardProps) {
  const t = useTexts(addOnText)
  const lines = order.lines.filter(line => line.addOnId === addOn.id)
  return (
    <Section
      title={
        <>
          {addOn.number ? `${addOn.number} ` : ''}
          {addOn.reason} <StatusOf looks={addOnLooks} value={addOn.state} />{' '}
          {addOn.safety && <StatusTag tone="bad">{t.safety}</StatusTag>}
        </>
      }
    >
      <AddOnFacts addOn={addOn} />
      <Lines lines={lines} />
      <PhotoStrip subject={{ kind: 'addOn', id: addOn.id }} />
      <AddOnActions order={order} addOn={addOn} lines={lines} />
    </Section>
  )
}

function AddOnFacts({ addOn }: { addOn: AddOnView }) {
  const t = useTexts(addOnText)
  const o = useTexts(orderText)
  const channels: Record<string, string> = useTexts(channelTexts)
  const nameOf = useNameOf()
  const answer = addOn.answerAt && (
    <>
      <When at={addOn.answerAt} /> {channels[addOn.answerChannel] ?? ''}
    </>
  )
  const relayed = addOn.relayedAt && (
    <>
      {nameOf(addOn.relayedTo)} <When at={addOn.relayedAt} />
    </>
  )
  return (
    <Facts
      facts={[
        ...(addOn.consequence ? [{ label: t.consequence, value: addOn.consequence, wide: true }] : []),
        {
          label: t.foundAt,
          value: (
            <>
              {nameOf(addOn.foundBy)} <When at={addOn.foundAt} />
            </>
          ),
        },
        { label: t.firstContact, value: <When at={addOn.firstContactAt} /> },
        ...(addOn.newPromisedAt
          ? [
              { label: t.extra, value: fill(o.minutes, { n: addOn.extraMinutes }) },
              { label: t.newPromise, value: <When at={addOn.newPromisedAt} /> },
            ]
          : []),
        ...(answer ? [{ label: t.answered, value: answer }] : []),
        ...(relayed ? [{ label: t.relayedTo, value: relayed }] : []),
      ]}
    />
  )
}

function Lines({ lines }: { lines: readonly OrderLineView[] }) {
  const t = useTexts(orderText)
  if (lines.length === 0) return null
  return (
    <ul className={styles.lines}>
      {lines.map(line => (
        <li key={line.id}>
          <span>
            {line.name} × {qty(line.qtyMilli)}
          </span>
          <Money fen={line.amountFen - line.discountFen} />
        </li>
      ))}
      <li>
        <strong>{t.total}</strong>
        <Money fen={sumFen(lines.map(line => line.amountFen - line.discountFen))} sign strong />
      </li>
    </ul>
  )
}
