import { Radio } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import {
  type BookingChannel,
  type BookingKind,
  bookingKindTexts,
  channelTexts,
} from '#domain/processes/appointments/kinds.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { textFilter, useFilters } from '../../kernel/filters.ts'
import { Go, useGo } from '../../kernel/router.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { DetailHeader } from '../../mechanisms/kit/detail-header.tsx'
import { optionsFrom } from '../../mechanisms/kit/options.ts'
import { Section, Stack } from '../../mechanisms/kit/section.tsx'
import { vehiclesPath } from '../customers/addresses.ts'
import { appointmentPath, appointmentsPath } from './addresses.ts'
import styles from './appointments.module.css'
import { CarBox } from './car-box.tsx'
import { bookingKinds } from './loaders.ts'
import { talkText } from './talk-text.ts'
import { bookingText } from './text.ts'

const filters = { on: textFilter() }

/** F4: one box for the car; kind and channel are chosen beforehand or left as they usually are. */
export function Page() {
  const t = useTexts(talkText)
  const b = useTexts(bookingText)
  const text = useText()
  const go = useGo()
  const { values } = useFilters(filters)
  const [id] = useState(newId)
  const [kind, setKind] = useState<BookingKind>('maintenance')
  const [channel, setChannel] = useState<BookingChannel>('call')
  const create = useCommand({
    run: api.appointments.create,
    invalidates: bookingKinds,
    onDone: () => go(appointmentPath.href({ id }, { on: values.on || undefined }), { replace: true }),
  })
  return (
    <>
      <DetailHeader title={b.draft} backTo={appointmentsPath.href({})} />
      <Stack>
        <Section title={t.whose}>
          <CarBox
            onPick={hit => void create.send({ id, kind, channel, vehicleId: hit.vehicleId, personId: hit.personId })}
          />
          <p className={styles.soft}>
            {t.carHint} · <Go to={vehiclesPath.href({}, { add: '1' })}>{t.newCar}</Go>
          </p>
        </Section>
        <Section title={t.kind}>
          <Radio.Group
            aria-label={t.kind}
            optionType="button"
            value={kind}
            options={optionsFrom(bookingKindTexts, text)}
            onChange={event => setKind(event.target.value)}
          />
        </Section>
        <Section title={t.channel}>
          <Radio.Group
            aria-label={t.channel}
            optionType="button"
            value={channel}
            options={optionsFrom(channelTexts, text)}
            onChange={event => setChannel(event.target.value)}
          />
        </Section>
      </Stack>
    </>
  )
}
