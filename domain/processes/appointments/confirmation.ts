import { type Fen, formatFen } from '#domain/kernel/money.ts'
import { allow, deny, type Refusal, type RefusalParams, type Ruling } from '#domain/kernel/refusals.ts'
import { listed } from '#domain/kernel/texts.ts'
import type { Instant } from '#domain/kernel/time.ts'
import { infoGroupTexts, missingGroups, type Talk } from './info-groups.ts'
import { appointmentRefusals } from './refusals.ts'
import { type BookingState, nextState } from './state.ts'
import { type HeldValues, pointsNotTold, type Told, toldPointTexts } from './told-points.ts'

export type ToConfirm = {
  state: BookingState
  bookedAt: Instant | null
  /** The shop works at that moment. */
  isOpen: boolean
  plannedMinutes: number
  adviserId: string | null
  bayId: string | null
  /** The work is done at the customer's and takes no bay. */
  atHome: boolean
  talk: Talk
  told: readonly Told[]
  held: HeldValues
  deposit: { demandedFen: Fen; paidFen: Fen; waivedFen: Fen }
  now: Instant
  /** The booked moment as people read it. */
  at: string
}

export type Blocker = { refusal: Refusal; params: RefusalParams }

/** All that still stands between a booking and its confirmation, the first thing to do first. */
export function confirmBlockers(booking: ToConfirm): Blocker[] {
  return [...timeBlockers(booking), ...placeBlockers(booking), ...talkBlockers(booking), ...depositBlockers(booking)]
}

export function mayConfirm(booking: ToConfirm): Ruling<BookingState> {
  const next = nextState(booking.state, 'confirm')
  const [first] = confirmBlockers(booking)
  if (!next.ok || first === undefined) return next
  return deny(first.refusal, first.params)
}

/** What a customer agreed to on the telephone's page is that time alone; another one has to be agreed on anew. */
export function mayConfirmOnline(booking: { bookedAt: Instant | null; onlineFor: Instant | null }): Ruling<Instant> {
  const { bookedAt, onlineFor } = booking
  return onlineFor !== null && onlineFor === bookedAt ? allow(onlineFor) : deny(appointmentRefusals.notAgreedOnline)
}

function timeBlockers({ bookedAt, now, isOpen, at }: ToConfirm): Blocker[] {
  if (bookedAt === null) return [blocker(appointmentRefusals.noTime)]
  if (bookedAt <= now) return [blocker(appointmentRefusals.timePast)]
  return isOpen ? [] : [blocker(appointmentRefusals.shopClosed, { at })]
}

function placeBlockers(booking: ToConfirm): Blocker[] {
  return [
    ...(booking.adviserId === null ? [blocker(appointmentRefusals.noAdviser)] : []),
    ...(booking.plannedMinutes === 0 ? [blocker(appointmentRefusals.noDuration)] : []),
    ...(booking.bayId === null && !booking.atHome ? [blocker(appointmentRefusals.noBay)] : []),
  ]
}

function talkBlockers(booking: ToConfirm): Blocker[] {
  const groups = missingGroups(booking.talk).map(group => infoGroupTexts[group])
  const points = pointsNotTold(booking.told, booking.held).map(point => toldPointTexts[point])
  return [
    ...(groups.length > 0 ? [blocker(appointmentRefusals.missingGroups, { groups: listed(groups) })] : []),
    ...(points.length > 0 ? [blocker(appointmentRefusals.missingPoints, { points: listed(points) })] : []),
  ]
}

function depositBlockers({ deposit }: ToConfirm): Blocker[] {
  const isCovered = deposit.paidFen >= deposit.demandedFen || deposit.waivedFen >= deposit.demandedFen
  if (deposit.demandedFen === 0 || isCovered) return []
  const params = { demanded: formatFen(deposit.demandedFen), paid: formatFen(deposit.paidFen) }
  return [blocker(appointmentRefusals.depositNeeded, params)]
}

function blocker(refusal: Refusal, params: RefusalParams = {}): Blocker {
  return { refusal, params }
}
