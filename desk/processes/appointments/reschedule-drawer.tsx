import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { addDaysOn, dateOn } from '#domain/kernel/time.ts'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { api } from '../../kernel/api.ts'
import { today } from '../../kernel/clock.ts'
import { useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../../mechanisms/kit/drawer-form.tsx'
import { Field, FormGrid } from '../../mechanisms/kit/form-grid.tsx'
import { DayPicker } from './day-picker.tsx'
import { bookingKinds } from './loaders.ts'
import { SlotGrid } from './slot-grid.tsx'
import { bookingText } from './text.ts'

type Values = { reason: string; heard: boolean; personReached?: string }

/** Another time out of what is really free, with the reason; the customer's word on the telephone confirms it. */
type DrawerProps = { booking: BookingView; onClose: () => void; to?: { at: string; bayId?: string | undefined } }

export function RescheduleDrawer({ booking, onClose, to }: DrawerProps) {
  const t = useTexts(bookingText)
  const wished = to?.at ?? booking.bookedAt
  const bookedOn = wished === null ? today() : dateOn(wished)
  const [on, setOn] = useState(bookedOn < today() ? addDaysOn(today(), 1) : bookedOn)
  const [slot, setSlot] = useState<{ startAt: string; bayIds: readonly string[] } | null>(() =>
    to ? { startAt: to.at, bayIds: to.bayId === undefined ? [] : [to.bayId] } : null,
  )
  return (
    <DrawerForm<Values, Parameters<typeof api.appointments.reschedule>[0], unknown>
      open
      title={t.reschedule}
      width={680}
      run={api.appointments.reschedule}
      invalidates={bookingKinds}
      success={t.rescheduleDone}
      initial={{ heard: true, personReached: booking.customer }}
      onClose={onClose}
      schema={{ safeParse: () => (slot === null ? missing(t.pickSlot) : { success: true }) }}
      toInput={values => ({
        id: booking.id,
        version: booking.version,
        bookedAt: slot?.startAt ?? '',
        bayId: bayFor(booking, slot),
        reason: values.reason,
        confirmation: values.heard ? { way: 'call', personReached: values.personReached ?? '' } : null,
      })}
    >
      <DayPicker on={on} onChange={setOn} />
      <div style={{ margin: '12px 0' }}>
        <SlotGrid
          question={{
            id: booking.id,
            on,
            minutes: booking.plannedMinutes,
            adviserId: booking.adviserId,
            technicianId: booking.namedTechnicianId,
          }}
          chosenAt={slot?.startAt ?? null}
          onPick={setSlot}
        />
      </div>
      <FormGrid columns={1}>
        <Field<Values> name="reason" label={t.reason} required>
          <Input maxLength={300} />
        </Field>
        <Field<Values> name="heard" label={t.heard} valueName="checked" hint={t.heardHint}>
          <Checkbox />
        </Field>
        <Field<Values> name="personReached" label={t.personReached}>
          <Input maxLength={60} />
        </Field>
      </FormGrid>
    </DrawerForm>
  )
}

function missing(message: string) {
  return { success: false as const, error: { issues: [{ path: ['bookedAt'], message }] } }
}

/** The bay it had, if that is free then; otherwise the best suited. */
function bayFor(booking: BookingView, slot: { bayIds: readonly string[] } | null): string | null {
  const { bayId } = booking
  return bayId !== null && slot?.bayIds.includes(bayId) ? bayId : (slot?.bayIds[0] ?? bayId)
}
