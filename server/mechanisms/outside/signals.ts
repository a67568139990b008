import type { Instant } from '#domain/kernel/time.ts'
import type { PartyName } from '#domain/mechanisms/outside/parties.ts'
import { defineSignal } from '#server/kernel/signals.ts'

/** How a payment with the provider ended, told by notice or by query, perhaps by both: who reacts must bear hearing it twice. */
export const paymentKnown = defineSignal<{
  paymentId: string
  state: 'succeeded' | 'failed'
  amountFen: number
  /** The provider's own number. */
  ref: string
  at: Instant
}>('outside.paymentKnown')

/** A party that did not answer works again: what waits for it may be tried at once. */
export const partyBack = defineSignal<{ party: PartyName }>('outside.partyBack')
