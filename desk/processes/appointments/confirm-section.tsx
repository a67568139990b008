import { App, Input, Select } from 'antd'
import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { type ConfirmedWay, confirmedWayTexts } from '#domain/processes/appointments/kinds.ts'
import { bookingPaper } from '#domain/processes/appointments/papers/booking.ts'
import { api } from '../../kernel/api.ts'
import { useHotkeys } from '../../kernel/hotkeys.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { ConfirmBar } from '../../mechanisms/kit/confirm-bar.tsx'
import { DrawerForm } from '../../mechanisms/kit/drawer-form.tsx'
import { Field, FormGrid } from '../../mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '../../mechanisms/kit/options.ts'
import { SignDialog } from '../../mechanisms/kit/sign-dialog.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import { PaperView } from '../../mechanisms/papers/paper-view.tsx'
import styles from './appointments.module.css'
import { bookingKinds, previewLoader } from './loaders.ts'
import { confirmText } from './talk-text.ts'
import type { SaveBooking } from './use-booking-save.ts'

type ConfirmProps = { booking: BookingView; save: SaveBooking }

/** What is still open, and the two ways a customer says yes. */
export function ConfirmSection({ booking, save }: ConfirmProps) {
  const t = useTexts(confirmText)
  const [dialog, setDialog] = useState<'remote' | 'sign' | null>(null)
  const first = booking.blockers[0]?.text ?? null
  useHotkeys(t.confirm, first === null ? [{ key: 'Ctrl+Enter', label: t.byPhone, run: () => setDialog('remote') }] : [])
  return (
    <>
      <ConfirmBar
        actions={
          <>
            {booking.onlineFor !== null && booking.onlineFor === booking.bookedAt && (
              <ActionButton
                label={t.byOnline}
                disabledReason={first}
                onClick={() =>
                  save((about, call) => api.appointments.confirm({ ...about, confirmation: { way: 'online' } }, call))
                }
              />
            )}
            <ActionButton label={t.bySign} disabledReason={first} onClick={() => setDialog('sign')} />
            <ActionButton
              kind="primary"
              label={t.byPhone}
              hotkey="Ctrl+Enter"
              disabledReason={first}
              onClick={() => setDialog('remote')}
            />
          </>
        }
      >
        {first === null ? (
          <StatusTag tone="good">{t.ready}</StatusTag>
        ) : (
          <div className={styles.blockers}>
            <StatusTag tone="warn">{fill(t.stillOpen, { n: booking.blockers.length })}</StatusTag>
            {booking.blockers.map(blocker => (
              <span key={blocker.code} className={styles.blocker}>
                {blocker.text}
              </span>
            ))}
          </div>
        )}
      </ConfirmBar>
      {dialog === 'remote' && <RemoteDrawer booking={booking} onClose={() => setDialog(null)} />}
      {dialog === 'sign' && <SignPaper booking={booking} save={save} onClose={() => setDialog(null)} />}
    </>
  )
}

type Values = { way: Exclude<ConfirmedWay, 'signed' | 'online'>; personReached: string }

/** The adviser has heard it: by which way, and from whom. */
function RemoteDrawer({ booking, onClose }: { booking: BookingView; onClose: () => void }) {
  const t = useTexts(confirmText)
  const text = useText()
  const { message } = App.useApp()
  const ways = optionsFrom(confirmedWayTexts, text).filter(
    option => option.value !== 'signed' && option.value !== 'online',
  )
  return (
    <DrawerForm<Values, Parameters<typeof api.appointments.confirm>[0], { number: string }>
      open
      title={t.byPhone}
      saveLabel={t.confirm}
      run={api.appointments.confirm}
      invalidates={bookingKinds}
      initial={{ way: 'call', personReached: booking.customer }}
      onClose={onClose}
      onDone={({ number }) => void message.success(fill(t.confirmed, { number }))}
      toInput={values => ({ id: booking.id, version: booking.version, confirmation: values })}
    >
      <FormGrid columns={1}>
        <Field<Values> name="way" label={t.way} required>
          <Select options={ways} />
        </Field>
        <Field<Values> name="personReached" label={t.personReached} required>
          <Input autoFocus maxLength={60} />
        </Field>
      </FormGrid>
    </DrawerForm>
  )
}

/** The customer reads the very form that is issued, and signs below it. */
function SignPaper({ booking, save, onClose }: ConfirmProps & { onClose: () => void }) {
  const t = useTexts(confirmText)
  const { data, placeholder } = useLoad(previewLoader(booking.id, booking.version))
  return (
    <SignDialog
      open
      title={t.signTitle}
      signerName={booking.customer}
      onClose={onClose}
      onSubmit={({ image, signerName }) =>
        save((about, call) =>
          api.appointments.confirm(
            { ...about, confirmation: { way: 'signed', signerName, image, contentHash: data?.contentHash ?? '' } },
            call,
          ),
        )
      }
    >
      <div className={styles.preview}>
        {data ? <PaperView definition={bookingPaper} document={data.document} photoUrl={noPhoto} /> : placeholder}
      </div>
    </SignDialog>
  )
}

/** The booking form shows no photos. */
function noPhoto(): string {
  return ''
}
