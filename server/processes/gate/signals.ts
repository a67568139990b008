import { defineSignal } from '#server/kernel/signals.ts'

/** A car drove out on its pass; reception and delivery end what they have open for it. */
export const gateOpened = defineSignal<{ passId: string; visitId: string; orderId: string | null }>('gate.opened')
