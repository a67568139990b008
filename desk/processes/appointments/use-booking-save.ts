import { useRef } from 'react'
import { newId } from '#domain/kernel/id.ts'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import type { CallContext } from '../../kernel/api.ts'
import { type Outcome, useCommand } from '../../kernel/command.tsx'
import { useInTurn } from '../../mechanisms/kit/use-in-turn.ts'
import { bookingKinds } from './loaders.ts'

type Call = { context: CallContext }
type Saved = { version: number }
type About = { id: string; version: number }
type Save = (about: About, call: Call) => Promise<Saved>

/**
 * Sends the edits of one booking one after the other, each on the version the one before made, so that a field left
 * quickly for the next does not meet its own earlier edit as somebody else's.
 */
export function useBookingSave(booking: Pick<BookingView, 'id' | 'version'>) {
  const made = useRef(0)
  const inTurn = useInTurn()
  const command = useCommand<(about: About) => Promise<Saved>, Saved>({
    run: task => task({ id: booking.id, version: Math.max(made.current, booking.version) }),
    invalidates: bookingKinds,
    onDone: saved => {
      made.current = saved.version
    },
    // Somebody else's edit is read again; what this page made before no longer counts.
    onReload: () => {
      made.current = 0
    },
  })
  // Each edit is a submit of its own; one repeated after a lost answer is caught by its version.
  const save = (task: Save): Promise<Outcome<Saved>> => {
    const call = { context: { idempotencyKey: newId() } }
    return inTurn(() => command.send(about => task(about, call)))
  }
  return { save, busy: command.busy }
}
export type SaveBooking = ReturnType<typeof useBookingSave>['save']
