import { Form, Input, Segmented } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { type SearchOption, SearchSelect } from '#desk/mechanisms/kit/search-select.tsx'
import { type SenderRelation, senderRelationTexts } from '#domain/processes/reception/kinds.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { visitKinds } from './loaders.ts'
import { receptionText } from './text.ts'
import { visitText } from './visit-text.ts'

type Values = {
  vehicleId: string
  senderRelation: SenderRelation
  senderName?: string
  senderPhone?: string
  senderAuthority?: string
}

type Identify = typeof api.visits.identify
const relations = ['owner', 'user', 'agent'] as const satisfies readonly SenderRelation[]

async function searchCars(q: string, signal: AbortSignal): Promise<SearchOption[]> {
  if (q === '') return []
  const { rows } = await api.search.find({ q }, { signal })
  return rows
    .filter(row => row.kind === 'vehicle')
    .map(row => ({ value: row.id, label: row.title, hint: row.subtitle ?? '' }))
}

export function IdentifyDrawer({ visit, onClose }: { visit: VisitView; onClose: () => void }) {
  const t = useTexts(visitText)
  const r = useTexts(receptionText)
  const text = useText()
  const { vehicle } = visit
  return (
    <DrawerForm<Values, Parameters<Identify>[0], Awaited<ReturnType<Identify>>>
      open
      title={t.identify}
      onClose={onClose}
      run={api.visits.identify}
      invalidates={[...visitKinds]}
      success={r.saved}
      initial={{
        ...(vehicle ? { vehicleId: vehicle.id } : {}),
        senderRelation: visit.senderRelation,
        senderName: visit.sender && visit.sender.id !== visit.owner?.id ? visit.sender.name : '',
        senderAuthority: visit.senderAuthority,
      }}
      toInput={values => {
        const sameName = values.senderName === visit.sender?.name
        return {
          id: visit.id,
          version: visit.version,
          vehicleId: values.vehicleId,
          senderRelation: values.senderRelation,
          senderId: sameName && !values.senderPhone ? (visit.sender?.id ?? null) : null,
          senderName: values.senderName || null,
          senderPhone: values.senderPhone || null,
          senderAuthority: values.senderAuthority || null,
        }
      }}
    >
      <Field<Values> name="vehicleId" label={t.chooseCar} required>
        <SearchSelect
          name="cars"
          search={searchCars}
          autoFocus={vehicle === null}
          chosen={vehicle ? { value: vehicle.id, label: `${visit.plate} ${vehicle.title}` } : undefined}
        />
      </Field>
      <Field<Values> name="senderRelation" label={t.relation}>
        <Segmented options={relations.map(value => ({ value, label: text(senderRelationTexts[value]) }))} />
      </Field>
      <Form.Item
        noStyle
        shouldUpdate={(before: Values, after: Values) => before.senderRelation !== after.senderRelation}
      >
        {({ getFieldValue }) =>
          getFieldValue('senderRelation') === 'owner' ? null : (
            <>
              <Field<Values> name="senderName" label={t.senderName} required>
                <Input maxLength={60} />
              </Field>
              <Field<Values> name="senderPhone" label={t.senderPhone}>
                <Input inputMode="tel" maxLength={30} placeholder={visit.sender?.phoneMasked ?? ''} />
              </Field>
              <Field<Values>
                name="senderAuthority"
                label={t.authority}
                required={getFieldValue('senderRelation') === 'agent'}
              >
                <Input maxLength={100} />
              </Field>
            </>
          )
        }
      </Form.Item>
    </DrawerForm>
  )
}
