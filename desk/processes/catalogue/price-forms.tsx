import { AutoComplete, Input } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { InstantInput, MoneyInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { newId } from '#domain/kernel/id.ts'
import type { PartPage } from '#domain/processes/catalogue/shapes.ts'
import { kindsLoader } from './loaders.ts'
import { partsText, priceListText } from './text.ts'

type PartPrice = { priceFen: number; effectiveFrom?: string | null; reason: string }

/** A new price begins; the former ones stay for what was agreed under them. */
export function PartPriceForm({ part, onClose }: { part: PartPage; onClose: () => void }) {
  const t = useTexts(partsText)
  return (
    <DrawerForm
      open
      title={`${t.setPrice} ${part.name}`}
      onClose={onClose}
      success={t.priced}
      run={api.catalogue.setPartPrice}
      invalidates={['part']}
      initial={{ priceFen: part.priceFen }}
      toInput={({ priceFen, effectiveFrom, reason }: PartPrice) => ({
        id: part.id,
        priceId: newId(),
        priceFen,
        reason,
        ...(effectiveFrom ? { effectiveFrom } : {}),
      })}
    >
      <Field<PartPrice> name="priceFen" label={t.newPrice} required>
        <MoneyInput />
      </Field>
      <Field<PartPrice> name="effectiveFrom" label={t.effectiveFrom} hint={t.effectiveHint}>
        <InstantInput />
      </Field>
      <Field<PartPrice> name="reason" label={t.reason} required>
        <Input maxLength={200} />
      </Field>
    </DrawerForm>
  )
}

type Rate = { trade: string; rateFen: number; effectiveFrom?: string | null; reason: string }

export function RateForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(priceListText)
  const p = useTexts(partsText)
  const trades = useLoad(kindsLoader()).data?.trades ?? []
  return (
    <DrawerForm
      open
      title={t.setRate}
      onClose={onClose}
      success={t.published}
      run={api.catalogue.setRate}
      invalidates={['labourRate']}
      toInput={({ effectiveFrom, ...rate }: Rate) => ({
        id: newId(),
        ...rate,
        ...(effectiveFrom ? { effectiveFrom } : {}),
      })}
    >
      <Field<Rate> name="trade" label={t.trade} required>
        <AutoComplete options={trades.map(trade => ({ value: trade }))} />
      </Field>
      <Field<Rate> name="rateFen" label={t.newRate} required>
        <MoneyInput />
      </Field>
      <Field<Rate> name="effectiveFrom" label={p.effectiveFrom} hint={p.effectiveHint}>
        <InstantInput />
      </Field>
      <Field<Rate> name="reason" label={p.reason} required>
        <Input maxLength={200} />
      </Field>
    </DrawerForm>
  )
}
