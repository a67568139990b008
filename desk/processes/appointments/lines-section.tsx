import { useRef } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { BookingLine, BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { api } from '../../kernel/api.ts'
import { yuan } from '../../kernel/format.tsx'
import { useTexts } from '../../kernel/text.ts'
import type { AddChoice } from '../../mechanisms/kit/line-add.tsx'
import { LineGrid } from '../../mechanisms/kit/line-grid.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { findWork, inputOf, type LineInput, lineOfChoice } from './booking-lines.ts'
import { useLineColumns } from './line-columns.tsx'
import { Suggestions } from './line-suggestions.tsx'
import { talkText } from './talk-text.ts'
import type { SaveBooking } from './use-booking-save.ts'

type LinesProps = { booking: BookingView; save: SaveBooking | undefined }

/** The work of the booking: catalogue lines with published prices, and what is already known to be due. */
export function LinesSection({ booking, save }: LinesProps) {
  const t = useTexts(talkText)
  const edit = useLineEdits(booking, save)
  const columns = useLineColumns(save ? edit.change : undefined)
  return (
    <Section title={t.items} extra={`${t.total} ${yuan(booking.totalFen)}`} flush>
      {save && booking.vehicleId !== null && (
        <Suggestions vehicleId={booking.vehicleId} booking={booking} onAdd={edit.add} />
      )}
      <LineGrid<BookingLine>
        label={t.items}
        rows={booking.lines}
        rowKey={line => line.id}
        rowName={line => line.name}
        columns={columns}
        empty={t.noItems}
        {...(save
          ? {
              onRemove: edit.remove,
              add: {
                name: 'booking line',
                placeholder: t.addItem,
                search: (q, signal) => findWork(q, booking.vehicleId, fill(t.free, { name: q }), signal),
                onPick: edit.pick,
              },
            }
          : {})}
      />
    </Section>
  )
}

/** Each edit sends the whole list, built on the newest one that was sent: two quick additions are both there. */
function useLineEdits(booking: BookingView, save: SaveBooking | undefined) {
  const sent = useRef<{ lines: LineInput[]; version: number }>({ lines: [], version: 0 })
  const send = async (alter: (lines: LineInput[]) => LineInput[]) => {
    const isShown = booking.version >= sent.current.version
    const lines = alter(isShown ? booking.lines.map(inputOf) : sent.current.lines)
    sent.current = { lines, version: Number.POSITIVE_INFINITY }
    const outcome = await save?.((about, call) => api.appointments.saveLines({ ...about, lines }, call))
    if (sent.current.lines === lines) sent.current.version = outcome?.ok ? outcome.answer.version : 0
  }
  const add = (line: Omit<LineInput, 'id'>) => void send(lines => [...lines, { ...line, id: newId() }])
  return {
    add,
    pick: (choice: AddChoice) => add(lineOfChoice(choice.value)),
    remove: (line: BookingLine) => void send(lines => lines.filter(item => item.id !== line.id)),
    change: (line: BookingLine, part: Partial<LineInput>) =>
      void send(lines => lines.map(item => (item.id === line.id ? { ...item, ...part } : item))),
  }
}
