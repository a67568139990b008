import { Input, Select } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { newId } from '#domain/kernel/id.ts'
import type { PriceZone } from '#domain/processes/catalogue/contract-zones.ts'
import { priceListText } from './text.ts'

type Zones = Awaited<ReturnType<typeof api.catalogue.zones>>
type Values = { name: string; storeIds?: string[] }
const NEW = 'new'

/** Which stores have one price: choose a zone, or make one. */
export function ZonesDrawer({ zones, onClose }: { zones: Zones; onClose: () => void }) {
  const t = useTexts(priceListText)
  const [chosen, setChosen] = useState(zones.rows[0]?.id ?? NEW)
  const options = [...zones.rows.map(({ id, name }) => ({ value: id, label: name })), { value: NEW, label: t.newZone }]
  const style = { width: '100%', marginBottom: 16 }
  const choice = <Select aria-label={t.zone} style={style} value={chosen} onChange={setChosen} options={options} />
  const zone = zones.rows.find(({ id }) => id === chosen)
  return <ZoneForm key={chosen} zone={zone} zones={zones} choice={choice} onClose={onClose} />
}

type FormProps = { zone: PriceZone | undefined; zones: Zones; choice: React.ReactNode; onClose: () => void }

function ZoneForm({ zone, zones, choice, onClose }: FormProps) {
  const t = useTexts(priceListText)
  const stores = zones.stores.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))
  const [id] = useState(newId)
  return (
    <DrawerForm<Values, Values, unknown>
      open
      title={t.zones}
      onClose={onClose}
      success={t.zoneSaved}
      invalidates={['priceZone', 'labourRate', 'part']}
      run={({ name, storeIds = [] }, options) =>
        zone
          ? api.catalogue.editZone({ id: zone.id, version: zone.version, name, storeIds }, options)
          : api.catalogue.addZone({ id, name, storeIds }, options)
      }
      initial={zone ? { name: zone.name, storeIds: zone.stores.map(store => store.id) } : {}}
      toInput={values => values}
    >
      {choice}
      <Field<Values> name="name" label={t.zoneName} required>
        <Input maxLength={40} />
      </Field>
      <Field<Values> name="storeIds" label={t.zoneStores} hint={t.zoneHint}>
        <Select mode="multiple" optionFilterProp="label" options={stores} />
      </Field>
    </DrawerForm>
  )
}
