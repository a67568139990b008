import { Form } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import { useTexts } from '../../kernel/text.ts'
import styles from './form-grid.module.css'
import { kitText } from './kit-text.ts'

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
  children: ReactElement
}

/** One field of a form over the values `V`: `<Field<PersonValues> name="name" label={t.name} required>`. */
export function Field<V>({ name, label, required, hint, wide, valueName, children }: FieldProps<V>) {
  const t = useTexts(kitText)
  const fieldName: string = name
  return (
    <Form.Item
      className={wide ? styles.wide : undefined}
      name={fieldName}
      label={label}
      extra={hint}
      {...(valueName ? { valuePropName: valueName } : {})}
      rules={required ? [{ required: true, message: fill(t.required, { label }) }] : []}
    >
      {children}
    </Form.Item>
  )
}
