import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { texts } from '#domain/kernel/texts.ts'
import { appointmentRefusals } from './refusals.ts'

export const stateTexts = texts({
  proposed: ['待同意', 'Proposed'],
  pending: ['待确认', 'To be confirmed'],
  confirmed: ['已确认', 'Confirmed'],
  preparing: ['准备中', 'Preparing'],
  ready: ['就绪', 'Ready'],
  arrived: ['到店', 'Arrived'],
  rescheduled: ['改期', 'Rescheduled'],
  cancelled: ['取消', 'Cancelled'],
  noShow: ['未到店', 'No show'],
})
export type BookingState = keyof typeof stateTexts

export const actionTexts = texts({
  consent: ['客户同意', 'Note the consent'],
  edit: ['修改', 'Change'],
  confirm: ['确认', 'Confirm'],
  change: ['修改已确认内容', 'Change what was confirmed'],
  prepare: ['准备', 'Prepare'],
  makeReady: ['准备就绪', 'Make ready'],
  reschedule: ['改期', 'Reschedule'],
  cancel: ['取消', 'Cancel'],
  arrive: ['到店登记', 'Note the arrival'],
  miss: ['登记未到店', 'Note as missed'],
})
export type BookingAction = keyof typeof actionTexts

/**
 * What may happen to a booking and what becomes of it. A confirmed one that is changed has to be confirmed anew; its
 * bay stays kept meanwhile. Whoever comes after all is welcome, late or not yet confirmed.
 */
const machine = {
  proposed: { consent: 'pending', cancel: 'cancelled' },
  pending: { edit: 'pending', confirm: 'confirmed', cancel: 'cancelled', arrive: 'arrived', miss: 'noShow' },
  confirmed: {
    change: 'pending',
    prepare: 'preparing',
    makeReady: 'ready',
    reschedule: 'rescheduled',
    cancel: 'cancelled',
    arrive: 'arrived',
    miss: 'noShow',
  },
  preparing: {
    change: 'pending',
    prepare: 'preparing',
    makeReady: 'ready',
    reschedule: 'rescheduled',
    cancel: 'cancelled',
    arrive: 'arrived',
    miss: 'noShow',
  },
  ready: {
    change: 'pending',
    prepare: 'preparing',
    makeReady: 'ready',
    reschedule: 'rescheduled',
    cancel: 'cancelled',
    arrive: 'arrived',
    miss: 'noShow',
  },
  rescheduled: {
    edit: 'rescheduled',
    confirm: 'confirmed',
    reschedule: 'rescheduled',
    cancel: 'cancelled',
    arrive: 'arrived',
    miss: 'noShow',
  },
  noShow: { reschedule: 'rescheduled', cancel: 'cancelled', arrive: 'arrived' },
  arrived: {},
  cancelled: {},
} as const satisfies Record<BookingState, Partial<Record<BookingAction, BookingState>>>

export const bookingMachine: Readonly<Record<BookingState, Partial<Record<BookingAction, BookingState>>>> = machine

export function nextState(state: BookingState, action: BookingAction): Ruling<BookingState> {
  const next = bookingMachine[state][action]
  return next === undefined
    ? deny(appointmentRefusals.wrongState, { state: stateTexts[state], action: actionTexts[action] })
    : allow(next)
}

/** A booking that still counts on its day. */
export const standingStates = ['confirmed', 'preparing', 'ready', 'rescheduled'] as const satisfies BookingState[]

/** The workshop was told: of an agreed booking, and of one made online, for which its places are kept at once. */
export function workshopKnows(booking: { state: BookingState; workshopInformedAt: string | null }): boolean {
  return stillExpected(booking.state) || (booking.state === 'pending' && booking.workshopInformedAt !== null)
}

export function stillExpected(state: BookingState): boolean {
  return standingStates.some(standing => standing === state)
}
