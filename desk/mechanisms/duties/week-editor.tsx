import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import { useTexts } from '../../kernel/text.ts'
import styles from './duties.module.css'
import { type Hours, HoursEditor } from './hours-editor.tsx'
import { calendarText } from './text.ts'

type Week = Record<keyof WorkingCalendar['weekly'], Hours[]>

const weekdays = [
  ['monday', 1],
  ['tuesday', 2],
  ['wednesday', 3],
  ['thursday', 4],
  ['friday', 5],
  ['saturday', 6],
  ['sunday', 0],
] as const

type WeekEditorProps = { weekly: Week; disabled: boolean; onChange: (weekly: Week) => void }

/** Hours by weekday, of a store or of a person. */
export function WeekEditor({ weekly, disabled, onChange }: WeekEditorProps) {
  const t = useTexts(calendarText)
  return (
    <div className={styles.week}>
      {weekdays.map(([name, day]) => (
        <div key={name} className={styles.day}>
          <span className={styles.dayName}>{t[name]}</span>
          <HoursEditor
            label={t[name]}
            hours={weekly[day]}
            disabled={disabled}
            onChange={hours => onChange({ ...weekly, [day]: hours })}
          />
        </div>
      ))}
    </div>
  )
}
