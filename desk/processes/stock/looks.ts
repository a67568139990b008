import type { StatusLook } from '#desk/mechanisms/kit/status-tag.tsx'
import {
  type PartsReadiness,
  type RequestState,
  readinessTexts,
  requestStateTexts,
} from '#domain/processes/stock/request-state.ts'
import { type ShortageState, shortageStateTexts } from '#domain/processes/stock/shortage-states.ts'
import { orderPartsText } from './text.ts'

export const requestLooks: Readonly<Record<RequestState, StatusLook>> = {
  requested: { label: requestStateTexts.requested, tone: 'info' },
  short: { label: requestStateTexts.short, tone: 'bad' },
  ready: { label: requestStateTexts.ready, tone: 'warn' },
  issued: { label: requestStateTexts.issued, tone: 'good' },
  cancelled: { label: requestStateTexts.cancelled, tone: 'calm' },
}

export const readinessLooks: Readonly<Record<PartsReadiness, StatusLook>> = {
  none: { label: readinessTexts.none, tone: 'calm' },
  requested: { label: readinessTexts.requested, tone: 'info' },
  short: { label: readinessTexts.short, tone: 'bad' },
  ready: { label: readinessTexts.ready, tone: 'good' },
}

export const shortageLooks: Readonly<Record<ShortageState, StatusLook>> = {
  asked: { label: shortageStateTexts.asked, tone: 'bad' },
  ordered: { label: shortageStateTexts.ordered, tone: 'info' },
  arrived: { label: shortageStateTexts.arrived, tone: 'warn' },
  told: { label: shortageStateTexts.told, tone: 'good' },
  withdrawn: { label: shortageStateTexts.withdrawn, tone: 'calm' },
}

export const slipLooks: Readonly<Record<'open' | 'handed', StatusLook>> = {
  open: { label: orderPartsText.openSlip, tone: 'warn' },
  handed: { label: orderPartsText.handedSlip, tone: 'good' },
}
