import { type Fen, formatFen, sumFen } from '#domain/kernel/money.ts'
import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { settlementRefusals } from './refusals.ts'

export type Bill = { totalFen: Fen; depositFen: Fen; paidFen: Fen; arrearsFen: Fen }

/** What is still to be paid or put on account. */
export function openFen(bill: Bill): Fen {
  return sumFen([bill.totalFen, -bill.depositFen, -bill.paidFen, -bill.arrearsFen])
}

/** A payment never exceeds what is open; part payments are welcome. */
export function mayPay(bill: Bill, amountFen: Fen): Ruling<true> {
  const open = openFen(bill)
  if (open === 0) return deny(settlementRefusals.nothingOpen)
  if (amountFen > open) return deny(settlementRefusals.tooMuch, { amount: formatFen(amountFen), open: formatFen(open) })
  return allow(true)
}
