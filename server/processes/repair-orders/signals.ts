import type { Refusal, RefusalParams } from '#domain/kernel/refusals.ts'
import { defineSignal } from '#server/kernel/signals.ts'
import type { OrderRecord } from './queries.ts'

/** An order was opened for a visit. */
export const orderOpened = defineSignal<{ orderId: string; visitId: string }>('orders.opened')

/** The customer authorised the order: washing, parts and workshop may begin. */
export const orderAuthorised = defineSignal<{ orderId: string; visitId: string }>('orders.authorised')

/** A new time was agreed with the customer. */
export const promiseMoved = defineSignal<{ orderId: string }>('orders.promiseMoved')

/** What keeps an order from its signature, and where it is seen to. */
export type Blocker = { refusal: Refusal; params: RefusalParams; path: string }

/** Before anything is put before the customer: whoever knows a reason against it adds it to the list. */
export const presentationAsked = defineSignal<{ order: OrderRecord; blockers: Blocker[] }>('orders.presentationAsked')
