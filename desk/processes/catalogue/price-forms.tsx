import { AutoComplete, Input, Select } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { InstantInput, MoneyInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { newId } from '#domain/kernel/id.ts'
import type { PartPage } from '#domain/processes/catalogue/shapes.ts'
import { kindsLoader, zonesLoader } from './loaders.ts'
import { partsText, priceListText } from './text.ts'

type PartPrice = { zoneId?: string | null; priceFen: number; effectiveFrom?: string | null; reason: string }

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
      toInput={({ priceFen, effectiveFrom, reason, zoneId }: PartPrice) => ({
        zoneId: zoneId ?? null,
        id: part.id,
        priceId: newId(),
        priceFen,
        reason,
        ...(effectiveFrom ? { effectiveFrom } : {}),
      })}
    >
      <ZoneField />
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

type Rate = { zoneId?: string | null; trade: string; rateFen: number; effectiveFrom?: string | null; reason: string }

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
      toInput={({ effectiveFrom, zoneId, ...rate }: Rate) => ({
        id: newId(),
        ...rate,
        zoneId: zoneId ?? null,
        ...(effectiveFrom ? { effectiveFrom } : {}),
      })}
    >
      <ZoneField />
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

/** EST-09: whether the price is this store's alone or that of a whole region. */
function ZoneField() {
  const t = useTexts(priceListText)
  const can = useCan()
  const { data } = useLoad(zonesLoader())
  if (!can('price.zones') || !data || data.rows.length === 0) return null
  const zones = data.rows.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Field<{ zoneId?: string | null }> name="zoneId" label={t.zone} hint={t.zoneHint}>
      <Select allowClear placeholder={t.ownStore} options={zones} />
    </Field>
  )
}
