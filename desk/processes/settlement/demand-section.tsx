import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { at } from '#desk/kernel/format.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { PpmInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import { newId } from '#domain/kernel/id.ts'
import type { StatementView } from '#domain/processes/settlement/contract.ts'
import type { DemandView } from '#domain/processes/settlement/contract-demands.ts'
import { type DemandKind, demandKinds, demandKindTexts, shareText } from '#domain/processes/settlement/demands.ts'
import { statementPath } from './addresses.ts'
import { settlementTouches } from './loaders.ts'
import { demandLooks } from './looks.ts'
import styles from './settlement.module.css'
import { settlementText } from './text.ts'

/** SET-03: what the customer asks for at the counter goes to the supervisor; what was decided stands here. */
export function DemandSection({ view }: { view: StatementView }) {
  const t = useTexts(settlementText)
  const [isAsking, setAsking] = useState(false)
  if (view.demands.length === 0 && !view.can.demand) return null
  return (
    <Section title={t.demands}>
      {view.demands.map(demand => (
        <Demand key={demand.id} demand={demand} isOpen={view.state === 'totalled'} />
      ))}
      {view.can.demand && (
        <div className={styles.tags}>
          <ActionButton label={t.toSupervisor} onClick={() => setAsking(true)} />
        </div>
      )}
      <AskForm view={view} open={isAsking} onClose={() => setAsking(false)} />
    </Section>
  )
}

function Demand({ demand, isOpen }: { demand: DemandView; isOpen: boolean }) {
  const t = useTexts(settlementText)
  const text = useText()
  const can = useCan()
  const go = useGo()
  const apply = useCommand({
    run: api.settlement.applyDemand,
    invalidates: settlementTouches,
    success: t.demandApplied,
    onDone: answer => go(statementPath.href({ id: answer.statementId })),
  })
  const { id, version, discountPpm, decidedAt, decidedBy } = demand
  const mayApply = isOpen && demand.kind === 'discount' && demand.state === 'granted' && can('settlement.total')
  return (
    <div className={styles.row}>
      <strong>
        {text(demandKindTexts[demand.kind])} {discountPpm > 0 && shareText(discountPpm)}
      </strong>
      <StatusOf looks={demandLooks} value={demand.state} />
      <span className={styles.grow}>
        {demand.words} <span className="cb-num">{at(decidedAt ?? demand.askedAt)}</span> {decidedBy || demand.askedBy}{' '}
        {demand.note}
      </span>
      {mayApply && (
        <ActionButton
          label={t.applyDemand}
          kind="primary"
          busy={apply.busy}
          onClick={() => void apply.send({ id, version })}
        />
      )}
    </div>
  )
}

type Values = { kind: DemandKind; discountPpm?: number; words: string }

function AskForm({ view, open, onClose }: { view: StatementView; open: boolean; onClose: () => void }) {
  const t = useTexts(settlementText)
  const text = useText()
  return (
    <DrawerForm<
      Values,
      Parameters<typeof api.settlement.askDemand>[0],
      Awaited<ReturnType<typeof api.settlement.askDemand>>
    >
      open={open}
      title={t.toSupervisor}
      onClose={onClose}
      run={api.settlement.askDemand}
      invalidates={settlementTouches}
      success={t.asked}
      initial={{ kind: 'discount' }}
      toInput={({ kind, discountPpm, words }) => ({
        ...{ id: view.id, demandId: newId(), kind, words: words.trim() },
        discountPpm: kind === 'discount' ? (discountPpm ?? 0) : 0,
      })}
    >
      <Field<Values> name="kind" label={t.demandKind} required>
        <Radio.Group options={demandKinds.map(value => ({ value, label: text(demandKindTexts[value]) }))} />
      </Field>
      <Share />
      <Field<Values> name="words" label={t.demandWords} required>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} />
      </Field>
    </DrawerForm>
  )
}

function Share() {
  const t = useTexts(settlementText)
  const kind = Form.useWatch<DemandKind | undefined>('kind')
  if (kind !== 'discount') return null
  return (
    <Field<Values> name="discountPpm" label={t.demandShare} required>
      <PpmInput />
    </Field>
  )
}
