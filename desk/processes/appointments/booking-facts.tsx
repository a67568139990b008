import { fill } from '#domain/kernel/texts.ts'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { bookingKindTexts, channelTexts, confirmedWayTexts } from '#domain/processes/appointments/kinds.ts'
import { at } from '../../kernel/format.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { Facts, Section } from '../../mechanisms/kit/section.tsx'
import { bookingText } from './text.ts'

/** What was agreed, to be read. */
export function BookingFactsSection({ booking }: { booking: BookingView }) {
  const t = useTexts(bookingText)
  const text = useText()
  const km = booking.mileageKm === null ? null : `${booking.mileageKm} km`
  const confirmed =
    booking.confirmedWay === null
      ? null
      : `${text(confirmedWayTexts[booking.confirmedWay])} ${booking.confirmedWith}（${booking.confirmedBy}）`
  return (
    <Section title={t.facts}>
      <Facts
        facts={[
          { label: t.customer, value: `${booking.customer} ${booking.phoneMasked}` },
          { label: t.kind, value: text(bookingKindTexts[booking.kind]) },
          { label: t.channel, value: text(channelTexts[booking.channel]) },
          { label: t.adviser, value: booking.adviser || null },
          { label: t.bay, value: booking.bay || null },
          { label: t.technician, value: booking.technician || null },
          { label: t.named, value: booking.namedTechnician || t.none },
          { label: t.mileage, value: km },
          { label: t.lastRepair, value: lastRepairText(booking, { first: t.firstRepair, repeat: t.isRepeat }) },
          ...(booking.atHome ? [{ label: t.homeAddress, value: booking.homeAddress, wide: true }] : []),
          ...(booking.online
            ? [{ label: t.onlineSaid, value: `${booking.onlineSaid}（${at(booking.onlineAt)}）`, wide: true }]
            : []),
          { label: t.faults, value: booking.faults || t.none, wide: true },
          { label: t.wishes, value: booking.wishes || t.none, wide: true },
          { label: t.preDiagnosis, value: booking.preDiagnosis || null, wide: true },
          { label: t.confirmedBy, value: confirmed, wide: true },
          { label: t.workshop, value: useWorkshopText(booking), wide: true },
          ...(booking.endedReason === '' ? [] : [{ label: t.endedReason, value: booking.endedReason, wide: true }]),
        ]}
      />
    </Section>
  )
}

function lastRepairText(booking: BookingView, words: { first: string; repeat: string }): string | null {
  if (booking.firstRepair) return words.first
  return booking.lastRepairOn && [booking.lastRepairOn, booking.repeatRepair ? words.repeat : ''].join(' ')
}

function useWorkshopText(booking: BookingView): string | null {
  const t = useTexts(bookingText)
  if (booking.workshopInformedAt === null) return null
  const words = { at: at(booking.workshopInformedAt), by: booking.acknowledgedBy }
  return fill(booking.acknowledgedAt === null ? t.workshopOpen : t.workshopAt, words)
}
