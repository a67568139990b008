import { AutoComplete, Input, Select, Switch } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { IntInput, MoneyInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field, FormGrid } from '#desk/mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { newId } from '#domain/kernel/id.ts'
import { type PartGrade, partGradeTexts } from '#domain/processes/catalogue/kinds.ts'
import type { PartPage } from '#domain/processes/catalogue/shapes.ts'
import { kindsLoader } from './loaders.ts'
import { partsText } from './text.ts'

type Values = {
  number: string
  name: string
  category: string
  grade: PartGrade
  maker?: string
  unit: string
  leadDays: number
  aliases?: string
  costFen: number
  priceFen: number
  active: boolean
}

/** A part of the group's catalogue, new or changed; its fitment comes with the maker's lists. */
export function PartForm({ part, onClose }: { part?: PartPage; onClose: () => void }) {
  const t = useTexts(partsText)
  return (
    <DrawerForm
      open
      title={part ? t.edit : t.add}
      width={560}
      onClose={onClose}
      success={t.saved}
      run={(input: Values, call) => save(part, input, call)}
      invalidates={['part']}
      initial={part ? { ...part, aliases: part.aliases.join('、') } : { grade: 'original', unit: '个', leadDays: 1 }}
      toInput={(values: Values) => values}
    >
      <FormGrid>
        <PartFields isNew={!part} />
      </FormGrid>
    </DrawerForm>
  )
}

function save(part: PartPage | undefined, values: Values, call: Parameters<typeof api.catalogue.addPart>[1]) {
  const { number, costFen, priceFen, active, aliases = '', maker = '', ...rest } = values
  const names = aliases.split(/[、，,]/).map(alias => alias.trim())
  const common = { ...rest, maker, aliases: names.filter(alias => alias !== '') }
  if (!part) return api.catalogue.addPart({ id: newId(), number, costFen, priceFen, ...common }, call)
  const { id, version, supersededBy, fitments } = part
  return api.catalogue.editPart({ id, version, supersededBy, fitments, active, ...common }, call)
}

function PartFields({ isNew }: { isNew: boolean }) {
  const t = useTexts(partsText)
  const text = useText()
  const categories = useLoad(kindsLoader()).data?.categories ?? []
  return (
    <>
      {isNew && (
        <Field<Values> name="number" label={t.number} required>
          <Input maxLength={40} autoFocus />
        </Field>
      )}
      <Field<Values> name="name" label={t.name} required>
        <Input maxLength={100} />
      </Field>
      <Field<Values> name="category" label={t.category} required>
        <AutoComplete options={categories.map(category => ({ value: category }))} />
      </Field>
      <Field<Values> name="grade" label={t.grade} required>
        <Select options={optionsFrom(partGradeTexts, text)} />
      </Field>
      <Field<Values> name="maker" label={t.maker}>
        <Input maxLength={60} />
      </Field>
      <Field<Values> name="unit" label={t.unit} required>
        <Input maxLength={10} />
      </Field>
      <Field<Values> name="leadDays" label={t.lead} required>
        <IntInput />
      </Field>
      <Field<Values> name="aliases" label={t.aliases} hint={t.aliasesHint} wide>
        <Input maxLength={300} />
      </Field>
      {isNew ? (
        <>
          <Field<Values> name="costFen" label={t.cost} required>
            <MoneyInput />
          </Field>
          <Field<Values> name="priceFen" label={t.groupPrice} required>
            <MoneyInput />
          </Field>
        </>
      ) : (
        <Field<Values> name="active" label={t.active} valueName="checked">
          <Switch />
        </Field>
      )}
    </>
  )
}
