import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, TimePicker } from 'antd'
import dayjs from 'dayjs'
import { useTexts } from '../../kernel/text.ts'
import styles from './duties.module.css'
import { calendarText } from './text.ts'

export type Hours = { open: string; close: string }

type HoursEditorProps = {
  label: string
  hours: readonly Hours[]
  disabled: boolean
  onChange: (hours: Hours[]) => void
}

/** The opening hours of one day: none is a day off, several leave a break between them. */
export function HoursEditor({ label, hours, disabled, onChange }: HoursEditorProps) {
  const t = useTexts(calendarText)
  const replace = (at: number, change: Partial<Hours>) =>
    onChange(hours.map((item, index) => (index === at ? { ...item, ...change } : item)))
  const last = hours.at(-1)
  const add = () =>
    onChange([...hours, last ? { open: last.close, close: '21:00' } : { open: '08:30', close: '17:30' }])
  return (
    <span className={styles.day}>
      {hours.length === 0 && <span className={styles.aside}>{t.closed}</span>}
      {hours.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of hours is its place in the day; its times change while typed.
        <span key={index} className={styles.hours}>
          <TimeInput
            label={`${label} ${t.opens}`}
            value={item.open}
            disabled={disabled}
            onChange={open => replace(index, { open })}
          />
          –
          <TimeInput
            label={`${label} ${t.closes}`}
            value={item.close}
            disabled={disabled}
            onChange={close => replace(index, { close })}
          />
          {!disabled && (
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={`${label} ${t.closed}`}
              onClick={() => onChange(hours.filter((_, at) => at !== index))}
            />
          )}
        </span>
      ))}
      {!disabled && hours.length < 4 && (
        <Button type="text" size="small" icon={<PlusOutlined />} onClick={add}>
          {t.addHours}
        </Button>
      )}
    </span>
  )
}

type TimeInputProps = { label: string; value: string; disabled: boolean; onChange: (time: string) => void }

const onAnyDay = (time: string) => dayjs(`2000-01-01T${time}`)

function TimeInput({ label, value, disabled, onChange }: TimeInputProps) {
  return (
    <TimePicker
      aria-label={label}
      format="HH:mm"
      minuteStep={5}
      needConfirm={false}
      allowClear={false}
      value={onAnyDay(value)}
      disabled={disabled}
      style={{ width: 92 }}
      onChange={time => time && onChange(time.format('HH:mm'))}
    />
  )
}
