import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select, Switch } from 'antd'
import { useLang } from '../../kernel/text.ts'
import { HoursInput, IntInput, MoneyInput, PpmInput } from '../kit/fields.tsx'
import styles from './policies.module.css'
import { type Shape, unitOf } from './value-shape.ts'
import { type Labels, labelOf, unitText } from './value-text.ts'

type EditorProps = {
  shape: Shape
  /** The field's name: it says the unit. */
  name: string
  value: unknown
  labels: Labels
  onChange: (value: unknown) => void
}

/** Edits a policy's value by its shape: numbers in their unit, choices by name, groups of fields side by side. */
export function ValueEditor(props: EditorProps) {
  const { shape, value } = props
  if (shape.type === 'object') return <GroupEditor {...props} />
  if (shape.type === 'array') return <ListEditor {...props} />
  if (shape.type === 'integer' || shape.type === 'number') return <NumberEditor {...props} />
  if (shape.type === 'boolean') {
    return <Switch aria-label={props.name} checked={value === true} onChange={props.onChange} />
  }
  return <TextEditor {...props} />
}

function TextEditor({ shape, name, value, labels, onChange }: EditorProps) {
  const { lang } = useLang()
  const text = typeof value === 'string' ? value : ''
  const label = labelOf(labels, name, lang)
  if (!shape.enum) {
    return <Input aria-label={label} value={text} onChange={event => onChange(event.target.value)} />
  }
  const options = shape.enum.map(choice => ({ value: choice, label: labelOf(labels, choice, lang) }))
  return <Select aria-label={label} value={text} options={options} onChange={onChange} popupMatchSelectWidth={false} />
}

function NumberEditor({ name, value, labels, onChange }: EditorProps) {
  const { lang } = useLang()
  const unit = unitOf(name)
  const control = {
    'aria-label': labelOf(labels, name, lang),
    value: typeof value === 'number' ? value : null,
    onChange: (next: number | null) => next !== null && onChange(next),
  }
  if (unit === 'fen') return <MoneyInput {...control} />
  if (unit === 'ppm') return <PpmInput {...control} />
  if (unit === 'hoursCenti') return <HoursInput {...control} />
  return <IntInput {...control} unit={unitText(unit, lang)} />
}

function GroupEditor({ shape, value, labels, onChange }: EditorProps) {
  const { lang } = useLang()
  const fields = entriesOf(value)
  const names = shape.properties ? Object.keys(shape.properties) : fields.map(([name]) => name)
  const known = Object.fromEntries(fields)
  return (
    <div className={styles.group}>
      {names.map(name => (
        <div key={name} className={styles.field}>
          <span className={styles.fieldLabel}>{labelOf(labels, name, lang)}</span>
          <ValueEditor
            shape={shape.properties?.[name] ?? shape.additionalProperties ?? {}}
            name={name}
            value={known[name]}
            labels={labels}
            onChange={next => onChange({ ...known, [name]: next })}
          />
        </div>
      ))}
    </div>
  )
}

function ListEditor({ shape, name, value, labels, onChange }: EditorProps) {
  const items: unknown[] = Array.isArray(value) ? value : []
  const put = (at: number, next: unknown) => onChange(items.map((item, index) => (index === at ? next : item)))
  return (
    <div className={styles.group}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item of a list of values is its place.
        <div key={index} className={styles.item}>
          <ValueEditor
            shape={shape.items ?? {}}
            name={name}
            value={item}
            labels={labels}
            onChange={next => put(index, next)}
          />
          <Button size="small" type="text" danger onClick={() => onChange(items.filter((_, at) => at !== index))}>
            ×
          </Button>
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined />}
        aria-label="+"
        onClick={() => onChange([...items, items.at(-1) ?? ''])}
      />
    </div>
  )
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}
