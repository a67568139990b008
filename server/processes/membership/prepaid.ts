import { formatFen } from '#domain/kernel/money.ts'
import { payWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import type { membershipContract } from '#domain/processes/membership/contract.ts'
import { prepaidReceiptPaper } from '#domain/processes/membership/papers/prepaid-receipt.ts'
import { membershipRefusals } from '#domain/processes/membership/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkDrawerOpen } from '#server/mechanisms/ledgers/drawers.ts'
import { type Account, balanceOf, entriesOf, postMoney } from '#server/mechanisms/ledgers/money.ts'
import { tillOf } from '#server/mechanisms/ledgers/till.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { findPerson } from '../customers/queries.ts'
import { memberOf } from './queries.ts'

type Api = Handlers<typeof membershipContract>
type Moved = Parameters<Api['topUp']>[1] & { reason: string }

/** What a member has left with the store to pay bills with; never overdrawn. */
export const prepaidAccount = (memberId: string): Account => ({
  kind: 'deposit',
  subject: { kind: 'member', id: memberId },
  mayBeNegative: false,
})

export const prepaidFen = (ctx: Ctx, memberId: string) => balanceOf(ctx, 'deposit', memberId)

/** SET-04: money left here for later bills, with a receipt that says how much there is now. */
export const topUp: Api['topUp'] = (ctx, input) => move(ctx, { ...input, reason: '' }, 'prepaid.taken')

/** What is left goes back to the member when they want it. */
export const returnPrepaid: Api['returnPrepaid'] = (ctx, { returnId, ...input }) =>
  move(ctx, { ...input, topUpId: returnId, amountFen: -input.amountFen }, 'prepaid.returned')

async function move(ctx: Ctx, moved: Moved, kind: 'prepaid.taken' | 'prepaid.returned') {
  const { id, amountFen, payWay, reason } = moved
  const person = found(await findPerson(ctx, id))
  const member = await memberOf(ctx, id)
  if (!member) throw refuse(membershipRefusals.notMember)
  await checkDrawerOpen(ctx)
  const heldFen = await prepaidFen(ctx, member.id)
  if (heldFen + amountFen < 0) throw refuse(membershipRefusals.prepaidShort, { left: formatFen(heldFen) })
  await postMoney(ctx, {
    kind,
    subject: { kind: 'member', id: member.id },
    note: reason,
    entries: [
      { account: tillOf(ctx, payWay), amountFen },
      { account: prepaidAccount(member.id), amountFen: -amountFen },
    ],
  })
  const leftFen = await prepaidFen(ctx, member.id)
  const paper = await issuePaper(ctx, prepaidReceiptPaper, {
    subject: { kind: 'prepaid', id: moved.topUpId },
    threadId: member.id,
    personId: id,
    finder: person.name,
    content: {
      kind: kind === 'prepaid.taken' ? '储值' : '退储值',
      member: person.name,
      amountFen: Math.abs(amountFen),
      balanceFen: leftFen,
      payWay: payWayTexts[payWay][0],
      movedAt: ctx.now,
      reason: reason === '' ? null : reason,
      cashier: ctx.actor.name,
    },
  })
  await signPaper(ctx, { paperId: paper.id, role: 'cashier', method: 'staff', signerName: ctx.actor.name })
  ctx.record({ event: kind, subject: { kind: 'person', id }, data: { amountFen, payWay }, reason })
  return { id, prepaidFen: leftFen, paperId: paper.id }
}

/** Every movement of what a member left here, the latest first; a bill paid out of it by its statement. */
export async function prepaidEntries(ctx: Ctx, memberId: string) {
  const entries = (await entriesOf(ctx, memberId)).filter(entry => entry.accountKind === 'deposit')
  return entries.toReversed().map(({ id, kind, amountFen, subjectKind, subjectId, note, byName, at }) => ({
    ...{ id, kind, amountFen: -amountFen, note, by: byName ?? '', at },
    statementId: subjectKind === 'statement' ? subjectId : null,
  }))
}
