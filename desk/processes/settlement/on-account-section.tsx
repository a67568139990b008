import { Input } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { yuan } from '#desk/kernel/format.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { DateInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { ReasonDialog } from '#desk/mechanisms/kit/reason-dialog.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { StatementView } from '#domain/processes/settlement/contract.ts'
import { DunningSection } from './dunning-section.tsx'
import { settlementTouches } from './loaders.ts'
import styles from './settlement.module.css'
import { settlementText } from './text.ts'

type Values = { dueOn: string; reason: string }

/** The rest on account: first the supervisor is asked, then it is registered with the day it is due. */
export function OnAccountSection({ view }: { view: StatementView }) {
  const t = useTexts(settlementText)
  const can = useCan()
  const [dialog, setDialog] = useState<'ask' | 'register' | null>(null)
  const ask = useCommand({
    run: api.settlement.askOnAccount,
    invalidates: settlementTouches,
    success: t.asked,
    quiet: true,
  })
  const close = () => setDialog(null)
  if (view.onAccount) return <DunningSection debt={view.onAccount} mayDun={view.can.dun} />
  if (!can('settlement.pay') || view.state !== 'totalled' || view.openFen === 0) return null
  const hint = fill(t.askHint, { amount: yuan(view.openFen) })
  return (
    <Section title={t.owed}>
      <div className={styles.form}>
        <p className={styles.hint}>{hint}</p>
        <div className={styles.tags}>
          <ActionButton label={t.askOnAccount} onClick={() => setDialog('ask')} />
          <ActionButton
            label={t.onAccount}
            disabledReason={view.checkedAt === null ? t.unchecked : null}
            onClick={() => setDialog('register')}
          />
        </div>
      </div>
      <ReasonDialog
        open={dialog === 'ask'}
        title={t.askOnAccount}
        explanation={hint}
        onClose={close}
        onSubmit={reason => ask.send({ id: view.id, reason })}
      />
      <DrawerForm<
        Values,
        Parameters<typeof api.settlement.onAccount>[0],
        Awaited<ReturnType<typeof api.settlement.onAccount>>
      >
        open={dialog === 'register'}
        title={t.onAccount}
        onClose={close}
        run={api.settlement.onAccount}
        invalidates={settlementTouches}
        success={t.onAccountDone}
        toInput={values => ({ id: view.id, version: view.version, dueOn: values.dueOn, reason: values.reason })}
      >
        <Field<Values> name="dueOn" label={t.dueOn} required>
          <DateInput />
        </Field>
        <Field<Values> name="reason" label={t.reason} required>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} />
        </Field>
      </DrawerForm>
    </Section>
  )
}
