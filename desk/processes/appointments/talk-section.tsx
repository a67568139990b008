import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { type InfoGroup, infoGroupTexts, missingGroups } from '#domain/processes/appointments/info-groups.ts'
import { bookingKindTexts, channelTexts } from '#domain/processes/appointments/kinds.ts'
import { api } from '../../kernel/api.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import { optionsFrom } from '../../mechanisms/kit/options.ts'
import { Section } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './appointments.module.css'
import { isSame, type Talk, talkOf } from './talk.ts'
import { Answer, BasicsFields, LastRepairFields, MileageField } from './talk-fields.tsx'
import { talkText } from './talk-text.ts'
import type { SaveBooking } from './use-booking-save.ts'

/** What to say at the left, what the customer answers at the right; a group not yet asked is marked. */
export function TalkSection({ booking, save }: { booking: BookingView; save: SaveBooking }) {
  const t = useTexts(talkText)
  const text = useText()
  const [talk, setTalk] = useState<Talk>(() => talkOf(booking))
  const type = (change: Partial<Talk>) => setTalk(before => ({ ...before, ...change }))
  const commit = (change: Partial<Talk> = {}) => {
    // What was said of the fault is noted in a section of its own; an older draft must not undo it.
    const next = { ...talk, preDiagnosis: booking.preDiagnosis, ...change }
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
