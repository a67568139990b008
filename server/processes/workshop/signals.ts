import { defineSignal } from '#server/kernel/signals.ts'

/** Every job of the order is done; inspection begins. */
export const workFinished = defineSignal<{ orderId: string }>('workshop.finished')
