import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { bayClassTexts } from '#domain/mechanisms/resources/bay-classes.ts'
import type { ResourceView } from '#domain/mechanisms/resources/contract.ts'
import { type ResourceKind, resourceKindTexts } from '#domain/mechanisms/resources/resource-texts.ts'
import { api } from '../../kernel/api.ts'
import { useLoad } from '../../kernel/query.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../kit/drawer-form.tsx'
import { IntInput } from '../kit/fields.tsx'
import { Field, FormGrid } from '../kit/form-grid.tsx'
import { optionsFrom } from '../kit/options.ts'
import { resourceTouches, staffLoader } from './loaders.ts'
import { resourcesText } from './text.ts'

type Add = Parameters<typeof api.resources.add>[0]
type Edit = Parameters<typeof api.resources.edit>[0]
type Values = Omit<Add, 'id'> & { active: boolean }
type Props = { row: ResourceView | null; onClose: () => void }

/** A new bay, person or car, or what has changed of one. */
export function ResourceDrawer({ row, onClose }: Props) {
  const t = useTexts(resourcesText)
  const [id] = useState(newId)
  const common = { open: true, invalidates: resourceTouches, onClose }
  const described = ({ name, class: bayClass, team, skills, grade, sort }: Values) => ({
    name,
    class: bayClass ?? '',
    team: team ?? null,
    skills: skills ?? [],
    grade: grade ?? 0,
    sort: sort ?? 0,
  })
  if (row === null) {
    return (
      <DrawerForm<Values, Add, unknown>
        {...common}
        title={t.add}
        run={api.resources.add}
        initial={{ kind: 'bay' }}
        toInput={values => ({ id, kind: values.kind, staffId: values.staffId ?? null, ...described(values) })}
      >
        <Fields row={null} />
      </DrawerForm>
    )
  }
  return (
    <DrawerForm<Values, Edit, unknown>
      {...common}
      title={`${t.edit} ${row.name}`}
      run={api.resources.edit}
      initial={{ ...row, class: classOf(row.class) }}
      toInput={values => ({ id: row.id, version: row.version, active: values.active, ...described(values) })}
    >
      <Fields row={row} />
    </DrawerForm>
  )
}

function Fields({ row }: { row: ResourceView | null }) {
  const t = useTexts(resourcesText)
  const text = useText()
  const [kind, setKind] = useState<ResourceKind>(row?.kind ?? 'bay')
  const isPerson = kind === 'technician' || kind === 'adviser'
  const { data: staff } = useLoad(staffLoader())
  const people = (staff ?? []).map(person => ({ value: person.id, label: `${person.name}　${person.grade}` }))
  return (
    <FormGrid columns={1}>
      {row === null && (
        <Field<Values> name="kind" label={t.kind} required>
          <Select options={optionsFrom(resourceKindTexts, text)} onChange={setKind} />
        </Field>
      )}
      {row === null && isPerson && (
        <Field<Values> name="staffId" label={t.person} required>
          <Select showSearch optionFilterProp="label" options={people} />
        </Field>
      )}
      <Field<Values> name="name" label={t.name} required>
        <Input maxLength={40} />
      </Field>
      {kind === 'bay' && (
        <Field<Values> name="class" label={t.class} required>
          <Select options={optionsFrom(bayClassTexts, text)} />
        </Field>
      )}
      <Field<Values> name="team" label={t.team}>
        <Input maxLength={40} />
      </Field>
      {isPerson && (
        <>
          <Field<Values> name="skills" label={t.skills} hint={t.skillsHint}>
            <Select mode="tags" />
          </Field>
          <Field<Values> name="grade" label={t.grade}>
            <IntInput />
          </Field>
        </>
      )}
      <Field<Values> name="sort" label={t.sort}>
        <IntInput />
      </Field>
      {row !== null && (
        <Field<Values> name="active" label={t.active} valueName="checked">
          <Checkbox />
        </Field>
      )}
    </FormGrid>
  )
}

function classOf(text: string): Values['class'] {
  const keys = optionsFrom(bayClassTexts, ([zh]) => zh)
  return keys.find(({ value }) => value === text)?.value ?? ''
}
