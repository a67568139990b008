import { useRef } from 'react'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import type { CallContext } from '../../kernel/api.ts'
import { type Outcome, useCommand } from '../../kernel/command.tsx'
import { useInTurn } from '../../mechanisms/kit/use-in-turn.ts'
import { bookingKinds } from './loaders.ts'

type Call = { context: CallContext }
type Saved = { version: number }
type Save = (about: { id: string; version: number }, call: Call) => Promise<Saved>

/**
 * Sends the edits of one booking one after the other, each on the version the one before made, so that a field left
 * quickly for the next does not meet its own earlier edit as somebody else's.
 */
export function useBookingSave(booking: Pick<BookingView, 'id' | 'version'>) {
  const made = useRef(0)
  const inTurn = useInTurn()
  const command = useCommand<Save, Saved>({
    run: (save, call) => save({ id: booking.id, version: Math.max(made.current, booking.version) }, call),
    invalidates: bookingKinds,
    onDone: saved => {
      made.current = saved.version
    },
    // Somebody else's edit is read again; what this page made before no longer counts.
    onReload: () => {
      made.current = 0
    },
  })
  const save = (task: Save): Promise<Outcome<Saved>> => inTurn(() => command.send(task))
  return { save, busy: command.busy }
}
export type SaveBooking = ReturnType<typeof useBookingSave>['save']
