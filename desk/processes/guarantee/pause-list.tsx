import { Button } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { at } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { InstantInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { ReasonDialog } from '#desk/mechanisms/kit/reason-dialog.tsx'
import { pauseReasonTexts } from '#domain/processes/guarantee/pauses.ts'
import styles from './guarantee.module.css'
import { type Clocks, guaranteeKinds } from './loaders.ts'
import { guaranteeText } from './text.ts'

type Pause = Clocks['repairs'][number]['pauses'][number]

/** What is taken out of the days, each with its proof. */
export function PauseList({ data }: { data: Clocks }) {
  const t = useTexts(guaranteeText)
  const text = useText()
  const rows = data.repairs.flatMap(({ number, pauses }) => pauses.map(pause => ({ number, pause })))
  return rows.map(({ number, pause }) => (
    <div key={pause.id} className={styles.row}>
      <strong>{t.pauses}</strong>
      <span className={styles.grow}>
        <span className="cb-num">{number}</span> {text(pauseReasonTexts[pause.reason])}{' '}
        <span className="cb-num">
          {at(pause.fromAt)} – {pause.toAt === null ? t.underWay : at(pause.toAt)}
        </span>{' '}
        {pause.proof}
      </span>
      {data.can.deduct && pause.toAt === null && <EndPause pause={pause} />}
      {data.can.deduct && <WithdrawPause pause={pause} />}
    </div>
  ))
}

function WithdrawPause({ pause }: { pause: Pause }) {
  const t = useTexts(guaranteeText)
  const [isOpen, setIsOpen] = useState(false)
  const command = useCommand({ run: api.guarantee.withdrawPause, invalidates: guaranteeKinds, quiet: true })
  return (
    <>
      <Button size="small" onClick={() => setIsOpen(true)}>
        {t.pauseWithdraw}
      </Button>
      <ReasonDialog
        open={isOpen}
        title={t.pauseWithdraw}
        onClose={() => setIsOpen(false)}
        onSubmit={reason => command.send({ id: pause.id, version: pause.version, reason })}
      />
    </>
  )
}

/** A pause under way ends with the arrival. */
function EndPause({ pause }: { pause: Pause }) {
  const t = useTexts(guaranteeText)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setIsOpen(true)}>
        {t.pauseEnd}
      </Button>
      <DrawerForm
        open={isOpen}
        title={t.pauseEnd}
        onClose={() => setIsOpen(false)}
        run={api.guarantee.endPause}
        invalidates={guaranteeKinds}
        success={t.saved}
        toInput={({ toAt }: { toAt: string }) => ({ id: pause.id, version: pause.version, toAt })}
      >
        <Field<{ toAt: string }> name="toAt" label={t.pauseTo} required>
          <InstantInput stepMinutes={5} />
        </Field>
      </DrawerForm>
    </>
  )
}
