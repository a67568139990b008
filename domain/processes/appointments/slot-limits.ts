import { addMinutes, type Instant } from '#domain/kernel/time.ts'
import type { Slot } from '#domain/mechanisms/resources/slots.ts'

/** Somebody the customer wants, and when that person is taken. */
export type Wanted = {
  limiting: 'adviser' | 'technician' | 'loanCar'
  /** How long the person is needed from the start on; the whole work when missing. */
  minutes?: number
  busy: readonly { startAt: Instant; endAt: Instant }[]
}

export type LimitedSlot = Omit<Slot, 'limiting'> & { limiting: Slot['limiting'] | 'parts' | 'loanCar' }

/** Takes out what the shop could do but this booking cannot: its parts are not here yet, or who is wanted is taken. */
export function limitSlots(
  slots: readonly Slot[],
  wanted: readonly Wanted[],
  partsFromAt: Instant | null,
): LimitedSlot[] {
  return slots.map(slot => {
    if (partsFromAt !== null && slot.startAt < partsFromAt) return { ...slot, state: 'full', limiting: 'parts' }
    if (slot.state === 'full') return slot
    const taken = wanted.find(person => isTaken(person, slot))
    return taken ? { ...slot, state: 'full', limiting: taken.limiting } : slot
  })
}

function isTaken({ busy, minutes }: Wanted, slot: Slot): boolean {
  const until = minutes === undefined ? slot.endAt : addMinutes(slot.startAt, minutes)
  return busy.some(span => span.startAt < until && slot.startAt < span.endAt)
}
