import { Input } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { qty } from '#desk/kernel/format.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { QtyInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { SearchSelect } from '#desk/mechanisms/kit/search-select.tsx'
import { newId } from '#domain/kernel/id.ts'
import type { JobDetail } from './loaders.ts'
import { bayText } from './text.ts'

type NeedProps = { open: boolean; job: JobDetail; onClose: () => void }

export function NeedPartDrawer(props: NeedProps) {
  return props.open ? <OpenNeed {...props} /> : null
}

type Values = { partId: string; qtyMilli: number; note?: string }

/** A part the order does not hold yet; the counter sees it at once. */
function OpenNeed({ job, onClose }: NeedProps) {
  const t = useTexts(bayText)
  const [id] = useState(newId)
  return (
    <DrawerForm
      open
      title={t.needPart}
      onClose={onClose}
      run={api.parts.request}
      invalidates={['partRequest', 'order', 'shortage', 'duty']}
      success={t.requested}
      initial={{ qtyMilli: 1000 }}
      toInput={({ partId, qtyMilli, note }: Values) => ({
        orderId: job.orderId,
        id,
        partId,
        orderLineId: null,
        qtyMilli,
        note: note?.trim() ?? '',
      })}
    >
      <Field<Values> name="partId" label={t.part} required>
        <SearchSelect name="part for job" search={searchParts} autoFocus />
      </Field>
      <Field<Values> name="qtyMilli" label={t.qty} required>
        <QtyInput />
      </Field>
      <Field<Values> name="note" label={t.note}>
        <Input.TextArea rows={2} maxLength={300} />
      </Field>
    </DrawerForm>
  )
}

async function searchParts(q: string, signal: AbortSignal) {
  if (q === '') return []
  const { rows } = await api.catalogue.parts({ q, limit: 15 }, { signal })
  return rows.map(row => ({ value: row.id, label: row.name, hint: `${row.number} · ${qty(row.availableMilli)}` }))
}
