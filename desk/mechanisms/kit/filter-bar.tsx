import { Button, Checkbox, DatePicker, Input, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import { type ReactNode, useState } from 'react'
import { useDelayed } from '../../kernel/browser.ts'
import { useTexts } from '../../kernel/text.ts'
import styles from './filter-bar.module.css'
import { kitText } from './kit-text.ts'

export type Choice = { value: string; label: string; count?: number }

/** `tabs` shows all choices side by side (few, with counts), `choice` and `many` in a list, `on` picks a day. */
export type FilterField<N extends string> = { name: N; label: string } & (
  | { kind: 'text'; width?: number }
  | { kind: 'tabs' | 'choice' | 'many'; choices: readonly Choice[] }
  | { kind: 'flag' | 'on' }
)

type BoundFilters<N extends string> = {
  raw: Readonly<Record<string, string | undefined>>
  setRaw: (name: N, text: string | undefined) => void
  reset: () => void
  isChanged: boolean
}

type FilterBarProps<N extends string> = {
  filters: BoundFilters<N>
  fields: readonly FilterField<N>[]
  extra?: ReactNode
}

/** The row of filters above a list, bound to the address by `useFilters`. */
export function FilterBar<N extends string>({ filters, fields, extra }: FilterBarProps<N>) {
  const t = useTexts(kitText)
  return (
    <search className={styles.bar}>
      {fields.map(field => (
        <FilterControl
          key={field.name}
          field={field}
          raw={filters.raw[field.name]}
          onChange={text => filters.setRaw(field.name, text)}
        />
      ))}
      {filters.isChanged && (
        <Button type="text" onClick={filters.reset}>
          {t.reset}
        </Button>
      )}
      {extra && <span className={styles.extra}>{extra}</span>}
    </search>
  )
}

type ControlProps = {
  field: FilterField<string>
  raw: string | undefined
  onChange: (text: string | undefined) => void
}

function FilterControl({ field, raw, onChange }: ControlProps) {
  switch (field.kind) {
    case 'text':
      return <TextFilter label={field.label} width={field.width} raw={raw} onChange={onChange} />
    case 'tabs':
      return (
        <Segmented
          aria-label={field.label}
          value={raw ?? field.choices[0]?.value ?? ''}
          onChange={value => onChange(value === field.choices[0]?.value ? undefined : value)}
          options={field.choices.map(choice => ({ value: choice.value, label: counted(choice) }))}
        />
      )
    case 'choice':
      return (
        <Select
          aria-label={field.label}
          allowClear
          placeholder={field.label}
          value={raw ?? null}
          onChange={value => onChange(value ?? undefined)}
          options={field.choices.map(choice => ({ value: choice.value, label: counted(choice) }))}
          popupMatchSelectWidth={false}
          style={{ minWidth: 110 }}
        />
      )
    case 'many':
      return (
        <Select
          mode="multiple"
          aria-label={field.label}
          allowClear
          maxTagCount={2}
          placeholder={field.label}
          value={raw?.split('.') ?? []}
          onChange={values => onChange(values.length ? values.join('.') : undefined)}
          options={field.choices.map(choice => ({ value: choice.value, label: counted(choice) }))}
          popupMatchSelectWidth={false}
          style={{ minWidth: 140 }}
        />
      )
    case 'flag':
      return (
        <Checkbox checked={raw === '1'} onChange={event => onChange(event.target.checked ? '1' : undefined)}>
          {field.label}
        </Checkbox>
      )
    case 'on':
      return (
        <DatePicker
          aria-label={field.label}
          placeholder={field.label}
          value={raw ? dayjs(raw) : null}
          onChange={day => onChange(day?.format('YYYY-MM-DD'))}
        />
      )
  }
}

type TextFilterProps = {
  label: string
  width: number | undefined
  raw: string | undefined
  onChange: (text: string | undefined) => void
}

/** Typing changes the address a moment after the last key, Enter at once; half-typed Chinese does not search. */
function TextFilter({ label, width = 190, raw = '', onChange }: TextFilterProps) {
  const [typed, setTyped] = useState(raw)
  const [seen, setSeen] = useState(raw)
  const [sent, setSent] = useState(raw)
  const later = useDelayed(350)
  if (raw !== seen) {
    setSeen(raw)
    // The address changed by another hand than this field: "reset", or the browser's back.
    if (raw !== sent) setTyped(raw)
  }
  const send = (text: string) => {
    later.cancel()
    setSent(text.trim())
    onChange(text.trim() || undefined)
  }
  return (
    <Input
      aria-label={label}
      allowClear
      placeholder={label}
      style={{ width }}
      value={typed}
      onChange={event => {
        const text = event.target.value
        setTyped(text)
        if (!('isComposing' in event.nativeEvent && event.nativeEvent.isComposing)) later.run(() => send(text))
      }}
      onCompositionEnd={event => {
        const text = event.currentTarget.value
        later.run(() => send(text))
      }}
      onPressEnter={() => send(typed)}
    />
  )
}

const counted = (choice: Choice) => (choice.count === undefined ? choice.label : `${choice.label} ${choice.count}`)
