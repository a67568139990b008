import { Select } from 'antd'
import { useState } from 'react'
import { addDaysOn, dateOn } from '#domain/kernel/time.ts'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { api } from '../../kernel/api.ts'
import { today } from '../../kernel/clock.ts'
import { textFilter, useFilters } from '../../kernel/filters.ts'
import { useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { IntInput } from '../../mechanisms/kit/fields.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import styles from './appointments.module.css'
import { DayPicker } from './day-picker.tsx'
import { dayLoader, peopleOfRoleLoader, slotsLoader } from './loaders.ts'
import { SlotGrid } from './slot-grid.tsx'
import { confirmText } from './talk-text.ts'
import type { SaveBooking } from './use-booking-save.ts'

type SlotSectionProps = { booking: BookingView; save: SaveBooking }
type Plan = Pick<
  BookingView,
  'bookedAt' | 'plannedMinutes' | 'adviserId' | 'assistantId' | 'namedTechnicianId' | 'bayId' | 'loanCarId'
>

/** Length, people and bay, and the grid of times that are left with them. */
export function SlotSection({ booking, save }: SlotSectionProps) {
  const t = useTexts(confirmText)
  const { values } = useFilters({ on: textFilter() })
  const [on, setOn] = useState(
    booking.bookedAt === null ? values.on || addDaysOn(today(), 1) : dateOn(booking.bookedAt),
  )
  const plan = (change: Partial<Plan>) =>
    void save((about, call) => api.appointments.plan({ ...about, ...planOf(booking), ...change }, call))
  const question = {
    id: booking.id,
    on,
    minutes: booking.plannedMinutes,
    adviserId: booking.adviserId,
    technicianId: booking.namedTechnicianId,
  }
  return (
    <Section title={t.slots} extra={<DayPicker on={on} onChange={setOn} />}>
      <div className={styles.planRow}>
        <div className={styles.planField}>
          <span>{t.minutes}</span>
          <MinutesInput
            key={booking.plannedMinutes}
            minutes={booking.plannedMinutes}
            onSet={minutes => plan({ plannedMinutes: minutes })}
          />
        </div>
        <AdviserField booking={booking} on={on} plan={plan} />
        <TechnicianField booking={booking} plan={plan} />
        <BayField booking={booking} on={on} plan={plan} />
      </div>
      <SlotGrid
        question={question}
        chosenAt={booking.bookedAt}
        onPick={slot =>
          plan({
            bookedAt: slot.startAt,
            plannedMinutes: booking.plannedMinutes || 60,
            bayId:
              booking.bayId !== null && slot.bayIds.includes(booking.bayId) ? booking.bayId : (slot.bayIds[0] ?? null),
          })
        }
      />
    </Section>
  )
}

/** Taken when the field is left, so that typing 120 does not plan for one minute first. */
function MinutesInput({ minutes, onSet }: { minutes: number; onSet: (minutes: number) => void }) {
  const t = useTexts(confirmText)
  const [typed, setTyped] = useState<number | null>(minutes || null)
  const leave = () => {
    if (typed !== null && typed >= 5 && typed !== minutes) onSet(typed)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving the field commits; nothing here is pressed.
    <span onBlur={leave}>
      <IntInput aria-label={t.minutes} unit={t.minuteUnit} placeholder="60" value={typed} onChange={setTyped} />
    </span>
  )
}

type FieldProps = { booking: BookingView; plan: (change: Partial<Plan>) => void }

/** Advisers with how full their day is; a full one needs somebody to help. */
function AdviserField({ booking, on, plan }: FieldProps & { on: string }) {
  const t = useTexts(confirmText)
  const load = useLoad(dayLoader(on)).data?.load ?? []
  const assistants = useLoad(peopleOfRoleLoader('R-SA-ASST')).data ?? []
  const own = load.find(row => row.adviserId === booking.adviserId)
  return (
    <>
      <div className={styles.planField}>
        <span>{t.adviser}</span>
        <Select
          aria-label={t.adviser}
          value={booking.adviserId}
          options={load.map(row => ({ value: row.adviserId, label: `${row.name} ${row.cars}/${row.limit}` }))}
          onChange={adviserId => plan({ adviserId })}
        />
      </div>
      {(own?.state === 'full' || booking.assistantId !== null) && (
        <div className={styles.planField}>
          <span>{t.assistant}</span>
          <Select
            aria-label={t.assistant}
            allowClear
            placeholder={t.noAssistant}
            value={booking.assistantId}
            options={assistants.map(person => ({ value: person.id, label: person.name }))}
            onChange={assistantId => plan({ assistantId: assistantId ?? null })}
          />
        </div>
      )}
    </>
  )
}

function TechnicianField({ booking, plan }: FieldProps) {
  const t = useTexts(confirmText)
  const people = useLoad(peopleOfRoleLoader('R-TECH')).data ?? []
  return (
    <div className={styles.planField}>
      <span>{t.named}</span>
      <Select
        aria-label={t.named}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t.anyone}
        value={booking.namedTechnicianId}
        options={people.map(person => ({ value: person.id, label: person.name }))}
        onChange={id => plan({ namedTechnicianId: id ?? null })}
      />
    </div>
  )
}

function BayField({ booking, on, plan }: FieldProps & { on: string }) {
  const t = useTexts(confirmText)
  const { adviserId, namedTechnicianId: technicianId, plannedMinutes: minutes } = booking
  const grid = useLoad(slotsLoader({ id: booking.id, on, minutes, adviserId, technicianId })).data
  const bays = grid?.bays ?? []
  const loanCars = grid?.loanCars ?? []
  return (
    <>
      <div className={styles.planField}>
        <span>{t.bay}</span>
        <Select
          aria-label={t.bay}
          placeholder={t.bestBay}
          value={booking.bayId}
          options={bays.map(bay => ({ value: bay.id, label: bay.name }))}
          onChange={bayId => plan({ bayId })}
        />
      </div>
      {loanCars.length > 0 && (
        <div className={styles.planField}>
          <span>{t.loanCar}</span>
          <Select
            aria-label={t.loanCar}
            allowClear
            placeholder={t.noLoanCar}
            value={booking.loanCarId}
            options={loanCars.map(car => ({ value: car.id, label: car.name }))}
            onChange={loanCarId => plan({ loanCarId: loanCarId ?? null })}
          />
        </div>
      )}
    </>
  )
}

function planOf(booking: BookingView): Plan {
  const { bookedAt, plannedMinutes, adviserId, assistantId, namedTechnicianId, bayId, loanCarId } = booking
  return { bookedAt, plannedMinutes, adviserId, assistantId, namedTechnicianId, bayId, loanCarId }
}
