import { Input } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { Money } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { PpmInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { payerTexts } from '#domain/processes/repair-orders/kinds.ts'
import { settlementTouches, splitLoader } from './loaders.ts'
import styles from './settlement.module.css'
import { settlementText } from './text.ts'

type Split = Awaited<ReturnType<typeof api.settlement.split>>
type Values = Pick<Split, 'insurerPpm' | 'insurerName' | 'insurerClaim' | 'makerPpm' | 'makerName' | 'makerClaim'>

/** Who bears which share, before the bill is made. */
export function SplitDrawer({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const { data } = useLoad(splitLoader(orderId), { rows: 3 })
  return data ? <OpenSplit key={data.version} split={data} onClose={onClose} /> : null
}

function OpenSplit({ split, onClose }: { split: Split; onClose: () => void }) {
  const t = useTexts(settlementText)
  const text = useText()
  const { insurerPpm, insurerName, insurerClaim, makerPpm, makerName, makerClaim } = split
  return (
    <DrawerForm<
      Values,
      Parameters<typeof api.settlement.setSplit>[0],
      Awaited<ReturnType<typeof api.settlement.setSplit>>
    >
      open
      title={t.split}
      onClose={onClose}
      run={api.settlement.setSplit}
      invalidates={settlementTouches}
      success={t.splitSaved}
      initial={{ insurerPpm, insurerName, insurerClaim, makerPpm, makerName, makerClaim }}
      toInput={values => ({
        id: split.id,
        version: split.version,
        ...values,
        insurerPpm: values.insurerPpm ?? 0,
        makerPpm: values.makerPpm ?? 0,
      })}
    >
      <p className={styles.hint}>{t.splitHint}</p>
      {split.payers.map(part => (
        <div key={part.payer} className={styles.row}>
          <span className={styles.grow}>{text(payerTexts[part.payer])}</span>
          <Money fen={part.amountFen} />
        </div>
      ))}
      <Field<Values> name="insurerPpm" label={t.insurerShare}>
        <PpmInput />
      </Field>
      <Field<Values> name="insurerName" label={t.insurerName}>
        <Input maxLength={60} />
      </Field>
      <Field<Values> name="insurerClaim" label={t.insurerClaim}>
        <Input maxLength={60} />
      </Field>
      <Field<Values> name="makerPpm" label={t.makerShare}>
        <PpmInput />
      </Field>
      <Field<Values> name="makerName" label={t.makerName}>
        <Input maxLength={60} />
      </Field>
      <Field<Values> name="makerClaim" label={t.makerClaim}>
        <Input maxLength={60} />
      </Field>
    </DrawerForm>
  )
}
