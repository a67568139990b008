import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Fen } from '#domain/kernel/money.ts'
import { dateOn } from '#domain/kernel/time.ts'
import type { Ctx, Subject } from '#server/kernel/context.ts'
import type { JobRun } from '#server/kernel/jobs.ts'
import { ask } from './ask.ts'
import { invoiceXml } from './invoice-xml.ts'

export type InvoiceBuyer = { name: string; creditCode: string; address?: string; phone?: string; bank?: string }
/** Amounts include tax, as the customer pays them. */
export type InvoiceLine = {
  name: string
  unit: string
  qtyMilli: number
  amountFen: Fen
  taxRatePpm: number
  taxFen: Fen
}

export type InvoiceOrder = {
  /** Our invoice's id. */
  key: string
  subject: Subject
  buyer: InvoiceBuyer
  lines: readonly InvoiceLine[]
  totalFen: Fen
  note?: string
}
/** Takes back a whole invoice by a red one with negative amounts. */
export type RedInvoiceOrder = { key: string; subject: Subject; ofNumber: string; totalFen: Fen; reason: string }

const zIssued = z.object({
  number: z.string().regex(/^\d{20}$/),
  issuedAt: z.iso.datetime(),
  /** The legal file, and the picture of it for people. */
  xmlHash: z.string(),
})
export type IssuedInvoice = z.output<typeof zIssued>

/** The tax bureau's platform for fully digital invoices: a number of twenty digits, no paper. */
export type InvoiceParty = {
  issue(run: JobRun, order: InvoiceOrder): Promise<IssuedInvoice>
  red(run: JobRun, order: RedInvoiceOrder): Promise<IssuedInvoice>
}

export const simulatedInvoice: InvoiceParty = {
  issue: (run, order) =>
    ask(run, {
      key: order.key,
      party: 'invoice',
      operation: 'issue',
      subject: order.subject,
      request: { buyer: order.buyer, lines: order.lines, totalFen: order.totalFen, note: order.note ?? '' },
      answer: zIssued,
      simulate: async ctx => {
        const number = invoiceNumber(ctx, order.key)
        const xmlHash = await keepXml(ctx, invoiceXml({ ...order, number, issuedAt: ctx.now, seller: ctx.store.name }))
        return { number, issuedAt: ctx.now, xmlHash }
      },
    }),
  red: (run, order) =>
    ask(run, {
      key: order.key,
      party: 'invoice',
      operation: 'red',
      subject: order.subject,
      request: { ofNumber: order.ofNumber, totalFen: order.totalFen, reason: order.reason },
      answer: zIssued,
      simulate: async ctx => {
        const number = invoiceNumber(ctx, order.key)
        const buyer = { name: '', creditCode: '' }
        const note = `对应蓝字数电发票号码：${order.ofNumber}；${order.reason}`
        const red = {
          buyer,
          lines: [],
          totalFen: -order.totalFen,
          note,
          number,
          issuedAt: ctx.now,
          seller: ctx.store.name,
        }
        return { number, issuedAt: ctx.now, xmlHash: await keepXml(ctx, invoiceXml(red)) }
      },
    }),
}

// Year, region, channel and fifteen digits; the simulated platform draws the last from our key, so that asking again gives the same.
function invoiceNumber(ctx: Ctx, key: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(key).digest('hex').slice(0, 16)}`) % 10n ** 15n
  return `${dateOn(ctx.now, ctx.store.zone).slice(2, 4)}112${digits.toString().padStart(15, '0')}`
}

function keepXml(ctx: Ctx, xml: string): Promise<string> {
  return ctx.services.files.put(new TextEncoder().encode(xml))
}
