import { defineSignal } from '#server/kernel/signals.ts'

/** The customer answered an estimate, at the counter or on the telephone. */
export const estimateDecided = defineSignal<{ estimateId: string; visitId: string; accepted: boolean }>(
  'estimates.decided',
)
