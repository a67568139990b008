import { PlusOutlined } from '@ant-design/icons'
import { Segmented } from 'antd'
import { addDaysOn } from '#domain/kernel/time.ts'
import { today } from '../../kernel/clock.ts'
import { choiceFilter, textFilter, useFilters } from '../../kernel/filters.ts'
import { useGo } from '../../kernel/router.tsx'
import { useCan } from '../../kernel/session.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { newAppointmentPath } from './addresses.ts'
import styles from './appointments.module.css'
import { BookingList } from './booking-list.tsx'
import { DayPicker } from './day-picker.tsx'
import { DayView } from './day-view.tsx'
import { PreparationView } from './preparation-view.tsx'
import { RegisterView } from './register-view.tsx'
import { boardText } from './text.ts'
import { WeekView } from './week-view.tsx'

const filters = {
  view: choiceFilter(['day', 'week', 'preparations', 'register', 'list'], 'day'),
  on: textFilter(),
}

/** Bookings of the store: the day, what has to be prepared, the register, and all of them. */
export function Page() {
  const t = useTexts(boardText)
  const go = useGo()
  const can = useCan()
  const bound = useFilters(filters)
  const { view } = bound.values
  // Whoever prepares looks at tomorrow.
  const on = bound.values.on || (view === 'preparations' ? addDaysOn(today(), 1) : today())
  const isOfDay = view === 'day' || view === 'week' || view === 'preparations'
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t.title}</h1>
        <Segmented<typeof view>
          aria-label={t.title}
          value={view}
          onChange={next => bound.set({ view: next, on: '' })}
          options={[
            { value: 'day', label: t.day },
            { value: 'week', label: t.week },
            { value: 'preparations', label: t.preparations },
            { value: 'register', label: t.register },
            { value: 'list', label: t.list },
          ]}
        />
        {isOfDay && <DayPicker on={on} onChange={next => bound.set({ on: next })} />}
        <span className={styles.headEnd}>
          {can('appointment.book') && (
            <ActionButton
              kind="primary"
              icon={<PlusOutlined />}
              label={t.newBooking}
              hotkey="F4"
              onClick={() => go(newAppointmentPath.href({}, { on: isOfDay && on >= today() ? on : undefined }))}
            />
          )}
        </span>
      </header>
      {view === 'day' && <DayView on={on} />}
      {view === 'week' && <WeekView on={on} />}
      {view === 'preparations' && <PreparationView on={on} />}
      {view === 'register' && <RegisterView />}
      {view === 'list' && <BookingList />}
    </div>
  )
}
