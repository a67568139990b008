import { newId } from '#domain/kernel/id.ts'
import { addDaysOn, addMinutes, dateOn, type Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { decideApproval } from '#server/mechanisms/approvals/decide-approval.ts'
import { paymentRef } from '#server/mechanisms/outside/payment.ts'
import { lockStatement, type StatementRow, statementsInForce } from '#server/processes/settlement/queries.ts'
import { askOnAccount, checkStatement, putOnAccount } from '#server/processes/settlement/settle.ts'
import { applyPayment, takePayment } from '#server/processes/settlement/take-payment.ts'
import { totalOrder } from '#server/processes/settlement/total-order.ts'
import type { PaymentMethod } from '../generate/visits.ts'
import { colleague } from './colleagues.ts'
import type { CarPlan, Played } from './play-car.ts'
import type { Stage } from './stage.ts'

/** How long a company may owe. */
export const ACCOUNT_DAYS = 30
/** Minutes from the cashier's question to the supervisor's leave and to the entry. */
export const ACCOUNT_STEPS = { allowed: 2, booked: 3 } as const
export const ACCOUNT_REASON = '协议单位，按月结算'

/** Added up by the cashier, checked by the adviser. */
export async function playTotal(stage: Stage, car: CarPlan, played: Played, at: Instant): Promise<void> {
  const id = played.orderId
  await stage.by(car.storeKey, colleague(car.storeKey, 'R-CASHIER'), at, ctx =>
    totalOrder(ctx, { id, varianceReason: '' }),
  )
  await stage.by(car.storeKey, car.intake.adviser, addMinutes(at, 1), async ctx => {
    for (const { id: statementId, version } of await statementsInForce(ctx, id))
      await checkStatement(ctx, { id: statementId, version })
  })
}

export async function playPayment(
  stage: Stage,
  car: CarPlan,
  played: Played,
  at: Instant,
  method: PaymentMethod,
): Promise<void> {
  const cashier = colleague(car.storeKey, 'R-CASHIER')
  const open = await stage.by(car.storeKey, cashier, at, async ctx => {
    const own = (await statementsInForce(ctx, played.orderId)).filter(row => row.payer === 'customer')
    return own.filter(row => row.state === 'totalled' && row.totalFen > row.depositFen)
  })
  for (const statement of open) {
    if (method === 'arrears') await playOnAccount(stage, car, statement, at)
    else await stage.by(car.storeKey, cashier, at, ctx => pay(ctx, statement, method))
  }
}

async function pay(ctx: Ctx, statement: StatementRow, way: Exclude<PaymentMethod, 'arrears'>): Promise<void> {
  const paymentId = newId()
  const paid = await takePayment(ctx, {
    id: statement.id,
    paymentId,
    way,
    amountFen: statement.totalFen - statement.depositFen,
  })
  // The provider's notice, which comes a moment after the customer has scanned the code.
  if (paid.state === 'waiting') await applyPayment(ctx, paymentId, paymentRef(paymentId))
}

/** Asked by the cashier, allowed by the supervisor, due in a month. */
async function playOnAccount(stage: Stage, car: CarPlan, statement: StatementRow, at: Instant): Promise<void> {
  const { id } = statement
  const cashier = colleague(car.storeKey, 'R-CASHIER')
  const reason = ACCOUNT_REASON
  const asked = await stage.by(car.storeKey, cashier, at, ctx => askOnAccount(ctx, { id, reason }))
  await stage.by(car.storeKey, colleague(car.storeKey, 'R-BIZ-SUP'), addMinutes(at, ACCOUNT_STEPS.allowed), ctx =>
    decideApproval(ctx, { id: asked.approvalId, version: 1, granted: true, note: null }),
  )
  await stage.by(car.storeKey, cashier, addMinutes(at, ACCOUNT_STEPS.booked), async ctx => {
    const { version } = found(await lockStatement(ctx, id))
    await putOnAccount(ctx, { id, version, dueOn: addDaysOn(dateOn(at), ACCOUNT_DAYS), reason })
  })
}
