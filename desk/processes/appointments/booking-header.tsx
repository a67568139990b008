import { App } from 'antd'
import { useState } from 'react'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { bookingKindTexts } from '#domain/processes/appointments/kinds.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { at, yuan } from '../../kernel/format.tsx'
import { useGo } from '../../kernel/router.tsx'
import { useCan } from '../../kernel/session.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { DetailHeader, type HeaderAction } from '../../mechanisms/kit/detail-header.tsx'
import { ReasonDialog } from '../../mechanisms/kit/reason-dialog.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import { appointmentsPath, bookedOrderPath } from './addresses.ts'
import { BookingStateTag, LightTag } from './booking-columns.tsx'
import { bookingKinds } from './loaders.ts'
import { RescheduleDrawer } from './reschedule-drawer.tsx'
import { bookingText } from './text.ts'

type HeaderProps = { booking: BookingView; isChanging: boolean; onChange: (isChanging: boolean) => void }

export function BookingHeader({ booking, isChanging, onChange }: HeaderProps) {
  const t = useTexts(bookingText)
  const text = useText()
  const [dialog, setDialog] = useState<'reschedule' | 'cancel' | null>(null)
  const actions = useActions(booking, { isChanging, onChange, open: setDialog })
  return (
    <>
      <DetailHeader
        title={booking.plate || t.unknownCar}
        subtitle={[booking.number ?? t.draft, booking.customer, text(bookingKindTexts[booking.kind])]
          .filter(Boolean)
          .join(' · ')}
        tags={
          <>
            <BookingStateTag row={booking} />
            {booking.light === 'red' && <LightTag row={booking} />}
            {booking.online && <StatusTag tone="info">{t.online}</StatusTag>}
            {booking.atHome && <StatusTag tone="info">{t.atHome}</StatusTag>}
            {booking.offPeakLabel && <StatusTag tone="good">{booking.offPeakLabel}</StatusTag>}
            {booking.suspected && <StatusTag tone="bad">{t.suspected}</StatusTag>}
          </>
        }
        facts={[
          { label: t.bookedAt, value: booking.bookedAt === null ? t.noTime : at(booking.bookedAt) },
          { label: t.duration, value: fill(t.minutes, { n: booking.plannedMinutes }) },
          { label: t.price, value: yuan(booking.totalFen - booking.offPeakDiscountFen) },
        ]}
        backTo={appointmentsPath.href({})}
        actions={actions}
      />
      {dialog === 'reschedule' && <RescheduleDrawer booking={booking} onClose={() => setDialog(null)} />}
      <CancelDialog booking={booking} open={dialog === 'cancel'} onClose={() => setDialog(null)} />
    </>
  )
}

type Doing = {
  isChanging: boolean
  onChange: (isChanging: boolean) => void
  open: (dialog: 'reschedule' | 'cancel') => void
}

/** What may be done with it now; what may not is left out, since the state says why. */
function useActions(booking: BookingView, { isChanging, onChange, open }: Doing): HeaderAction[] {
  const t = useTexts(bookingText)
  const go = useGo()
  const can = useCan()
  const { message } = App.useApp()
  const [orderId] = useState(newId)
  const acknowledge = useCommand({
    run: api.appointments.acknowledge,
    invalidates: bookingKinds,
    success: t.acknowledged,
  })
  const consent = useCommand({ run: api.appointments.consent, invalidates: bookingKinds, success: t.consented })
  const order = useCommand({
    run: api.appointments.openOrder,
    invalidates: [...bookingKinds, 'order', 'visit'],
    onDone: ({ id }) => go(bookedOrderPath.href({ id })),
  })
  const { paper } = booking
  const isSettled = booking.state !== 'pending' && booking.state !== 'rescheduled'
  const all: (HeaderAction | false)[] = [
    booking.can.consent && {
      key: 'consent',
      label: t.consent,
      kind: 'primary',
      busy: consent.busy,
      onClick: () =>
        void consent.send({
          id: booking.id,
          version: booking.version,
          personReached: booking.customer || t.unknownCar,
        }),
    },
    booking.can.acknowledge && {
      key: 'acknowledge',
      label: t.acknowledge,
      kind: 'primary',
      busy: acknowledge.busy,
      onClick: () => void acknowledge.send({ id: booking.id }),
    },
    booking.visitId !== null &&
      can('order.open') && {
        key: 'order',
        label: t.openOrder,
        kind: 'primary',
        hotkey: 'F8',
        busy: order.busy,
        onClick: () => void order.send({ id: booking.id, orderId }),
      },
    booking.can.reschedule && {
      key: 'reschedule',
      label: t.reschedule,
      hotkey: 'Alt+R',
      onClick: () => open('reschedule'),
    },
    booking.can.edit &&
      isSettled && {
        key: 'change',
        label: isChanging ? t.stopChange : t.change,
        onClick: () => onChange(!isChanging),
      },
    paper !== null && {
      key: 'print',
      label: t.print,
      hotkey: 'Ctrl+P',
      onClick: () => {
        if (!window.open(pdfAddress(paper.id), '_blank', 'noopener')) void message.info(paper.number)
      },
    },
    booking.can.cancel && { key: 'cancel', label: t.cancel, kind: 'danger', onClick: () => open('cancel') },
  ]
  return all.filter(action => action !== false)
}

function CancelDialog({ booking, open, onClose }: { booking: BookingView; open: boolean; onClose: () => void }) {
  const t = useTexts(bookingText)
  const cancel = useCommand({
    run: api.appointments.cancel,
    invalidates: bookingKinds,
    quiet: true,
    success: t.cancelled,
  })
  return (
    <ReasonDialog
      open={open}
      danger
      title={t.cancel}
      explanation={t.cancelHint}
      presets={[t.cancelReasons1, t.cancelReasons2, t.cancelReasons3]}
      onClose={onClose}
      onSubmit={reason => cancel.send({ id: booking.id, version: booking.version, reason })}
    />
  )
}
