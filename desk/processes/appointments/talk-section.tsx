import { Button, Checkbox, Input, Radio, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { type InfoGroup, infoGroupTexts, missingGroups } from '#domain/processes/appointments/info-groups.ts'
import { bookingKindTexts, channelTexts } from '#domain/processes/appointments/kinds.ts'
import { api } from '../../kernel/api.ts'
import { useLoad } from '../../kernel/query.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { DateInput, IntInput } from '../../mechanisms/kit/fields.tsx'
import { optionsFrom } from '../../mechanisms/kit/options.ts'
import { Section } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './appointments.module.css'
import { CarBox } from './car-box.tsx'
import { intakeLoader } from './loaders.ts'
import { talkText } from './talk-text.ts'
import type { SaveBooking } from './use-booking-save.ts'

type Talk = Pick<
  BookingView,
  | 'kind'
  | 'channel'
  | 'vehicleId'
  | 'personId'
  | 'mileageKm'
  | 'lastRepairOn'
  | 'firstRepair'
  | 'repeatRepair'
  | 'faults'
  | 'wishes'
  | 'preDiagnosis'
>

/** What to say at the left, what the customer answers at the right; a group not yet asked is marked. */
export function TalkSection({ booking, save }: { booking: BookingView; save: SaveBooking }) {
  const t = useTexts(talkText)
  const text = useText()
  const [talk, setTalk] = useState<Talk>(() => talkOf(booking))
  const type = (change: Partial<Talk>) => setTalk(before => ({ ...before, ...change }))
  const commit = (change: Partial<Talk> = {}) => {
    const next = { ...talk, ...change }
    setTalk(next)
    if (isSame(next, talkOf(booking))) return
    void save((about, call) => api.appointments.edit({ ...about, ...next }, call))
  }
  const open = missingGroups({ ...talk, personId: talk.personId ?? booking.personId })
  const group = { isOpen: (name: InfoGroup) => open.includes(name) }
  return (
    <Section
      title={t.title}
      flush
      extra={
        <>
          <Select
            aria-label={t.kind}
            value={talk.kind}
            popupMatchSelectWidth={false}
            options={optionsFrom(bookingKindTexts, text)}
            onChange={kind => commit({ kind })}
          />
          <Select
            aria-label={t.channel}
            value={talk.channel}
            popupMatchSelectWidth={false}
            options={optionsFrom(channelTexts, text)}
            onChange={channel => commit({ channel })}
          />
        </>
      }
    >
      <Group name="basics" script={t.whose} isOpen={group.isOpen('basics')}>
        <BasicsFields booking={booking} talk={talk} commit={commit} />
      </Group>
      <Group name="mileage" script={t.askMileage} isOpen={group.isOpen('mileage')}>
        <MileageField talk={talk} type={type} commit={commit} />
      </Group>
      <Group name="lastRepair" script={t.askLast} isOpen={group.isOpen('lastRepair')}>
        <LastRepairFields talk={talk} commit={commit} />
      </Group>
      <Group name="faults" script={t.askFaults} isOpen={group.isOpen('faults')}>
        <Answer
          label={t.faults}
          none={t.noFaults}
          value={talk.faults}
          onType={faults => type({ faults })}
          commit={faults => commit(faults === undefined ? {} : { faults })}
        />
        <Input
          className={styles.grow ?? ''}
          aria-label={t.preDiagnosis}
          addonBefore={t.preDiagnosis}
          placeholder={t.preDiagnosisHint}
          maxLength={1000}
          value={talk.preDiagnosis}
          onChange={event => type({ preDiagnosis: event.target.value })}
          onBlur={() => commit()}
        />
      </Group>
      <Group name="wishes" script={t.askWishes} isOpen={group.isOpen('wishes')}>
        <Answer
          label={t.wishes}
          none={t.noWishes}
          value={talk.wishes}
          onType={wishes => type({ wishes })}
          commit={wishes => commit(wishes === undefined ? {} : { wishes })}
        />
      </Group>
    </Section>
  )
}

type GroupProps = { name: InfoGroup; script: string; isOpen: boolean; children: ReactNode }

function Group({ name, script, isOpen, children }: GroupProps) {
  const t = useTexts(talkText)
  const text = useText()
  return (
    <section className={styles.group} data-open={isOpen || undefined} aria-label={text(infoGroupTexts[name])}>
      <div>
        <div className={styles.groupName}>{text(infoGroupTexts[name])}</div>
        <div className={styles.script}>“{script}”</div>
      </div>
      <div className={styles.fields}>{children}</div>
      <StatusTag tone={isOpen ? 'warn' : 'good'}>{isOpen ? t.notAsked : t.asked}</StatusTag>
    </section>
  )
}

type Commit = (change?: Partial<Talk>) => void

function BasicsFields({ booking, talk, commit }: { booking: BookingView; talk: Talk; commit: Commit }) {
  const t = useTexts(talkText)
  if (talk.vehicleId === null) return <CarBox onPick={({ vehicleId, personId }) => commit({ vehicleId, personId })} />
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

function MileageField({ talk, type, commit }: FieldsProps & { type: (change: Partial<Talk>) => void }) {
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

function LastRepairFields({ talk, commit }: FieldsProps) {
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
function Answer({ label, none, value, onType, commit }: AnswerProps) {
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

function talkOf(booking: BookingView): Talk {
  const { kind, channel, vehicleId, personId, mileageKm, lastRepairOn, firstRepair } = booking
  const { repeatRepair, faults, wishes, preDiagnosis } = booking
  return {
    ...{ kind, channel, vehicleId, personId, mileageKm, lastRepairOn, firstRepair },
    ...{ repeatRepair, faults, wishes, preDiagnosis },
  }
}

function isSame(a: Talk, b: Talk): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
