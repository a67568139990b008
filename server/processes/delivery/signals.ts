import { defineSignal } from '#server/kernel/signals.ts'

/** The customer has car, papers and key. */
export const orderDelivered = defineSignal<{ orderId: string; visitId: string; vehicleId: string }>(
  'delivery.delivered',
)

/** The car drove out on its gate pass: the days of follow-up count from here. */
export const orderLeft = defineSignal<{ orderId: string; visitId: string; vehicleId: string }>('delivery.left')
