import { type Fen, formatFen, sumFen } from '#domain/kernel/money.ts'
import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import type { Role } from '#domain/mechanisms/access/roles.ts'
import { settlementRefusals } from './refusals.ts'

const offices = ['R-BIZ-SUP', 'R-SVC-MGR', 'R-GM'] as const satisfies readonly Role[]

/**
 * Who lets money go back, in order: the higher the amount, the higher the office, and above the lowest limit two of them
 * look, the lower one first. An office the applicant holds is passed over, or nobody but they could answer for it.
 * @param backFen what goes back of one order in all, or a large sum would pass in small ones
 */
export function refundChain(
  backFen: Fen,
  limits: { supervisorFen: Fen; managerFen: Fen },
  applicantRoles: readonly string[],
): { first: Role; then: Role[] } {
  const others = offices.filter(office => !applicantRoles.includes(office))
  const asked = others.length === 0 ? offices : others
  const lowest = backFen <= limits.supervisorFen ? 0 : backFen <= limits.managerFen ? 1 : 2
  const enough = asked.findIndex(office => offices.indexOf(office) >= lowest)
  const last = enough === -1 ? asked.length - 1 : enough
  const start = lowest === 0 ? last : Math.max(0, last - 1)
  const [first = 'R-GM', ...then] = asked.slice(start, lowest === 0 ? start + 1 : start + 2)
  return { first, then }
}

export type Bill = { totalFen: Fen; depositFen: Fen; paidFen: Fen; arrearsFen: Fen }

/** What the receivable holds: paid by nobody yet, on account or not. */
export function owedFen(bill: Omit<Bill, 'arrearsFen'>): Fen {
  return sumFen([bill.totalFen, -bill.depositFen, -bill.paidFen])
}

/** What is still to be paid or put on account. */
export function openFen(bill: Bill): Fen {
  return sumFen([owedFen(bill), -bill.arrearsFen])
}

/** What of a debt put on account is still owed: payments cover what was open first. */
export function arrearsLeftFen(bill: Omit<Bill, 'arrearsFen'>, registeredFen: Fen): Fen {
  return Math.min(registeredFen, owedFen(bill))
}

/** A payment never exceeds what is owed; part payments are welcome. */
export function mayPay(bill: Bill, amountFen: Fen): Ruling<true> {
  const owed = owedFen(bill)
  if (owed === 0) return deny(settlementRefusals.nothingOpen)
  if (amountFen > owed) return deny(settlementRefusals.tooMuch, { amount: formatFen(amountFen), open: formatFen(owed) })
  return allow(true)
}
