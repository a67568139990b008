import { defineSignal } from '#server/kernel/signals.ts'

/** Every inspection passed: the car may be taken over for delivery. */
export const orderPassed = defineSignal<{ orderId: string }>('quality.passed')
