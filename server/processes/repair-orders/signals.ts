import { defineSignal } from '#server/kernel/signals.ts'

/** The customer authorised the order: washing, parts and workshop may begin. */
export const orderAuthorised = defineSignal<{ orderId: string; visitId: string }>('orders.authorised')
