import type { Text } from '#domain/kernel/texts.ts'
import type { OpenItem, Warning } from '#domain/processes/customers/overview-shape.ts'
import type { StatusLook, Tone } from '../../mechanisms/kit/status-tag.tsx'
import { itemText, vehicleText } from './text.ts'

export const warningTone: Readonly<Record<Warning['level'], Tone>> = { danger: 'bad', warning: 'warn', info: 'info' }

export const itemLooks: Readonly<Record<OpenItem['kind'], StatusLook>> = {
  declined: { label: itemText.declined, tone: 'warn' },
  wish: { label: itemText.wish, tone: 'info' },
  finding: { label: itemText.finding, tone: 'warn' },
}

export type OrderPlace = 'cancelled' | 'draft' | 'inWork' | 'delivered'

/** Where an order stands as far as the car's history is concerned; its own page says it in full. */
export function orderPlace(order: {
  cancelledAt: string | null
  deliveredAt: string | null
  authorisation: string
}): OrderPlace {
  if (order.cancelledAt !== null) return 'cancelled'
  if (order.deliveredAt !== null) return 'delivered'
  return order.authorisation === 'signed' ? 'inWork' : 'draft'
}

export const orderLooks: Readonly<Record<OrderPlace, StatusLook>> = {
  cancelled: { label: vehicleText.cancelled, tone: 'calm' },
  draft: { label: vehicleText.draft, tone: 'warn' },
  inWork: { label: vehicleText.inWork, tone: 'info' },
  delivered: { label: vehicleText.delivered, tone: 'good' },
}

export const orderKindTexts: Readonly<Record<string, Text>> = {
  maintenance: ['保养', 'Maintenance'],
  repair: ['维修', 'Repair'],
  accident: ['事故', 'Accident'],
  warranty: ['保修', 'Warranty'],
  rework: ['返修', 'Rework'],
  beauty: ['美容', 'Beauty'],
  home: ['上门', 'At home'],
  rescue: ['救援', 'Rescue'],
  freeCheck: ['免费检测', 'Free check'],
}
