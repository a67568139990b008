import { AutoComplete, Checkbox, Input, Select } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { HoursInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field, FormGrid } from '#desk/mechanisms/kit/form-grid.tsx'
import { newId } from '#domain/kernel/id.ts'
import { skillGradeTexts } from '#domain/processes/catalogue/kinds.ts'
import { stepsFrom, stepText } from '#domain/processes/catalogue/work-steps.ts'
import { kindsLoader } from './loaders.ts'
import { labourText } from './text.ts'

type Operation = Awaited<ReturnType<typeof api.catalogue.operation>>
type Power = 'petrol' | 'diesel' | 'hev' | 'phev' | 'bev'
type Values = {
  code: string
  name: string
  system: string
  trade: string
  hoursCenti: number
  grade: number
  guaranteeClass: string
  highVoltage?: boolean
  keyItem?: boolean
  steps?: string
  tools?: string[]
}

const powers: readonly Power[] = ['petrol', 'diesel', 'hev', 'phev', 'bev']

/** An operation of the group's catalogue, new or changed; orders already written keep what they say. */
export function OperationForm({ operation, onClose }: { operation?: Operation; onClose: () => void }) {
  const t = useTexts(labourText)
  return (
    <DrawerForm
      open
      title={operation ? t.edit : t.add}
      width={560}
      onClose={onClose}
      success={t.saved}
      run={(input: Values, call) => save(operation, input, call)}
      invalidates={['labourOperation']}
      initial={
        operation ? { ...operation, steps: operation.steps.map(stepText).join('\n') } : { grade: 1, hoursCenti: 100 }
      }
      toInput={(values: Values) => values}
    >
      <FormGrid>
        <OperationFields isNew={!operation} />
      </FormGrid>
    </DrawerForm>
  )
}

function save(
  operation: Operation | undefined,
  values: Values,
  call: Parameters<typeof api.catalogue.addOperation>[1],
) {
  const { code, steps = '', highVoltage = false, keyItem = false, ...rest } = values
  const fields = { ...rest, highVoltage, keyItem, steps: stepsFrom(steps) }
  if (!operation) return api.catalogue.addOperation({ id: newId(), code, ...fields }, call)
  const { id, version } = operation
  const kept = powers.filter(power => operation.powers.includes(power))
  return api.catalogue.editOperation({ id, version, powers: kept, ...fields }, call)
}

function OperationFields({ isNew }: { isNew: boolean }) {
  const t = useTexts(labourText)
  const text = useText()
  const kinds = useLoad(kindsLoader()).data
  const options = (names: readonly string[] = []) => names.map(name => ({ value: name }))
  return (
    <>
      {isNew && (
        <Field<Values> name="code" label={t.code} required>
          <Input maxLength={20} autoFocus />
        </Field>
      )}
      <Field<Values> name="name" label={t.name} required>
        <Input maxLength={100} />
      </Field>
      <Field<Values> name="system" label={t.system} required>
        <AutoComplete options={options(kinds?.systems)} />
      </Field>
      <Field<Values> name="trade" label={t.trade} required>
        <AutoComplete options={options(kinds?.trades)} />
      </Field>
      <Field<Values> name="hoursCenti" label={t.hours} required>
        <HoursInput />
      </Field>
      <Field<Values> name="grade" label={t.grade} required>
        <Select options={skillGradeTexts.map((words, index) => ({ value: index + 1, label: text(words) }))} />
      </Field>
      <Field<Values> name="guaranteeClass" label={t.guarantee} required>
        <Input maxLength={30} />
      </Field>
      <Field<Values> name="highVoltage" label={t.marks} valueName="checked">
        <Checkbox>{t.highVoltage}</Checkbox>
      </Field>
      <Field<Values> name="keyItem" label={t.keyItem} valueName="checked">
        <Checkbox>{t.keyItem}</Checkbox>
      </Field>
      <Field<Values> name="tools" label={t.tools} wide>
        <Select mode="tags" />
      </Field>
      <Field<Values> name="steps" label={t.steps} hint={t.stepsHint} wide>
        <Input.TextArea rows={6} maxLength={4000} />
      </Field>
    </>
  )
}
