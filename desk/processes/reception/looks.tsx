import { CarOutlined, ClockCircleFilled } from '@ant-design/icons'
import type { StatusLook, Tone } from '#desk/mechanisms/kit/status-tag.tsx'
import { type VisitState, visitStateTexts } from '#domain/processes/reception/kinds.ts'
import { labelTexts, type OrderLabel } from '#domain/processes/repair-orders/status.ts'

export const visitLooks: Readonly<Record<VisitState, StatusLook>> = {
  arrived: { label: visitStateTexts.arrived, tone: 'warn', icon: <ClockCircleFilled /> },
  received: { label: visitStateTexts.received, tone: 'info' },
  inRepair: { label: visitStateTexts.inRepair, tone: 'good', icon: <CarOutlined /> },
  consulted: { label: visitStateTexts.consulted, tone: 'calm' },
  declined: { label: visitStateTexts.declined, tone: 'calm' },
  diagnosedOnly: { label: visitStateTexts.diagnosedOnly, tone: 'calm' },
  booked: { label: visitStateTexts.booked, tone: 'calm' },
  left: { label: visitStateTexts.left, tone: 'calm' },
}

const orderTones: Partial<Record<OrderLabel, Tone>> = {
  draft: 'calm',
  awaitingSignature: 'warn',
  awaitingCustomer: 'warn',
  awaitingParts: 'warn',
  paused: 'warn',
  rework: 'bad',
  notified: 'good',
  passed: 'good',
  accepted: 'good',
  settled: 'good',
  cancelled: 'calm',
  gone: 'calm',
}

export function orderLook(label: string): StatusLook {
  return isLabel(label)
    ? { label: labelTexts[label], tone: orderTones[label] ?? 'info' }
    : { label: [label, label], tone: 'calm' }
}

function isLabel(label: string): label is OrderLabel {
  return Object.hasOwn(labelTexts, label)
}
