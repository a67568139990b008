import { sumFen } from '#domain/kernel/money.ts'
import { arrearsLeftFen, type Bill } from '#domain/processes/settlement/rules.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { arrearsOf, paymentsOf, type StatementRow } from './queries.ts'

/** A statement in figures: total, deposit, what was paid and what stands on account. */
export async function billOf(ctx: Ctx, statement: StatementRow): Promise<Bill> {
  const paid = (await paymentsOf(ctx, statement.id)).filter(item => item.state === 'succeeded')
  const arrears = await arrearsOf(ctx, statement.id)
  const bill = {
    totalFen: statement.totalFen,
    depositFen: statement.depositFen,
    paidFen: sumFen(paid.map(item => item.amountFen)),
  }
  return { ...bill, arrearsFen: arrearsLeftFen(bill, arrears?.amountFen ?? 0) }
}
