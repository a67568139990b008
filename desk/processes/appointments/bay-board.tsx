import { localParts } from '#domain/kernel/time.ts'
import { bookingPurposeTexts } from '#domain/mechanisms/resources/resource-texts.ts'
import { stillExpected } from '#domain/processes/appointments/state.ts'
import { useNow } from '../../kernel/clock.ts'
import { useGo } from '../../kernel/router.tsx'
import { useCan } from '../../kernel/session.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { Section } from '../../mechanisms/kit/section.tsx'
import { TimeBoard } from '../../mechanisms/kit/time-board.tsx'
import { appointmentPath } from './addresses.ts'
import type { dayLoader } from './loaders.ts'
import { purposeTones, stateLooks } from './looks.ts'
import { useMoveBooking } from './move-booking.tsx'
import { boardText } from './text.ts'

type Day = Awaited<ReturnType<NonNullable<ReturnType<typeof dayLoader>['queryFn']>>>

/** Bays against the hours of the day; a booking opens by click or Enter. */
export function BayBoard({ day }: { day: Day }) {
  const t = useTexts(boardText)
  const text = useText()
  const go = useGo()
  const now = useNow(300_000)
  const can = useCan()
  const mover = useMoveBooking(day)
  if (day.opensAt === null || day.closesAt === null) return <EmptyState title={t.closed} />
  if (day.bays.length === 0) return <EmptyState title={t.noBays} />
  const closing = localParts(day.closesAt)
  const span = {
    on: day.on,
    fromHour: localParts(day.opensAt).hour,
    toHour: closing.minute > 0 ? closing.hour + 1 : closing.hour,
  }
  const rowOf = (id: string | null) => day.rows.find(row => row.id === id)
  const blocks = day.bays.flatMap(bay =>
    bay.busy.map(busy => {
      const booking = rowOf(busy.appointmentId)
      return {
        id: `${bay.id} ${busy.startAt}`,
        isFixed: !booking || !stillExpected(booking.state),
        row: bay.id,
        startAt: busy.startAt,
        endAt: busy.endAt,
        title: busy.label || text(bookingPurposeTexts[busy.purpose]),
        subtitle: booking ? `${booking.customer} ${booking.items}` : text(bookingPurposeTexts[busy.purpose]),
        tone: booking ? stateLooks[booking.state].tone : purposeTones[busy.purpose],
        appointmentId: busy.appointmentId,
      }
    }),
  )
  return (
    <Section title={t.bays} extra={t.baysHint} flush>
      <TimeBoard
        label={t.bays}
        span={span}
        rows={day.bays.map(bay => ({ key: bay.id, title: bay.name }))}
        blocks={blocks}
        now={now}
        {...(can('appointment.prepare') ? { onPlace: mover.place, refuse: mover.refuse(blocks) } : {})}
        onOpen={id => {
          const appointmentId = blocks.find(block => block.id === id)?.appointmentId
          if (appointmentId) go(appointmentPath.href({ id: appointmentId }))
        }}
      />
      {mover.dialog}
    </Section>
  )
}
