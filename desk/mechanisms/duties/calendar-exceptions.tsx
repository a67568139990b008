import { CloseOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { today } from '../../kernel/clock.ts'
import { useTexts } from '../../kernel/text.ts'
import { DateInput } from '../kit/fields.tsx'
import { Section } from '../kit/section.tsx'
import styles from './duties.module.css'
import { type Hours, HoursEditor } from './hours-editor.tsx'
import { calendarText } from './text.ts'

type Exception = { closed: true } | { hours: Hours[] }
type ExceptionDays = Record<string, Exception>

type ExceptionsProps = { exceptions: ExceptionDays; disabled: boolean; onChange: (exceptions: ExceptionDays) => void }

/** Holidays and special days of one year; a day with hours overrides the week as much as a day off does. */
export function Exceptions({ exceptions, disabled, onChange }: ExceptionsProps) {
  const t = useTexts(calendarText)
  const [year, setYear] = useState(today().slice(0, 4))
  const years = [...new Set([year, today().slice(0, 4), ...Object.keys(exceptions).map(on => on.slice(0, 4))])]
  const days = Object.keys(exceptions)
    .filter(on => on.startsWith(year))
    .toSorted()
  const put = (on: string, exception: Exception) => onChange({ ...exceptions, [on]: exception })
  const drop = (on: string) => onChange(Object.fromEntries(Object.entries(exceptions).filter(([day]) => day !== on)))
  const extra = (
    <>
      <Select
        aria-label={t.year}
        value={year}
        onChange={setYear}
        options={years.toSorted().map(value => ({ value, label: value }))}
      />
      {!disabled && (
        <DateInput
          aria-label={t.addDay}
          placeholder={t.addDay}
          value={null}
          onChange={on => on !== null && put(on, { closed: true })}
        />
      )}
    </>
  )
  return (
    <Section title={t.exceptions} extra={extra}>
      {days.length === 0 && <p className={styles.aside}>{t.noneOf}</p>}
      <div className={styles.week}>
        {days.map(on => (
          <div key={on} className={styles.day}>
            <span className={styles.dayName}>{on}</span>
            <HoursEditor
              label={on}
              hours={hoursOf(exceptions[on])}
              disabled={disabled}
              onChange={hours => put(on, hours.length === 0 ? { closed: true } : { hours })}
            />
            {!disabled && (
              <Button
                type="text"
                size="small"
                danger
                icon={<CloseOutlined />}
                aria-label={on}
                onClick={() => drop(on)}
              />
            )}
          </div>
        ))}
      </div>
    </Section>
  )
}

function hoursOf(exception: Exception | undefined): Hours[] {
  return exception && 'hours' in exception ? exception.hours : []
}
