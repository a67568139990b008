import { Button, Checkbox, Input, Radio, Select } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { DateInput, IntInput } from '../../mechanisms/kit/fields.tsx'
import styles from './appointments.module.css'
import { CarBox } from './car-box.tsx'
import { intakeLoader } from './loaders.ts'
import type { Talk } from './talk.ts'
import { talkText } from './talk-text.ts'
import { bookingText } from './text.ts'

type Commit = (change?: Partial<Talk>) => void

export function BasicsFields({ booking, talk, commit }: { booking: BookingView; talk: Talk; commit: Commit }) {
  const t = useTexts(talkText)
  const words = useTexts(bookingText)
  if (talk.vehicleId === null)
    return (
      <>
        <CarBox onPick={({ vehicleId, personId }) => commit({ vehicleId, personId })} />
        {booking.online && (
          <span className={styles.soft}>
            {words.onlineSaid}：<strong>{booking.onlineSaid}</strong>
          </span>
        )}
      </>
    )
  return (
    <>
      <span>
        <span className={styles.plate}>{booking.plate}</span> {booking.car}
      </span>
      <PeopleOfCar
        vehicleId={talk.vehicleId}
        value={talk.personId ?? booking.personId}
        onChange={personId => commit({ personId })}
      />
      <span className={styles.soft}>{booking.phoneMasked}</span>
      {booking.number === null && (
        <Button type="link" onClick={() => commit({ vehicleId: null, personId: null })}>
          {t.changeCar}
        </Button>
      )}
    </>
  )
}

type PeopleProps = { vehicleId: string; value: string | null; onChange: (id: string) => void }

function PeopleOfCar({ vehicleId, value, onChange }: PeopleProps) {
  const t = useTexts(talkText)
  const people = useLoad(intakeLoader(vehicleId)).data?.people ?? []
  return (
    <Select
      aria-label={t.customer}
      style={{ minWidth: 150 }}
      value={value}
      options={people.map(person => ({ value: person.id, label: `${person.name} ${person.phoneMasked}` }))}
      onChange={onChange}
    />
  )
}

type FieldsProps = { talk: Talk; commit: Commit }

export function MileageField({ talk, type, commit }: FieldsProps & { type: (change: Partial<Talk>) => void }) {
  const t = useTexts(talkText)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving any field inside commits; nothing here is pressed.
    <span onBlur={() => commit()}>
      <IntInput
        aria-label={t.askMileage}
        unit={t.km}
        value={talk.mileageKm}
        onChange={mileageKm => type({ mileageKm })}
      />
      {talk.vehicleId !== null && <LastMileage vehicleId={talk.vehicleId} />}
    </span>
  )
}

function LastMileage({ vehicleId }: { vehicleId: string }) {
  const t = useTexts(talkText)
  const km = useLoad(intakeLoader(vehicleId)).data?.mileageKm ?? 0
  return km > 0 ? <span className={styles.soft}> {fill(t.lastKnown, { km })}</span> : null
}

export function LastRepairFields({ talk, commit }: FieldsProps) {
  const t = useTexts(talkText)
  return (
    <>
      <DateInput
        aria-label={t.lastRepairOn}
        placeholder={t.lastRepairOn}
        disabled={talk.firstRepair}
        value={talk.lastRepairOn}
        onChange={lastRepairOn => commit({ lastRepairOn })}
      />
      <Checkbox
        checked={talk.firstRepair}
        onChange={event => commit({ firstRepair: event.target.checked, lastRepairOn: null, repeatRepair: null })}
      >
        {t.first}
      </Checkbox>
      {!talk.firstRepair && (
        <span>
          {t.repeat}{' '}
          <Radio.Group
            aria-label={t.repeat}
            value={talk.repeatRepair}
            options={[
              { value: false, label: t.no },
              { value: true, label: t.yes },
            ]}
            onChange={event => commit({ repeatRepair: event.target.value })}
          />
        </span>
      )}
    </>
  )
}

type AnswerProps = {
  label: string
  none: string
  value: string | null
  onType: (value: string | null) => void
  /** With a value it is taken at once; without, what was typed is. */
  commit: (value?: string) => void
}

/** Words of the customer, or "none": an answer as well. */
export function Answer({ label, none, value, onType, commit }: AnswerProps) {
  return (
    <>
      <Input.TextArea
        aria-label={label}
        placeholder={label}
        autoSize={{ minRows: 1, maxRows: 5 }}
        maxLength={2000}
        value={value ?? ''}
        onChange={event => onType(event.target.value === '' ? null : event.target.value)}
        onBlur={() => commit()}
      />
      <Checkbox checked={value === ''} onChange={event => (event.target.checked ? commit('') : onType(null))}>
        {none}
      </Checkbox>
    </>
  )
}
