import { App, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { addDaysOn, addMinutes, formatLocal, type Instant } from '#domain/kernel/time.ts'
import type { DayLoad } from '#domain/processes/appointments/contract-planning.ts'
import type { BookingKind } from '#domain/processes/appointments/kinds.ts'
import { api } from '../../kernel/api.ts'
import { today } from '../../kernel/clock.ts'
import { useCommand } from '../../kernel/command.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../../mechanisms/kit/drawer-form.tsx'
import { IntInput } from '../../mechanisms/kit/fields.tsx'
import { Field, FormGrid } from '../../mechanisms/kit/form-grid.tsx'
import { bookingKinds, loadLoader } from './loaders.ts'
import { proposeText } from './propose-text.ts'

/** Whom a time is proposed to, and what for. */
export type Proposed = { vehicleId: string; plate: string; customer: string; kind: BookingKind }
type DrawerProps = { to: Proposed; onClose: () => void; onDone: (appointmentId: string) => void }
type Values = { on: string; bookedAt: Instant; plannedMinutes: number; consented: boolean; personReached?: string }
type Command = Parameters<typeof api.appointments.propose>[0]

const DAYS = 14
const STEP_MINUTES = 30

/** APT-18: a time on a quiet day. It keeps nothing until the customer says yes, here in the same breath or later. */
export function ProposeDrawer({ to, onClose, onDone }: DrawerProps) {
  const t = useTexts(proposeText)
  const { message } = App.useApp()
  const { data } = useLoad(loadLoader(addDaysOn(today(), 1), DAYS))
  const [on, setOn] = useState<string | null>(null)
  const [consented, setConsented] = useState(false)
  const [agreedBy, setAgreedBy] = useState(to.customer)
  const [id] = useState(newId)
  // A proposal stands for itself: a consent that fails leaves it waiting, as it should.
  const consent = useCommand({ run: api.appointments.consent, invalidates: bookingKinds, success: t.agreed })
  const quiet = (data?.days ?? []).filter(day => day.state === 'quiet')
  const day = quiet.find(item => item.on === on)
  return (
    <DrawerForm<Values, Command, { id: string; version: number }>
      open
      title={fill(t.title, { plate: to.plate })}
      run={api.appointments.propose}
      invalidates={[...bookingKinds, 'candidate']}
      initial={{ plannedMinutes: 60, consented: false, personReached: to.customer }}
      onClose={onClose}
      onDone={({ id, version }) => {
        if (consented) void consent.send({ id, version, personReached: agreedBy.trim() || to.customer })
        else void message.success(t.waits)
        onDone(id)
      }}
      toInput={({ bookedAt, plannedMinutes }) => ({
        id,
        vehicleId: to.vehicleId,
        kind: to.kind,
        bookedAt,
        plannedMinutes,
      })}
    >
      <FormGrid columns={1}>
        <Field<Values> name="on" label={t.day} required hint={data && quiet.length === 0 ? t.noQuietDay : t.dayHint}>
          <Select options={quiet.map(item => ({ value: item.on, label: dayLabel(item, t.load) }))} onChange={setOn} />
        </Field>
        <Field<Values> name="bookedAt" label={t.time} required>
          <Select disabled={!day} options={day ? timesOf(day) : []} />
        </Field>
        <Field<Values> name="plannedMinutes" label={t.minutes} required>
          <IntInput />
        </Field>
        <Field<Values> name="consented" label={t.consent} valueName="checked" hint={t.consentHint}>
          <Checkbox onChange={event => setConsented(event.target.checked)} />
        </Field>
        {consented && (
          <Field<Values> name="personReached" label={t.personReached}>
            <Input maxLength={60} onChange={event => setAgreedBy(event.target.value)} />
          </Field>
        )}
      </FormGrid>
    </DrawerForm>
  )
}

function dayLabel(day: DayLoad, load: string): string {
  return [day.on, fill(load, { n: day.loadPercent }), ...day.offers].join('　')
}

function timesOf({ opensAt, closesAt }: DayLoad): { value: Instant; label: string }[] {
  const times: { value: Instant; label: string }[] = []
  if (opensAt === null || closesAt === null) return times
  for (let at = opensAt; at < closesAt; at = addMinutes(at, STEP_MINUTES)) {
    times.push({ value: at, label: formatLocal(at, undefined, 'time') })
  }
  return times
}
