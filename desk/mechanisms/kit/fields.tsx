import { DatePicker, Input } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { formatFen, parseYuan } from '#domain/kernel/money.ts'
import { formatHours, formatQty, parseHours, parseQty } from '#domain/kernel/quantity.ts'
import { formatScaled, parseScaled } from '#domain/kernel/scaled.ts'
import { formatLocal, type Instant, instantOf } from '#domain/kernel/time.ts'
import { now, today } from '../../kernel/clock.ts'

/** What a form field hands its control; all optional, so that they also stand alone. */
type ControlProps<T> = {
  id?: string
  value?: T | null
  onChange?: (value: T | null) => void
  disabled?: boolean
  autoFocus?: boolean
  placeholder?: string
  'aria-label'?: string
}

/** Amounts in fen, shown in yuan. */
export function MoneyInput(props: ControlProps<number>) {
  return <ScaledInput {...props} prefix="¥" format={formatFen} parse={parseYuan} />
}

/** Quantities in thousandths. */
export function QtyInput({ unit, ...props }: ControlProps<number> & { unit?: string }) {
  return <ScaledInput {...props} suffix={unit} format={formatQty} parse={parseQty} />
}

/** Labour hours in hundredths. */
export function HoursInput(props: ControlProps<number>) {
  return <ScaledInput {...props} suffix="h" format={formatHours} parse={parseHours} />
}

/** Rates in parts per million, shown as percentages. */
export function PpmInput(props: ControlProps<number>) {
  return <ScaledInput {...props} suffix="%" format={formatPpm} parse={text => parseScaled(text, PERCENT_DIGITS)} />
}

/** Whole numbers: mileage, counts. */
export function IntInput({ unit, ...props }: ControlProps<number> & { unit?: string }) {
  return <ScaledInput {...props} suffix={unit} format={String} parse={parseInteger} />
}

type ScaledProps = ControlProps<number> & {
  prefix?: string | undefined
  suffix?: string | undefined
  format: (value: number) => string
  parse: (text: string) => number | undefined
}

function ScaledInput({ value, onChange, format, parse, prefix, suffix, ...rest }: ScaledProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const shown = value == null ? '' : format(value)
  const leave = () => {
    if (draft === null) return
    const read = draft.trim() === '' ? null : parse(draft)
    if (read === undefined) return
    setDraft(null)
    if (read !== (value ?? null)) onChange?.(read)
  }
  const isBad = draft !== null && draft.trim() !== '' && parse(draft) === undefined
  return (
    <Input
      {...rest}
      inputMode="decimal"
      className="cb-num"
      prefix={prefix}
      suffix={suffix}
      status={isBad ? 'error' : ''}
      value={draft ?? shown}
      onChange={event => {
        const text = event.target.value
        setDraft(text)
        const read = text.trim() === '' ? null : parse(text)
        if (read !== undefined) onChange?.(read)
      }}
      onBlur={leave}
    />
  )
}

// One percent is ten thousand parts per million.
const PERCENT_DIGITS = 4

function formatPpm(ppm: number): string {
  return formatScaled(ppm, PERCENT_DIGITS, { grouped: false, padded: false })
}

function parseInteger(text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(',', '').trim()
  return /^-?\d{1,12}$/.test(plain) ? Number(plain) : undefined
}

/** A calendar day as 'YYYY-MM-DD'. */
export function DateInput({ value, onChange, ...rest }: ControlProps<string>) {
  return (
    <DatePicker
      {...rest}
      showNow={false}
      defaultPickerValue={dayjs(today())}
      value={value ? dayjs(value) : null}
      onChange={day => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
    />
  )
}

/** A moment, chosen in the shop's time, as an instant in UTC. */
export function InstantInput({
  value,
  onChange,
  stepMinutes = 15,
  ...rest
}: ControlProps<Instant> & { stepMinutes?: 5 | 10 | 15 | 30 }) {
  return (
    <DatePicker
      {...rest}
      showNow={false}
      defaultPickerValue={dayjs(formatLocal(now()))}
      showTime={{ format: 'HH:mm', minuteStep: stepMinutes }}
      format="YYYY-MM-DD HH:mm"
      value={value ? dayjs(formatLocal(value)) : null}
      onChange={day => onChange?.(day ? instantOf(day.format('YYYY-MM-DD'), day.format('HH:mm')) : null)}
    />
  )
}
