import { type Fen, sumFen } from '#domain/kernel/money.ts'
import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import type { Role } from '#domain/mechanisms/access/roles.ts'
import type { Delivery } from '../repair-orders/status.ts'
import { settlementRefusals } from './refusals.ts'

type Standing = { state: 'totalled' | 'settled' | 'reversed'; hasMoney: boolean; delivery: Delivery }

/** A bill nobody paid is withdrawn; one with money on it is reversed, but not while its car is on the way to the gate. */
export function mayReverse({ state, hasMoney, delivery }: Standing): Ruling<true> {
  if (state === 'reversed') return deny(settlementRefusals.reversed)
  if (state === 'totalled' && !hasMoney) return deny(settlementRefusals.nothingPaid)
  return delivery === 'delivered' ? deny(settlementRefusals.carAtGate) : allow(true)
}

/** Who lets a bill be taken back that money was taken on; the general manager when it is the manager who asks. */
export const reversalApprover = (applicantRoles: readonly string[]): Role =>
  applicantRoles.includes('R-SVC-MGR') ? 'R-GM' : 'R-SVC-MGR'

type Held = { depositFen: Fen; creditFen: Fen }

/** What a bill uses of the money held for its payer: first what an earlier bill left over, then the deposit. */
export function setOff(totalFen: Fen, held: Held): Held {
  const creditFen = Math.min(held.creditFen, totalFen)
  return { creditFen, depositFen: Math.min(held.depositFen, sumFen([totalFen, -creditFen])) }
}

type Booked = Held & { totalFen: Fen; paidFen: Fen; refundedFen: Fen }

/** What taking a bill back books, debits positive: the bill undone, and its money held for the payer's next one. */
export type Undone = { receivableFen: Fen; revenueFen: Fen; depositFen: Fen; creditFen: Fen; refundsFen: Fen }

/**
 * @param bill.depositFen of an appointment, set against the bill; `creditFen` came from an earlier bill, `refundedFen`
 * went back already and is held no more. The parts sum to zero.
 */
export function undo({ totalFen, depositFen, creditFen, paidFen, refundedFen }: Booked): Undone {
  return {
    receivableFen: sumFen([-totalFen, depositFen, creditFen, paidFen]),
    revenueFen: totalFen,
    depositFen: depositFen === 0 ? 0 : -depositFen,
    creditFen: sumFen([-creditFen, -paidFen, refundedFen]),
    refundsFen: refundedFen === 0 ? 0 : -refundedFen,
  }
}
