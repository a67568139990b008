import type { StatusLook, Tone } from '#desk/mechanisms/kit/status-tag.tsx'
import { addOnStateTexts } from '#domain/processes/repair-orders/add-on-states.ts'
import type { AddOnView } from '#domain/processes/repair-orders/contract-add-ons.ts'
import { labelTexts, type OrderLabel } from '#domain/processes/repair-orders/status.ts'

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
  found: { label: addOnStateTexts.found, tone: 'bad' },
  priced: { label: addOnStateTexts.priced, tone: 'warn' },
  asked: { label: addOnStateTexts.asked, tone: 'warn' },
  agreed: { label: addOnStateTexts.agreed, tone: 'good' },
  handedOver: { label: addOnStateTexts.handedOver, tone: 'good' },
  refused: { label: addOnStateTexts.refused, tone: 'calm' },
  closed: { label: addOnStateTexts.closed, tone: 'calm' },
}
