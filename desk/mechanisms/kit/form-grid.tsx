import { Form, Radio, Segmented, Select } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import { useTexts } from '../../kernel/text.ts'
import { DateInput, InstantInput } from './fields.tsx'
import styles from './form-grid.module.css'
import { kitText } from './kit-text.ts'
import { SearchSelect } from './search-select.tsx'

/** Fields in columns; on narrow screens in one. */
export function FormGrid({ columns = 2, children }: { columns?: 1 | 2 | 3 | 4; children: ReactNode }) {
  return (
    <div className={styles.grid} data-columns={columns}>
      {children}
    </div>
  )
}

type FieldProps<V> = {
  name: keyof V & string
  label: string
  required?: boolean
  hint?: ReactNode
  wide?: boolean
  /** `checked` for boxes and switches. */
  valueName?: 'checked'
  /** Its value is chosen, not typed; known of the kit's own pickers. */
  picked?: boolean
  children: ReactElement
}

const pickers = new Set<unknown>([Select, Radio.Group, Segmented, DateInput, InstantInput, SearchSelect])

/** One field of a form over the values `V`: `<Field<PersonValues> name="name" label={t.name} required>`. */
export function Field<V>({ name, label, required, hint, wide, valueName, picked, children }: FieldProps<V>) {
  const t = useTexts(kitText)
  const ask = (picked ?? pickers.has(children.type)) ? t.requiredChoice : t.required
  const fieldName: string = name
  return (
    <Form.Item
      className={wide ? styles.wide : undefined}
      name={fieldName}
      label={label}
      extra={hint}
      {...(valueName ? { valuePropName: valueName } : {})}
      rules={required ? [{ required: true, message: fill(ask, { label }) }] : []}
    >
      {children}
    </Form.Item>
  )
}
