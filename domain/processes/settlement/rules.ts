import { type Fen, formatFen, sumFen } from '#domain/kernel/money.ts'
import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import type { Role } from '#domain/mechanisms/access/roles.ts'
import { settlementRefusals } from './refusals.ts'

/** Who may let money go back: the higher the amount, the higher the office. */
export function refundApprover(amountFen: Fen, limits: { supervisorFen: Fen; managerFen: Fen }): Role {
  if (amountFen <= limits.supervisorFen) return 'R-BIZ-SUP'
  return amountFen <= limits.managerFen ? 'R-SVC-MGR' : 'R-GM'
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
