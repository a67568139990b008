import { z } from 'zod'
import type { StatementView, settlementContract } from '#domain/processes/settlement/contract.ts'
import { type Bill, openFen, owedFen } from '#domain/processes/settlement/rules.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { dunDebt } from './debts.ts'
import { applyDemand, askDemand } from './demands.ts'
import { askInvoice, redInvoice } from './invoices.ts'
import { prepaidOfBill } from './purse.ts'
import {
  arrearsOf,
  findStatement,
  type InvoiceRow,
  invoiceOf,
  listStatements,
  ordersToTotal,
  paymentsOf,
  type StatementListRow,
  type StatementRow,
} from './queries.ts'
import { dunningsOf, openArrears } from './queries-debts.ts'
import { demandsOf } from './queries-demands.ts'
import { invoiceFilesOf } from './queries-final.ts'
import { listPayments } from './queries-lists.ts'
import { ownerOf, refundableOf, refundsOf } from './queries-refunds.ts'
import { payersOf } from './queries-shares.ts'
import { askCompensation, askRefund, payOut } from './refunds.ts'
import { reversalOf } from './reversal-view.ts'
import { askReversal, reverseBill, withdrawTotal } from './reverse-bill.ts'
import { askOnAccount, checkStatement, putOnAccount } from './settle.ts'
import { readMargin, readSplit, splitOrder } from './split-order.ts'
import { recheckPayment, takePayment } from './take-payment.ts'
import { totalOrder } from './total-order.ts'

type Api = Handlers<typeof settlementContract>

// Nothing is owed on a bill that was taken back.
const withOpen = (row: StatementListRow) => ({ ...row, openFen: row.state === 'reversed' ? 0 : openFen(row) })

const list: Api['list'] = async (ctx, { cursor, limit = 50, ...filter }) => {
  const before = cursor === undefined ? undefined : decodeCursor(cursor, zPlace)
  const page = pageFrom(await listStatements(ctx, { ...filter, before, limit: limit + 1 }), limit, row => ({
    at: row.totalledAt,
    id: row.id,
  }))
  return { ...page, rows: page.rows.map(withOpen) }
}

const zPlace = z.object({ at: z.string(), id: z.string() })

const get: Api['get'] = async (ctx, input) => {
  const [row] = await listStatements(ctx, { id: input.id, limit: 1 })
  return statementView(ctx, withOpen(found(row)))
}

async function statementView(ctx: Ctx, row: StatementListRow & { openFen: number }) {
  const statement = found(await findStatement(ctx, row.id))
  const paper = await currentPaper(ctx, 'FRM-05', row.id)
  const invoice = await invoiceOf(ctx, row.id)
  const arrears = await arrearsOf(ctx, row.id)
  const payments = await paymentsOf(ctx, row.id)
  const reversal = await reversalOf(ctx, statement)
  const hasMoney = payments.some(payment => payment.state === 'succeeded')
  return {
    ...row,
    paperId: paper?.id ?? null,
    contentHash: paper?.contentHash ?? null,
    agreedFen: statement.estimateFen,
    discountFen: statement.discountFen,
    roundingFen: statement.roundingFen,
    couponFen: statement.couponFen,
    creditFen: statement.creditFen,
    pointsFen: statement.pointsFen,
    pointsUsed: statement.pointsUsed,
    ownerId: await ownerOf(ctx, statement.orderId),
    refunds: await refundsOf(ctx, row.id),
    prepaidFen: (await prepaidOfBill(ctx, statement)) ?? 0,
    refundable: (await refundableOf(ctx, statement)).filter(payment => payment.leftFen > 0),
    reversal,
    demands: await demandsOf(ctx, statement.orderId),
    payerName: statement.payerName,
    claimNumber: statement.claimNumber,
    payers: statement.state === 'reversed' ? [] : await payersOf(ctx, statement.orderId),
    varianceReason: statement.varianceReason,
    checkedAt: statement.checkedAt,
    settledAt: statement.settledAt,
    payments: payments.map(item => ({ ...item, takenBy: item.takenBy ?? '' })),
    invoice: invoice
      ? {
          id: invoice.id,
          state: invoice.state,
          number: invoice.number,
          kind: invoice.kind,
          buyerName: invoice.buyerName,
          buyerCreditCode: invoice.buyerCreditCode,
          totalFen: invoice.totalFen,
          taxFen: invoice.taxFen,
          redConfirmation: invoice.redConfirmation,
          redNumber: invoice.redNumber,
          redReason: invoice.redReason,
          files: await invoiceFilesOf(ctx, invoice),
        }
      : null,
    onAccount: arrears
      ? {
          id: arrears.id,
          dueOn: arrears.dueOn,
          amountFen: row.arrearsFen,
          dunnings: await dunningsOf(ctx, arrears.id),
        }
      : null,
    version: statement.version,
    can: mayDo(ctx, statement, { ...row, reversal, hasMoney, invoice: invoice?.state ?? null }),
  }
}

type Known = Bill & { reversal: StatementView['reversal']; hasMoney: boolean; invoice: InvoiceRow['state'] | null }

function mayDo(ctx: Ctx, statement: StatementRow, known: Known): StatementView['can'] {
  const { reversal, hasMoney, invoice } = known
  const { state, checkedAt } = statement
  const isSettled = state === 'settled'
  const isReversible = isSettled || (state === 'totalled' && hasMoney)
  return {
    dun: known.arrearsFen > 0 && ctx.can('settlement.dun'),
    pay: isPayable(statement, known) && ctx.can('settlement.pay'),
    demand: state !== 'reversed' && ctx.can('settlement.demand'),
    margin: ctx.can('settlement.margin'),
    refund: (isSettled || reversal.creditFen > 0) && ctx.can('settlement.refund'),
    compensate: isSettled && ctx.can('settlement.refund'),
    askReversal: reversal.state === 'none' && isReversible && ctx.can('settlement.reverse'),
    reverse: reversal.state === 'granted' && ctx.can('settlement.total'),
    payOut: ctx.can('settlement.pay'),
    red: invoice === 'issued' && ctx.can('settlement.redInvoice'),
    check: state === 'totalled' && checkedAt === null && ctx.can('settlement.check'),
    invoice: isSettled && (invoice === null || invoice === 'red') && ctx.can('settlement.invoice'),
  }
}

/** Debts on account and what others than the customer owe are collected after the settlement. */
const isPayable = (statement: StatementRow, row: Bill) =>
  statement.checkedAt !== null && statement.state !== 'reversed' && owedFen(row) > 0

export const settlementRoutes: Api = {
  waiting: async ctx => ({
    rows: (await ordersToTotal(ctx)).map(({ openSlips, openAddOns, ...row }) => ({
      ...row,
      missing: [
        ...(openSlips > 0 ? [`配件单据 ${openSlips} 张未交`] : []),
        ...(openAddOns > 0 ? [`增项 ${openAddOns} 项待答复`] : []),
      ],
    })),
  }),
  list,
  get,
  total: totalOrder,
  withdraw: withdrawTotal,
  check: checkStatement,
  pay: takePayment,
  recheck: recheckPayment,
  askDemand,
  applyDemand,
  askRefund,
  askCompensation,
  payOut,
  askReversal,
  reverse: reverseBill,
  redInvoice,
  split: readSplit,
  setSplit: splitOrder,
  margin: readMargin,
  askOnAccount,
  onAccount: putOnAccount,
  invoice: askInvoice,
  arrears: openArrears,
  dun: dunDebt,
  payments: listPayments,
}
