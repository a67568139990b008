import { Input, Select, Switch } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { at, yuan } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { DateInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { StatementView } from '#domain/processes/settlement/contract.ts'
import { dunningChannelTexts } from '#domain/processes/settlement/debts.ts'
import { settlementTouches } from './loaders.ts'
import styles from './settlement.module.css'
import { settlementText } from './text.ts'

type Debt = NonNullable<StatementView['onAccount']>
type Values = {
  channel: keyof typeof dunningChannelTexts
  reached?: boolean
  personReached?: string
  words: string
  promisedOn?: string
}

/** What is still owed, when it is due, and everything that was done to get it. */
export function DunningSection({ debt, mayDun }: { debt: Debt; mayDun: boolean }) {
  const t = useTexts(settlementText)
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <Section
      title={t.owed}
      extra={mayDun && debt.amountFen > 0 && <ActionButton label={t.dun} onClick={() => setOpen(true)} />}
    >
      <Facts
        facts={[
          { label: t.owed, value: yuan(debt.amountFen) },
          { label: t.dueOn, value: debt.dueOn },
        ]}
      />
      {debt.dunnings.map(each => (
        <p key={each.id} className={styles.hint}>
          {at(each.at)} {each.by} {text(dunningChannelTexts[each.channel])}{' '}
          {each.reached ? each.personReached : t.notReached}：{each.words}
          {each.promisedOn !== null && `；${fill(t.promisedBy, { on: each.promisedOn })}`}
        </p>
      ))}
      {isOpen && <DunDrawer debt={debt} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function DunDrawer({ debt, onClose }: { debt: Debt; onClose: () => void }) {
  const t = useTexts(settlementText)
  const text = useText()
  return (
    <DrawerForm<Values, Parameters<typeof api.settlement.dun>[0], Awaited<ReturnType<typeof api.settlement.dun>>>
      open
      title={t.dun}
      onClose={onClose}
      run={api.settlement.dun}
      invalidates={settlementTouches}
      success={t.dunDone}
      initial={{ channel: 'call', reached: true, words: '' }}
      toInput={values => ({
        id: debt.id,
        dunningId: newId(),
        channel: values.channel,
        reached: values.reached ?? false,
        personReached: values.personReached?.trim() ?? '',
        words: values.words,
        promisedOn: values.promisedOn ?? null,
      })}
    >
      <Field<Values> name="channel" label={t.dunChannel} required>
        <Select options={optionsFrom(dunningChannelTexts, text)} />
      </Field>
      <Field<Values> name="reached" label={t.reached} valueName="checked">
        <Switch />
      </Field>
      <Field<Values> name="personReached" label={t.personReached}>
        <Input maxLength={60} />
      </Field>
      <Field<Values> name="words" label={t.dunWords} required>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} />
      </Field>
      <Field<Values> name="promisedOn" label={t.promisedOn}>
        <DateInput />
      </Field>
    </DrawerForm>
  )
}
