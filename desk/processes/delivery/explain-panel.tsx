import { Checkbox, Radio } from 'antd'
import { api } from '#desk/kernel/api.ts'
import type { Outcome } from '#desk/kernel/command.tsx'
import { Money, qty } from '#desk/kernel/format.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import type { DeliveryView } from '#domain/processes/delivery/contract.ts'
import { AdviceSection } from './advice-section.tsx'
import { CarStateSection, LifeSection } from './car-state-section.tsx'
import styles from './delivery.module.css'
import { Objection } from './objection.tsx'
import { deliveryText } from './text.ts'
import { useDeliveryCommand } from './use-delivery-command.ts'
import { type Turns, useTurns } from './use-turns.ts'

/** Before customer and car: what was done, line by line, the old parts, how to go on. */
export function ExplainPanel({ view }: { view: DeliveryView }) {
  const turns = useTurns(view)
  return (
    <>
      <Lines view={view} turns={turns} />
      <OldParts view={view} turns={turns} />
      <LifeSection view={view} />
      <CarStateSection view={view} turns={turns} />
      <AdviceSection key={view.nextOn} view={view} turns={turns} />
    </>
  )
}

type PartProps = { view: DeliveryView; turns: Turns }

function Lines({ view, turns }: PartProps) {
  const t = useTexts(deliveryText)
  const explain = useDeliveryCommand(api.delivery.explain)
  const open = view.lines.filter(line => line.explainedAt === null)
  const send = (lineIds: string[]) =>
    void turns(version => explain.send({ id: view.orderId, version, lineIds }), versionOf)
  return (
    <Section
      title={t.explain}
      extra={
        <>
          <Objection view={view} />
          {open.length > 0 && (
            <ActionButton label={t.explainAll} busy={explain.busy} onClick={() => send(open.map(line => line.id))} />
          )}
        </>
      }
    >
      <p className={styles.hint}>{t.explainHint}</p>
      {view.lines.map(line => (
        <div key={line.id} className={styles.row}>
          {line.explainedAt === null ? (
            <Checkbox
              className={styles.grow ?? ''}
              checked={false}
              disabled={view.pickupStartedAt === null}
              onChange={() => send([line.id])}
            >
              {line.name}
            </Checkbox>
          ) : (
            <span className={styles.grow}>
              {line.name} <StatusTag tone="good">{t.explained}</StatusTag>
            </span>
          )}
          <Money fen={line.amountFen} />
        </div>
      ))}
    </Section>
  )
}

const versionOf = (outcome: Outcome<{ version: number }>) => (outcome.ok ? outcome.answer.version : undefined)

function OldParts({ view, turns }: PartProps) {
  const t = useTexts(deliveryText)
  const decide = useDeliveryCommand(api.delivery.decideOldParts)
  const decideOn = (id: string, decision: 'take' | 'leave') =>
    void turns(version => decide.send({ id: view.orderId, version, decisions: [{ id, decision }] }), versionOf)
  const ways = [
    { value: 'take', label: t.takeAway },
    { value: 'leave', label: t.leaveHere },
  ]
  return (
    <Section title={t.oldParts}>
      {view.oldParts.length === 0 && <span className={styles.hint}>{t.noOldParts}</span>}
      {view.oldParts.map(part => (
        <div key={part.id} className={styles.row}>
          <span className={styles.grow}>
            {part.name} × {qty(part.qtyMilli)}
          </span>
          <Radio.Group
            optionType="button"
            buttonStyle="solid"
            aria-label={part.name}
            disabled={view.acceptedAt !== null}
            value={part.decision}
            options={ways}
            onChange={event => decideOn(part.id, event.target.value === 'take' ? 'take' : 'leave')}
          />
        </div>
      ))}
    </Section>
  )
}
