import { checkCreditCode } from '#domain/kernel/credit-code.ts'
import { sumFen, taxIncludedFen } from '#domain/kernel/money.ts'
import type { settlementContract } from '#domain/processes/settlement/contract.ts'
import { invoiceTaxCodes } from '#domain/processes/settlement/policies.ts'
import { settlementRefusals } from '#domain/processes/settlement/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { enqueue, type Job } from '#server/kernel/jobs.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import type { InvoiceOrder } from '#server/mechanisms/outside/invoice.ts'
import { party } from '#server/mechanisms/outside/party.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { finishStatement } from './final-paper.ts'
import { askedInvoice, findStatement, type InvoiceRow, invoiceOf, lockStatement } from './queries.ts'
import { askRed, keepRed, lockInvoice } from './queries-refunds.ts'
import { statementLinesOf } from './queries-shares.ts'

type Api = Handlers<typeof settlementContract>
export const ISSUE_INVOICE = 'settlement.issue-invoice'
const RED_INVOICE = 'settlement.red-invoice'

/** SET-02: asked here, issued by the tax platform after the commit; the shop goes on when the platform is down. */
export const askInvoice: Api['invoice'] = async (ctx, input) => {
  const statement = found(await lockStatement(ctx, input.id))
  if (statement.state !== 'settled') throw refuse(settlementRefusals.notSettled)
  const invoice = await invoiceOf(ctx, statement.id)
  if (invoice && invoice.state !== 'red') throw refuse(settlementRefusals.invoiced)
  if (input.kind === 'special' && !checkCreditCode(input.buyerCreditCode).ok) throw refuse(settlementRefusals.buyerCode)
  await ctx.db
    .insertInto('invoices')
    .values({
      id: input.invoiceId,
      storeId: ctx.store.id,
      statementId: statement.id,
      state: 'asked',
      kind: input.kind,
      buyerName: input.buyerName,
      buyerCreditCode: input.buyerCreditCode,
      buyerAddress: input.buyerAddress,
      buyerBank: input.buyerBank,
      totalFen: statement.totalFen,
      taxFen: taxOf(await statementLinesOf(ctx, statement.id)),
      askedAt: ctx.now,
    })
    .execute()
  await enqueue(ctx, ISSUE_INVOICE, input.invoiceId)
  ctx.record({
    event: 'invoice.asked',
    subject: { kind: 'statement', id: statement.id },
    threadId: statement.orderId,
    data: { totalFen: statement.totalFen, kind: input.kind },
  })
  return { id: statement.id, state: 'asked' }
}

type TaxedLine = { amountFen: number; discountFen: number; taxPpm: number; taxFen: number | null }

/** The sum of what the invoice shows line by line. */
const taxOf = (lines: readonly TaxedLine[]) => sumFen(lines.map(lineTaxFen))

const lineTaxFen = (line: TaxedLine) =>
  line.taxFen ?? taxIncludedFen(line.amountFen - line.discountFen, line.taxPpm).taxFen

export const issueInvoiceJob: Job = {
  name: ISSUE_INVOICE,
  run: async run => {
    const order = await run.within(async ctx => {
      const invoice = await askedInvoice(ctx, run.subjectId)
      return invoice && invoiceOrder(ctx, invoice)
    })
    if (!order) return
    const issued = await party('invoice').issue(run, order)
    await run.within(async ctx => {
      const { numUpdatedRows } = await ctx.db
        .updateTable('invoices')
        .set({ state: 'issued', number: issued.number, xmlHash: issued.xmlHash, issuedAt: issued.issuedAt })
        .where('id', '=', run.subjectId)
        .where('state', '=', 'asked')
        .executeTakeFirst()
      // Another run of the same job was quicker.
      if (numUpdatedRows === 0n) return
      const data = { number: issued.number }
      ctx.record({ event: 'invoice.issued', subject: order.subject, threadId: order.threadId, data })
      await finishStatement(ctx, found(await findStatement(ctx, order.subject.id)))
    })
  },
}

/** What the platform is told of an invoice; a red one repeats it. */
async function invoiceOrder(ctx: Ctx, invoice: InvoiceRow): Promise<InvoiceOrder & { threadId: string }> {
  const statement = found(await findStatement(ctx, invoice.statementId))
  const codes = await policy(ctx, invoiceTaxCodes)
  const lines = await statementLinesOf(ctx, statement.id)
  return {
    key: invoice.id,
    subject: { kind: 'statement', id: statement.id },
    threadId: statement.orderId,
    type: invoice.kind === 'special' ? '81' : '82',
    buyer: {
      name: invoice.buyerName,
      creditCode: invoice.buyerCreditCode,
      address: invoice.buyerAddress,
      bank: invoice.buyerBank,
    },
    lines: lines.map(line => ({
      name: line.kind === 'part' ? `*机动车零部件*${line.name}` : `*劳务*${line.name}`,
      taxCode: codes[line.kind],
      spec: line.code,
      unit: line.unit,
      qtyMilli: line.qtyMilli,
      amountFen: line.amountFen - line.discountFen,
      taxRatePpm: line.taxPpm,
      taxFen: lineTaxFen(line),
    })),
    totalFen: invoice.totalFen,
    note: statement.number,
  }
}

/** An invoice is never altered: a red one takes it back whole. */
export const redInvoice: Api['redInvoice'] = async (ctx, input) => {
  const invoice = found(await lockInvoice(ctx, input.id))
  if (invoice.state !== 'issued') throw refuse(settlementRefusals.notIssued)
  const statement = found(await findStatement(ctx, invoice.statementId))
  await askRed(ctx, invoice.id, input.reason)
  await enqueue(ctx, RED_INVOICE, invoice.id)
  ctx.record({
    event: 'invoice.redAsked',
    subject: { kind: 'statement', id: statement.id },
    threadId: statement.orderId,
    data: { number: invoice.number },
    reason: input.reason,
  })
  return { id: invoice.id, state: 'redAsked' }
}

export const redInvoiceJob: Job = {
  name: RED_INVOICE,
  run: async run => {
    const asked = await run.within(async ctx => {
      const invoice = await lockInvoice(ctx, run.subjectId)
      if (invoice?.state !== 'redAsked' || invoice.number === null || invoice.redId === null) return undefined
      const { note: _note, ...order } = await invoiceOrder(ctx, invoice)
      return { ...order, key: invoice.redId, ofNumber: invoice.number, reason: invoice.redReason }
    })
    if (!asked) return
    const { threadId, ...order } = asked
    const red = await party('invoice').red(run, order)
    await run.within(async ctx => {
      if (!(await keepRed(ctx, run.subjectId, red))) return
      const data = { number: red.number, of: order.ofNumber, confirmation: red.confirmation }
      ctx.record({ event: 'invoice.red', subject: order.subject, threadId, data })
    })
  },
}
