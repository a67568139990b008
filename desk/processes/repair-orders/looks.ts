import type { StatusLook, Tone } from '#desk/mechanisms/kit/status-tag.tsx'
import type { AddOnView } from '#domain/processes/repair-orders/contract-add-ons.ts'
import { labelTexts, type OrderLabel } from '#domain/processes/repair-orders/status.ts'
import { addOnText } from './add-on-text.ts'

const tones: Readonly<Record<OrderLabel, Tone>> = {
  cancelled: 'calm',
  gone: 'calm',
  delivered: 'good',
  settled: 'good',
  accepted: 'good',
  accepting: 'info',
  notified: 'good',
  totalled: 'info',
  preparing: 'info',
  passed: 'good',
  rework: 'bad',
  inspecting: 'info',
  awaitingCustomer: 'warn',
  awaitingParts: 'warn',
  paused: 'warn',
  working: 'info',
  dispatched: 'info',
  inWorkshop: 'info',
  washing: 'info',
  toWorkshop: 'warn',
  awaitingSignature: 'warn',
  draft: 'calm',
}

/** The label comes as text; one this screen does not know yet is shown as it is. */
export function orderLook(label: string): StatusLook {
  if (!isLabel(label)) return { label: [label, label], tone: 'calm' }
  return { label: labelTexts[label], tone: tones[label] }
}

function isLabel(label: string): label is OrderLabel {
  return Object.hasOwn(labelTexts, label)
}

export const addOnLooks: Readonly<Record<AddOnView['state'], StatusLook>> = {
  found: { label: addOnText.found, tone: 'bad' },
  priced: { label: addOnText.priced, tone: 'warn' },
  asked: { label: addOnText.asked, tone: 'warn' },
  agreed: { label: addOnText.agreed, tone: 'good' },
  handedOver: { label: addOnText.handedOver, tone: 'good' },
  refused: { label: addOnText.refused, tone: 'calm' },
  closed: { label: addOnText.closed, tone: 'calm' },
}
