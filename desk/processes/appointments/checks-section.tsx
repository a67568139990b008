import { Button, Input, Segmented } from 'antd'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { type CheckState, checkStateTexts, checkTexts } from '#domain/processes/appointments/readiness.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { at } from '../../kernel/format.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { optionsFrom } from '../../mechanisms/kit/options.ts'
import { Section } from '../../mechanisms/kit/section.tsx'
import { useInTurn } from '../../mechanisms/kit/use-in-turn.ts'
import styles from './appointments.module.css'
import { LightTag } from './booking-columns.tsx'
import { bookingKinds } from './loaders.ts'
import { confirmText } from './talk-text.ts'

type Check = BookingView['checks'][number]

/** What must stand ready before the car comes; parts are ticked by setting them aside. */
export function ChecksSection({ booking }: { booking: BookingView }) {
  const t = useTexts(confirmText)
  const inTurn = useInTurn()
  const tick = useCommand({ run: api.appointments.check, invalidates: bookingKinds })
  const reserve = useCommand({ run: api.appointments.reserveParts, invalidates: [...bookingKinds, 'stock'] })
  const hasParts = booking.lines.some(line => line.partId !== null)
  const isShort = booking.lines.some(line => line.partId !== null && line.reservedMilli < line.qtyMilli)
  const set = (check: Check, state: CheckState, note: string) =>
    void inTurn(() => tick.send({ id: booking.id, checks: [{ key: check.key, state, note }] }))
  return (
    <Section
      title={t.checks}
      extra={
        <>
          <LightTag row={booking} />
          {booking.can.prepare && hasParts && isShort && (
            <Button loading={reserve.busy} onClick={() => void reserve.send({ id: booking.id })}>
              {t.reserve}
            </Button>
          )}
        </>
      }
    >
      {booking.checks.map(check => (
        <CheckRow key={`${check.key} ${check.note}`} check={check} canEdit={booking.can.prepare} onSet={set} />
      ))}
    </Section>
  )
}

type RowProps = { check: Check; canEdit: boolean; onSet: (check: Check, state: CheckState, note: string) => void }

function CheckRow({ check, canEdit, onSet }: RowProps) {
  const t = useTexts(confirmText)
  const text = useText()
  const label = text(checkTexts[check.key])
  return (
    <div className={styles.checkRow}>
      <span>{label}</span>
      <Segmented<CheckState | ''>
        aria-label={label}
        size="small"
        disabled={!canEdit}
        value={check.state ?? ''}
        options={optionsFrom(checkStateTexts, text)}
        onChange={state => state !== '' && onSet(check, state, check.note)}
      />
      {check.state === 'missing' && canEdit ? (
        <Input
          size="small"
          aria-label={`${label} ${t.checkNote}`}
          placeholder={t.checkNote}
          maxLength={200}
          defaultValue={check.note}
          onBlur={event => event.target.value !== check.note && onSet(check, 'missing', event.target.value)}
        />
      ) : (
        <span className={styles.soft}>{check.note || (check.at && `${check.by} ${at(check.at)}`.trim())}</span>
      )}
    </div>
  )
}
