import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Fen } from '#domain/kernel/money.ts'
import { dateOn } from '#domain/kernel/time.ts'
import type { Ctx, Subject } from '#server/kernel/context.ts'
import type { JobRun } from '#server/kernel/jobs.ts'
import { sha256 } from '#server/kernel/vault.ts'
import { keepOwnFile } from '../files/keep-file.ts'
import { ask } from './ask.ts'
import { type InvoiceContent, invoiceXml } from './invoice-xml.ts'

/** 81 is a fully digital special invoice, 82 an ordinary one. */
export type InvoiceType = '81' | '82'
export type InvoiceBuyer = { name: string; creditCode: string; address?: string; bank?: string }
/** Amounts include tax, as the customer pays them. */
export type InvoiceLine = {
  name: string
  /** 税收分类编码 of nineteen digits. */
  taxCode: string
  /** 规格型号: of a part its number. */
  spec: string
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
  type: InvoiceType
  buyer: InvoiceBuyer
  lines: readonly InvoiceLine[]
  totalFen: Fen
  note?: string
}
/** Takes back a whole invoice by a red one: the same buyer and the same lines, every amount below zero. */
export type RedInvoiceOrder = Omit<InvoiceOrder, 'note'> & { ofNumber: string; reason: string }

const zIssued = z.object({
  number: z.string().regex(/^\d{20}$/),
  issuedAt: z.iso.datetime(),
  /** The legal file, kept with the record the invoice belongs to. */
  xmlFileId: z.uuid(),
  xmlHash: z.string(),
})
export type IssuedInvoice = z.output<typeof zIssued>
/** A red invoice stands on a confirmation sheet the platform gives first. */
const zRed = zIssued.extend({ confirmation: z.string().regex(/^\d{20}$/) })
export type RedInvoice = z.output<typeof zRed>

/** The tax bureau's platform for fully digital invoices: a number of twenty digits, no paper. */
export type InvoiceParty = {
  issue(run: JobRun, order: InvoiceOrder): Promise<IssuedInvoice>
  red(run: JobRun, order: RedInvoiceOrder): Promise<RedInvoice>
}

export const simulatedInvoice: InvoiceParty = {
  issue: (run, order) =>
    ask(run, {
      key: order.key,
      party: 'invoice',
      operation: 'issue',
      subject: order.subject,
      request: {
        type: order.type,
        buyer: order.buyer,
        lines: order.lines,
        totalFen: order.totalFen,
        note: order.note ?? '',
      },
      answer: zIssued,
      simulate: async ctx => {
        const number = invoiceNumber(ctx, order.key)
        return issued(ctx, order.subject, { ...order, number, issuedAt: ctx.now, seller: ctx.store.name })
      },
    }),
  red: (run, order) =>
    ask(run, {
      key: order.key,
      party: 'invoice',
      operation: 'red',
      subject: order.subject,
      request: { ofNumber: order.ofNumber, type: order.type, totalFen: order.totalFen, reason: order.reason },
      answer: zRed,
      simulate: async ctx => {
        const confirmation = invoiceNumber(ctx, `${order.key} sheet`)
        const note = `对应蓝字数电发票号码：${order.ofNumber}；红字信息确认单编号：${confirmation}；${order.reason}`
        const red = {
          ...order,
          lines: order.lines.map(negative),
          totalFen: -order.totalFen,
          note,
          number: invoiceNumber(ctx, order.key),
          issuedAt: ctx.now,
          seller: ctx.store.name,
        }
        return { ...(await issued(ctx, order.subject, red)), confirmation }
      },
    }),
}

const negative = (line: InvoiceLine): InvoiceLine => ({
  ...line,
  qtyMilli: -line.qtyMilli,
  amountFen: -line.amountFen,
  taxFen: -line.taxFen,
})

// Year, region, channel and fifteen digits; the simulated platform draws the last from our key, so that asking again gives the same.
function invoiceNumber(ctx: Ctx, key: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(key).digest('hex').slice(0, 16)}`) % 10n ** 15n
  return `${dateOn(ctx.now, ctx.store.zone).slice(2, 4)}112${digits.toString().padStart(15, '0')}`
}

async function issued(ctx: Ctx, subject: Subject, content: InvoiceContent): Promise<IssuedInvoice> {
  const { number, issuedAt } = content
  const bytes = new TextEncoder().encode(invoiceXml(content))
  const file = { name: `${number}.xml`, mediaType: 'application/xml', purpose: 'invoice' }
  const xmlFileId = await keepOwnFile(ctx, { ...file, bytes, subject })
  return { number, issuedAt, xmlFileId, xmlHash: sha256(bytes) }
}
