import { formatFen } from '#domain/kernel/money.ts'
import type { InvoiceBuyer, InvoiceLine } from './invoice.ts'

export type InvoiceContent = {
  number: string
  issuedAt: string
  seller: string
  buyer: InvoiceBuyer
  lines: readonly InvoiceLine[]
  totalFen: number
  note?: string | undefined
}

/** The file of a simulated digital invoice. */
export function invoiceXml(content: InvoiceContent): string {
  const lines = content.lines.map(
    line =>
      `    <Item name="${xmlText(line.name)}" unit="${xmlText(line.unit)}" qtyMilli="${line.qtyMilli}" amount="${formatFen(line.amountFen)}" taxRatePpm="${line.taxRatePpm}" tax="${formatFen(line.taxFen)}"/>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<EInvoice number="${content.number}" issuedAt="${content.issuedAt}" simulated="true">`,
    `  <Seller name="${xmlText(content.seller)}"/>`,
    `  <Buyer name="${xmlText(content.buyer.name)}" creditCode="${xmlText(content.buyer.creditCode)}"/>`,
    '  <Items>',
    ...lines,
    '  </Items>',
    `  <Total>${formatFen(content.totalFen)}</Total>`,
    `  <Note>${xmlText(content.note ?? '')}</Note>`,
    '</EInvoice>',
    '',
  ].join('\n')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

function xmlText(text: string): string {
  return text.replace(/[&<>"']/g, sign => entities[sign] ?? sign)
}
