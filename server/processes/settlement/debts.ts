import { endOfWorkOnOrAfter } from '#domain/kernel/calendar.ts'
import { newId } from '#domain/kernel/id.ts'
import { type Fen, formatFen } from '#domain/kernel/money.ts'
import { addDaysOn, type DateOn, dateOn, instantOf, maxInstant } from '#domain/kernel/time.ts'
import type { settlementContract } from '#domain/processes/settlement/contract.ts'
import { collectDebt, debtMessage, nextDunningOn, payerDebtReasons } from '#domain/processes/settlement/debts.ts'
import { debtTerms } from '#domain/processes/settlement/policies.ts'
import { settlementRefusals } from '#domain/processes/settlement/refusals.ts'
import { owedFen } from '#domain/processes/settlement/rules.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { type DutyTimes, moveDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { sendMessage } from '#server/mechanisms/messages/send-message.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { billOf } from './bill.ts'
import { findStatement, type StatementRow } from './queries.ts'
import { insertArrears, insertDunning, lockArrears } from './queries-debts.ts'

type Api = Handlers<typeof settlementContract>

export type NewDebt = {
  personId: string | null
  amountFen: Fen
  dueOn: DateOn
  reason: string
  approvalId: string | null
}

/** SET-05: a debt has a day it is due on, and somebody who has to collect it until it is paid. */
export async function registerDebt(ctx: Ctx, statement: StatementRow, debt: NewDebt): Promise<void> {
  const row = { ...debt, id: newId(), storeId: ctx.store.id, statementId: statement.id, createdAt: ctx.now }
  await insertArrears(ctx, row)
  const { aheadDays } = await policy(ctx, debtTerms)
  await watchDebt(ctx, statement, await timesOf(ctx, addDaysOn(debt.dueOn, -aheadDays), debt.dueOn))
  ctx.record({
    event: 'statement.onAccount',
    subject: { kind: 'statement', id: statement.id },
    threadId: statement.orderId,
    data: { amountFen: debt.amountFen, dueOn: debt.dueOn },
    reason: debt.reason,
  })
}

/** SET-09: insurer and maker pay after the car has left; what they owe is a debt from the settlement on. */
export async function registerPayerDebt(ctx: Ctx, statement: StatementRow): Promise<void> {
  const reason = payerDebtReasons[statement.payer]
  const amountFen = owedFen(await billOf(ctx, statement))
  if (reason === '' || amountFen === 0) return
  const { payerDays } = await policy(ctx, debtTerms)
  const dueOn = addDaysOn(dateOn(ctx.now, ctx.store.zone), payerDays)
  await registerDebt(ctx, statement, { personId: null, amountFen, dueOn, reason, approvalId: null })
}

/** Every attempt stays; what was promised, or the usual time, says when the next one is due. */
export const dunDebt: Api['dun'] = async (ctx, input) => {
  const debt = found(await lockArrears(ctx, input.id))
  if (debt.closedAt !== null) throw refuse(settlementRefusals.debtPaid)
  const today = dateOn(ctx.now, ctx.store.zone)
  const { reached, promisedOn } = input
  if (reached && input.personReached.trim() === '') throw refuse(settlementRefusals.debtorUnnamed)
  if (promisedOn !== null && (!reached || promisedOn < today)) throw refuse(settlementRefusals.debtPromise)
  const statement = found(await findStatement(ctx, debt.statementId))
  const { dunningId, channel, personReached, words } = input
  const attempt = { channel, reached, personReached, words, promisedOn, at: ctx.now, byStaff: staffId(ctx) }
  await insertDunning(ctx, { id: dunningId, storeId: ctx.store.id, arrearsId: debt.id, ...attempt })
  if (channel === 'sms' || channel === 'wechat') await remind(ctx, statement, debt)
  const nextOn = nextDunningOn(today, promisedOn, (await policy(ctx, debtTerms)).everyDays)
  const times = await timesOf(ctx, nextOn, nextOn)
  // A debt of before somebody watched over debts is watched from its first dunning on.
  if (!(await moveDuty(ctx, collectDebt, statement.id, times))) await watchDebt(ctx, statement, times)
  ctx.record({
    event: 'statement.dunned',
    subject: { kind: 'statement', id: statement.id },
    threadId: statement.orderId,
    data: { channel, reached, promisedOn, nextOn },
    reason: words,
  })
  return { id: debt.id, nextOn }
}

/** Insurer and maker are no customers of the messages; they are written to by hand. */
async function remind(ctx: Ctx, statement: StatementRow, debt: { personId: string | null; dueOn: DateOn }) {
  if (debt.personId === null) return
  const amount = formatFen(owedFen(await billOf(ctx, statement)))
  await sendMessage(ctx, debtMessage, {
    personId: debt.personId,
    subject: { kind: 'statement', id: statement.id },
    threadId: statement.orderId,
    params: { number: statement.number, amount, dueOn: debt.dueOn },
  })
}

async function watchDebt(ctx: Ctx, statement: StatementRow, times: DutyTimes): Promise<void> {
  await openDuty(ctx, collectDebt, {
    subject: { kind: 'statement', id: statement.id },
    threadId: statement.orderId,
    params: { number: statement.number, amount: formatFen(owedFen(await billOf(ctx, statement))) },
    ...times,
  })
}

async function timesOf(ctx: Ctx, fromOn: DateOn, dueOn: DateOn) {
  const calendar = await calendarOf(ctx)
  const dueAt = maxInstant(endOfWorkOnOrAfter(calendar, dueOn), ctx.now)
  return { opensAt: maxInstant(instantOf(fromOn, '00:00', ctx.store.zone), ctx.now), dueAt }
}
