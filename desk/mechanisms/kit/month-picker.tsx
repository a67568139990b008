import { DatePicker } from 'antd'
import dayjs from 'dayjs'

type MonthPickerProps = { label: string; month: string; onPick: (month: string | undefined) => void }

/** The month a page of figures is about, as `2027-03`. */
export function MonthPicker({ label, month, onPick }: MonthPickerProps) {
  return (
    <DatePicker
      picker="month"
      allowClear={false}
      aria-label={label}
      value={dayjs(`${month}-01`)}
      onChange={value => onPick(value?.format('YYYY-MM'))}
    />
  )
}
