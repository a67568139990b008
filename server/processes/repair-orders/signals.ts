import { defineSignal } from '#server/kernel/signals.ts'

/** An order was opened for a visit. */
export const orderOpened = defineSignal<{ orderId: string; visitId: string }>('orders.opened')

/** The customer authorised the order: washing, parts and workshop may begin. */
export const orderAuthorised = defineSignal<{ orderId: string; visitId: string }>('orders.authorised')

/** A new time was agreed with the customer. */
export const promiseMoved = defineSignal<{ orderId: string }>('orders.promiseMoved')
