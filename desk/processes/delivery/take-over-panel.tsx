import { Input, Radio } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import type { DeliveryView } from '#domain/processes/delivery/contract.ts'
import { takeOverPoints, takeOverTexts } from '#domain/processes/delivery/take-over.ts'
import styles from './delivery.module.css'
import { deliveryText } from './text.ts'
import { useDeliveryCommand } from './use-delivery-command.ts'

type Point = (typeof takeOverPoints)[number]
type Seen = Partial<Record<Point, { ok: boolean; note: string }>>

const allFine: Seen = Object.fromEntries(takeOverPoints.map(key => [key, { ok: true, note: '' }]))

/** The finished car is looked at point by point before business takes it over from the workshop. */
export function TakeOverPanel({ view }: { view: DeliveryView }) {
  const t = useTexts(deliveryText)
  const [note, setNote] = useState('')
  const [seen, setSeen] = useState<Seen>({})
  const take = useDeliveryCommand(api.delivery.takeOver)
  const checks = takeOverPoints.flatMap(key => (seen[key] ? [{ key, ...seen[key] }] : []))
  const blockedBy =
    view.work !== 'passed'
      ? t.notPassed
      : checks.length < takeOverPoints.length
        ? t.takeOpen
        : checks.some(check => !check.ok && check.note.trim() === '')
          ? t.takeSay
          : null
  const send = () => void take.send({ id: view.orderId, checks, note: note.trim() || null })
  useHotkeys(t.take, [{ key: 'Ctrl+S', label: t.take, run: send, disabled: blockedBy !== null }])
  return (
    <Section title={t.take}>
      <div className={styles.ask}>
        <p className={styles.hint}>{t.takeHint}</p>
        {takeOverPoints.map(key => (
          <PointRow
            key={key}
            point={key}
            seen={seen[key]}
            onSee={value => setSeen(before => ({ ...before, [key]: value }))}
          />
        ))}
        <Input.TextArea
          aria-label={t.note}
          placeholder={t.note}
          autoSize={{ minRows: 2, maxRows: 4 }}
          maxLength={300}
          value={note}
          onChange={event => setNote(event.target.value)}
        />
        <div className={styles.foot}>
          <ActionButton label={t.takeAllFine} onClick={() => setSeen(allFine)} />
          <ActionButton
            kind="primary"
            label={t.take}
            hotkey="Ctrl+S"
            busy={take.busy}
            disabledReason={blockedBy}
            onClick={send}
          />
        </div>
      </div>
    </Section>
  )
}

type PointRowProps = { point: Point; seen: Seen[Point]; onSee: (seen: { ok: boolean; note: string }) => void }

function PointRow({ point, seen, onSee }: PointRowProps) {
  const t = useTexts(deliveryText)
  const text = useText()
  const label = text(takeOverTexts[point])
  return (
    <div className={styles.row}>
      <span className={styles.grow}>{label}</span>
      <Radio.Group
        aria-label={label}
        optionType="button"
        options={[
          { value: true, label: t.fine },
          { value: false, label: t.notFine },
        ]}
        value={seen?.ok ?? null}
        onChange={event => onSee({ ok: event.target.value === true, note: seen?.note ?? '' })}
      />
      {seen?.ok === false && (
        <Input
          aria-label={`${label} ${t.note}`}
          placeholder={t.takeSay}
          maxLength={200}
          value={seen.note}
          onChange={event => onSee({ ok: false, note: event.target.value })}
        />
      )}
    </div>
  )
}
