import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input } from 'antd'
import { normalisePlate, parsePlate } from '#domain/kernel/plate.ts'
import { fill } from '#domain/kernel/texts.ts'
import { useSettled } from '../../kernel/browser.ts'
import { useTexts } from '../../kernel/text.ts'
import { Field } from '../../mechanisms/kit/form-grid.tsx'
import styles from './customers.module.css'
import { plateHolderLoader } from './loaders.ts'
import { vehicleText } from './text.ts'

export type PlateValues = { plate?: string; movePlateFrom?: string }
type PlateFieldProps = { label: string; vehicleId: string; autoFocus?: boolean }

/** A plate; when another car bears it, that car is named and the plate can be moved. */
export function PlateField({ label, vehicleId, autoFocus = false }: PlateFieldProps) {
  const t = useTexts(vehicleText)
  const typed = useSettled(Form.useWatch<string | undefined>('plate') ?? '', 250)
  const plate = normalisePlate(typed)
  const { data } = useQuery({ ...plateHolderLoader(plate), enabled: parsePlate(plate).ok })
  const holder = data && data.id !== vehicleId ? data : null
  return (
    <>
      <Field<PlateValues> name="plate" label={label}>
        <Input autoFocus={autoFocus} maxLength={12} style={{ textTransform: 'uppercase' }} />
      </Field>
      {holder && (
        <div className={styles.hint}>
          {fill(t.movePlateHint, { car: [holder.title, holder.subtitle].filter(Boolean).join(' ') })}{' '}
          <Form.Item
            name="movePlateFrom"
            noStyle
            valuePropName="checked"
            getValueFromEvent={(event: { target: { checked: boolean } }) =>
              event.target.checked ? holder.id : undefined
            }
            getValueProps={value => ({ checked: value === holder.id })}
          >
            <Checkbox>{t.movePlate}</Checkbox>
          </Form.Item>
        </div>
      )}
    </>
  )
}

/** The plate as the command takes it: empty is none. */
export function plateInput(values: PlateValues): { plate: string | null; movePlateFrom?: string } {
  const plate = (values.plate ?? '').trim()
  return {
    plate: plate === '' ? null : plate,
    ...(values.movePlateFrom && plate !== '' ? { movePlateFrom: values.movePlateFrom } : {}),
  }
}
