import { type LoadState, loadTexts } from '#domain/processes/appointments/adviser-load.ts'
import { type Punctuality, punctualityTexts } from '#domain/processes/appointments/punctuality.ts'
import { type Light, lightTexts } from '#domain/processes/appointments/readiness.ts'
import { outcomeTexts } from '#domain/processes/appointments/register.ts'
import { type BookingState, stateTexts } from '#domain/processes/appointments/state.ts'
import type { StatusLook, Tone } from '../../mechanisms/kit/status-tag.tsx'

export const stateLooks: Readonly<Record<BookingState, StatusLook>> = {
  proposed: { label: stateTexts.proposed, tone: 'calm' },
  pending: { label: stateTexts.pending, tone: 'warn' },
  confirmed: { label: stateTexts.confirmed, tone: 'info' },
  preparing: { label: stateTexts.preparing, tone: 'info' },
  ready: { label: stateTexts.ready, tone: 'good' },
  arrived: { label: stateTexts.arrived, tone: 'good' },
  rescheduled: { label: stateTexts.rescheduled, tone: 'warn' },
  cancelled: { label: stateTexts.cancelled, tone: 'calm' },
  noShow: { label: stateTexts.noShow, tone: 'bad' },
}

export const lightLooks: Readonly<Record<Light, StatusLook>> = {
  red: { label: lightTexts.red, tone: 'bad' },
  yellow: { label: lightTexts.yellow, tone: 'warn' },
  green: { label: lightTexts.green, tone: 'good' },
}

export const loadLooks: Readonly<Record<LoadState, StatusLook>> = {
  ok: { label: loadTexts.ok, tone: 'good' },
  warn: { label: loadTexts.warn, tone: 'warn' },
  full: { label: loadTexts.full, tone: 'bad' },
}

export const punctualityLooks: Readonly<Record<Punctuality, StatusLook>> = {
  early: { label: punctualityTexts.early, tone: 'info' },
  onTime: { label: punctualityTexts.onTime, tone: 'good' },
  late: { label: punctualityTexts.late, tone: 'warn' },
}

export const outcomeLooks: Readonly<Record<keyof typeof outcomeTexts, StatusLook>> = {
  expected: { label: outcomeTexts.expected, tone: 'info' },
  arrived: { label: outcomeTexts.arrived, tone: 'good' },
  rescheduled: { label: outcomeTexts.rescheduled, tone: 'warn' },
  cancelled: { label: outcomeTexts.cancelled, tone: 'calm' },
  noShow: { label: outcomeTexts.noShow, tone: 'bad' },
}

export const purposeTones: Readonly<Record<'appointment' | 'job' | 'absence' | 'closed', Tone>> = {
  appointment: 'info',
  job: 'good',
  absence: 'calm',
  closed: 'calm',
}
