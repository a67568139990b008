import type { StatusLook, Tone } from '#desk/mechanisms/kit/status-tag.tsx'
import { labelTexts, type OrderLabel } from '#domain/processes/repair-orders/status.ts'

const tones: Partial<Record<OrderLabel, Tone>> = {
  passed: 'warn',
  rework: 'bad',
  accepted: 'warn',
  settled: 'good',
  delivered: 'good',
  gone: 'calm',
  cancelled: 'calm',
}

/** How the label of an order looks to those who deliver it. */
export function orderLookOf(label: string): StatusLook {
  return isLabel(label)
    ? { label: labelTexts[label], tone: tones[label] ?? 'info' }
    : { label: [label, label], tone: 'calm' }
}

function isLabel(label: string): label is OrderLabel {
  return Object.hasOwn(labelTexts, label)
}
