import { Input, Select } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { colleaguesLoader } from '#desk/mechanisms/duties/loaders.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { newId } from '#domain/kernel/id.ts'
import { floorText } from './floor-text.ts'
import { type JobDetail, shiftKinds } from './loaders.ts'

type Values = { toId: string; standing: string; wishes?: string; parts?: string; keyPlace: string; note?: string }
type Props = { open: boolean; job: JobDetail; onClose: () => void }

export function HandOverDrawer(props: Props) {
  return props.open ? <OpenHandOver {...props} /> : null
}

/** One job to the next shift: how it stands, what the customer wants, parts, key. */
function OpenHandOver({ job, onClose }: Props) {
  const t = useTexts(floorText)
  const [id] = useState(newId)
  const people = useLoad(colleaguesLoader()).data ?? []
  const takers = people.filter(
    person =>
      person.id !== job.staffId && person.roles.some(role => ['R-TECH', 'R-LEAD-TECH', 'R-TEAM'].includes(role)),
  )
  return (
    <DrawerForm
      open
      title={`${t.handOver} ${job.plate} ${job.name}`}
      onClose={onClose}
      run={api.workshop.handOver}
      invalidates={[...shiftKinds, 'job', 'duty']}
      success={t.handedOver}
      initial={{ wishes: job.wishes }}
      toInput={({ toId, standing, wishes, parts, keyPlace, note }: Values) => ({
        ...{ id, toId, note: note?.trim() ?? '' },
        jobs: [
          {
            ...{ jobId: job.id, standing: standing.trim(), keyPlace: keyPlace.trim() },
            ...{ wishes: wishes?.trim().slice(0, 300) ?? '', parts: parts?.trim() ?? '' },
          },
        ],
      })}
    >
      <Field<Values> name="toId" label={t.to} required>
        <Select options={takers.map(person => ({ value: person.id, label: person.name }))} />
      </Field>
      <Field<Values> name="standing" label={t.standing} required>
        <Input.TextArea rows={3} maxLength={300} />
      </Field>
      <Field<Values> name="keyPlace" label={t.keyPlace} required>
        <Input maxLength={60} />
      </Field>
      <Field<Values> name="parts" label={t.parts}>
        <Input maxLength={300} />
      </Field>
      <Field<Values> name="wishes" label={t.wishes}>
        <Input maxLength={300} />
      </Field>
      <Field<Values> name="note" label={t.note}>
        <Input maxLength={500} />
      </Field>
    </DrawerForm>
  )
}
