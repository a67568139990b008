import { defineSignal } from '#server/kernel/signals.ts'

/** Every job of the order is done; inspection begins. */
export const workFinished = defineSignal<{ orderId: string }>('workshop.finished')

/** One job is done, for the first time or again after rework. */
export const jobFinished = defineSignal<{ orderId: string; lineId: string; jobId: string }>('workshop.jobFinished')
