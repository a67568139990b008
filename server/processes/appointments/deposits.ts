import { formatFen } from '#domain/kernel/money.ts'
import { type PayWay, payWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { depositWaiver } from '#domain/processes/appointments/approvals.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import { returnHeldDeposit } from '#domain/processes/appointments/duties.ts'
import { depositReceiptPaper } from '#domain/processes/appointments/papers/deposit-receipt.ts'
import { depositThreshold } from '#domain/processes/appointments/policies.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { askApproval } from '#server/mechanisms/approvals/approvals.ts'
import { closeDuty } from '#server/mechanisms/duties/duties.ts'
import { postMoney } from '#server/mechanisms/ledgers/money.ts'
import { tillOf } from '#server/mechanisms/ledgers/till.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { lockBooking, subjectOf } from './changing.ts'
import { depositBalanceOf } from './facts.ts'
import { partiesOf } from './parties.ts'
import { type BookingRecord, insertDeposit, linesOf, updateBooking } from './queries.ts'

type Api = Handlers<typeof appointmentsContract>

/** Takes a deposit: till and deposit account in one posting, and a receipt the customer keeps. */
export const takeDeposit: Api['takeDeposit'] = async (ctx, input) => {
  const booking = await lockBooking(ctx, input.id)
  if (booking.state === 'cancelled' || booking.state === 'arrived') {
    throw refuse(appointmentRefusals.noDepositDemanded)
  }
  const postingId = await post(ctx, booking, 'deposit.taken', input.amountFen, input.payWay)
  const receipt = await issueReceipt(ctx, booking, input)
  await insertDeposit(ctx, {
    ...rowOf(ctx, booking, input),
    amountFen: input.amountFen,
    postingId,
    paperId: receipt.id,
  })
  const version = await updateBooking(ctx, booking.id, {})
  ctx.record({
    event: 'appointment.depositTaken',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { amountFen: input.amountFen, payWay: input.payWay, receipt: receipt.number },
  })
  return {
    id: booking.id,
    version,
    paperId: receipt.id,
    number: receipt.number,
    heldFen: await depositBalanceOf(ctx, booking.id),
  }
}

/** Pays it back by the rule printed on the receipt; never more than is held. */
export const returnDeposit: Api['returnDeposit'] = async (ctx, input) => {
  const booking = await lockBooking(ctx, input.id)
  if (!mayReturn(ctx, booking)) throw refuse(appointmentRefusals.depositStands)
  const heldFen = await depositBalanceOf(ctx, booking.id)
  if (input.amountFen > heldFen) {
    const params = { amount: formatFen(input.amountFen), held: formatFen(heldFen) }
    throw refuse(appointmentRefusals.depositExceeds, params)
  }
  const postingId = await post(ctx, booking, 'deposit.returned', -input.amountFen, input.payWay, input.reason)
  const row = { ...rowOf(ctx, booking, input), reason: input.reason, amountFen: -input.amountFen, postingId }
  await insertDeposit(ctx, row)
  const version = await updateBooking(ctx, booking.id, {})
  ctx.record({
    event: 'appointment.depositReturned',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { amountFen: input.amountFen, payWay: input.payWay },
    reason: input.reason,
  })
  const restFen = await depositBalanceOf(ctx, booking.id)
  if (restFen === 0) await closeDuty(ctx, returnHeldDeposit, booking.id)
  return { id: booking.id, version, heldFen: restFen }
}

/** The cashier pays back what nothing stands for any more; before that the supervisor decides. */
export function mayReturn(ctx: Ctx, booking: Pick<BookingRecord, 'state'>): boolean {
  return ctx.can(booking.state === 'cancelled' ? 'appointment.returnDeposit' : 'appointment.returnEarly')
}

/** Asks the supervisor to go without what is still missing of the deposit. */
export const askWaiver: Api['askWaiver'] = async (ctx, input) => {
  const booking = await lockBooking(ctx, input.id)
  if (booking.depositDemandedFen === 0) throw refuse(appointmentRefusals.noDepositDemanded)
  const { plate } = await partiesOf(ctx, booking)
  const approvalId = await askApproval(ctx, {
    kind: depositWaiver.kind,
    subject: subjectOf(booking),
    threadId: booking.id,
    amountFen: booking.depositDemandedFen,
    approverRole: 'R-BIZ-SUP',
    reason: input.reason,
    params: { plate },
  })
  ctx.record({
    event: 'appointment.depositWaiverAsked',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { amountFen: booking.depositDemandedFen },
    reason: input.reason,
  })
  return { approvalId }
}

type Paying = { depositId: string; amountFen: number; payWay: PayWay }

function rowOf(ctx: Ctx, booking: BookingRecord, { depositId, payWay }: Paying) {
  return {
    id: depositId,
    storeId: ctx.store.id,
    appointmentId: booking.id,
    payWay,
    at: ctx.now,
    byStaff: staffId(ctx),
  }
}

async function post(ctx: Ctx, booking: BookingRecord, kind: string, amountFen: number, payWay: PayWay, note = '') {
  const subject = subjectOf(booking)
  return postMoney(ctx, {
    kind,
    subject,
    note,
    entries: [
      { account: tillOf(ctx, payWay), amountFen },
      { account: { kind: 'deposit', subject, mayBeNegative: false }, amountFen: -amountFen },
    ],
  })
}

async function issueReceipt(ctx: Ctx, booking: BookingRecord, paying: Paying) {
  const { customer, vehicle, finder } = await partiesOf(ctx, booking)
  const { refundRule } = await policy(ctx, depositThreshold)
  const parts = (await linesOf(ctx, booking.id)).filter(line => line.kind === 'part')
  const receipt = await issuePaper(ctx, depositReceiptPaper, {
    subject: { kind: 'deposit', id: paying.depositId },
    threadId: booking.id,
    vehicleId: booking.vehicleId,
    personId: booking.personId,
    finder,
    content: {
      bookingNumber: booking.number,
      customer,
      vehicle,
      parts: parts.map(part => ({
        name: part.name,
        partNumber: part.code === '' ? null : part.code,
        qtyMilli: part.qtyMilli,
        amountFen: part.amountFen,
      })),
      amountFen: paying.amountFen,
      payWay: payWayTexts[paying.payWay][0],
      paidAt: ctx.now,
      refundRule,
      cashier: ctx.actor.name,
    },
  })
  await signPaper(ctx, { paperId: receipt.id, role: 'cashier', method: 'staff', signerName: ctx.actor.name })
  return receipt
}
