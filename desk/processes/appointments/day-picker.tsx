import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { texts } from '#domain/kernel/texts.ts'
import { addDaysOn, weekdayOf } from '#domain/kernel/time.ts'
import { today } from '../../kernel/clock.ts'
import { useTexts } from '../../kernel/text.ts'
import { DateInput } from '../../mechanisms/kit/fields.tsx'
import styles from './appointments.module.css'
import { boardText } from './text.ts'

/** A day with its neighbours one press away. */
export function DayPicker({ on, onChange }: { on: string; onChange: (on: string) => void }) {
  const t = useTexts(boardText)
  const days = useTexts(dayText)
  const names = [days.sun, days.mon, days.tue, days.wed, days.thu, days.fri, days.sat]
  return (
    <span className={styles.picker}>
      <Button aria-label={t.before} icon={<LeftOutlined />} onClick={() => onChange(addDaysOn(on, -1))} />
      <DateInput aria-label={t.date} value={on} onChange={next => next && onChange(next)} />
      <Button aria-label={t.after} icon={<RightOutlined />} onClick={() => onChange(addDaysOn(on, 1))} />
      <span className={styles.weekday}>{names[weekdayOf(on)]}</span>
      {on !== today() && <Button onClick={() => onChange(today())}>{t.today}</Button>}
    </span>
  )
}

const dayText = texts({
  sun: ['周日', 'Sun'],
  mon: ['周一', 'Mon'],
  tue: ['周二', 'Tue'],
  wed: ['周三', 'Wed'],
  thu: ['周四', 'Thu'],
  fri: ['周五', 'Fri'],
  sat: ['周六', 'Sat'],
})
