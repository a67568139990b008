import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { zChannel, zCheckKey, zConfirmedWay, zKind, zPoint, zState } from './contract-shapes.ts'
import { bookingKindTexts, channelTexts, confirmedWayTexts } from './kinds.ts'
import { checkTexts } from './readiness.ts'
import { actionTexts, type BookingAction, type BookingState, bookingMachine, nextState, stateTexts } from './state.ts'
import { toldPointTexts } from './told-points.ts'

const states = zState.options
const actions = Object.keys(actionTexts).filter((key): key is BookingAction => key in actionTexts)

const expected: Record<BookingState, Partial<Record<BookingAction, BookingState>>> = {
  proposed: { consent: 'pending', cancel: 'cancelled' },
  pending: { edit: 'pending', confirm: 'confirmed', cancel: 'cancelled', arrive: 'arrived', miss: 'noShow' },
  confirmed: working(),
  preparing: working(),
  ready: working(),
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
}

function working(): Partial<Record<BookingAction, BookingState>> {
  return {
    change: 'pending',
    prepare: 'preparing',
    makeReady: 'ready',
    reschedule: 'rescheduled',
    cancel: 'cancelled',
    arrive: 'arrived',
    miss: 'noShow',
  }
}

test.each(states.flatMap(state => actions.map(action => ({ state, action }))))(
  'APT-21: $state and $action lead where the life cycle says, or are refused',
  ({ state, action }) => {
    const ruling = nextState(state, action)
    const next = expected[state][action]
    expect(ruling.ok ? ruling.value : ruling.refusal.code).toBe(next ?? 'appointments.wrongState')
  },
)

test('APT-21: every state is reached from the first, and only arrival and cancellation are the end', () => {
  const reached = new Set<BookingState>(['pending', 'proposed'])
  for (const state of reached) for (const next of Object.values(bookingMachine[state])) reached.add(next)
  expect([...reached].toSorted()).toEqual([...states].toSorted())
  expect(states.filter(state => Object.keys(bookingMachine[state]).length === 0)).toEqual(['arrived', 'cancelled'])
})

test('the words, the contract and the database know the same states, kinds, channels, points and checks', () => {
  const pairs = [
    [stateTexts, zState.options],
    [bookingKindTexts, zKind.options],
    [channelTexts, zChannel.options],
    [confirmedWayTexts, zConfirmedWay.options],
    [toldPointTexts, zPoint.options],
    [checkTexts, zCheckKey.options],
  ] as const
  for (const [words, options] of pairs) expect(Object.keys(words).toSorted()).toEqual([...options].toSorted())
  const migration = ['0011_appointments', '0041_booking_offers']
    .map(name => readFileSync(join(import.meta.dirname, `../../../db/migrations/${name}.sql`), 'utf8'))
    .join('\n')
  const flat = migration.replace(/\s+/g, ' ')
  for (const options of [zState.options, zKind.options, zPoint.options, zCheckKey.options, zConfirmedWay.options]) {
    expect(flat).toContain(`IN (${options.map(key => `'${key}'`).join(', ')})`)
  }
})
