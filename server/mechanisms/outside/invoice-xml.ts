import { type Fen, formatFen, perUnitFen, sumFen } from '#domain/kernel/money.ts'
import type { InvoiceBuyer, InvoiceLine, InvoiceType } from './invoice.ts'

export type InvoiceContent = {
  number: string
  issuedAt: string
  type: InvoiceType
  seller: string
  buyer: InvoiceBuyer
  lines: readonly InvoiceLine[]
  totalFen: number
  note?: string | undefined
}

/** The file of a simulated digital invoice. */
export function invoiceXml(content: InvoiceContent): string {
  const { buyer } = content
  const taxFen = sumFen(content.lines.map(line => line.taxFen))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<EInvoice number="${content.number}" type="${content.type}" issuedAt="${content.issuedAt}" simulated="true">`,
    `  <Seller name="${xmlText(content.seller)}"/>`,
    `  <Buyer name="${xmlText(buyer.name)}" creditCode="${xmlText(buyer.creditCode)}" address="${xmlText(buyer.address ?? '')}" bank="${xmlText(buyer.bank ?? '')}"/>`,
    '  <Items>',
    ...content.lines.map(itemXml),
    '  </Items>',
    `  <AmountWithoutTax>${formatFen(content.totalFen - taxFen)}</AmountWithoutTax>`,
    `  <Tax>${formatFen(taxFen)}</Tax>`,
    `  <Total>${formatFen(content.totalFen)}</Total>`,
    `  <Note>${xmlText(content.note ?? '')}</Note>`,
    '</EInvoice>',
    '',
  ].join('\n')
}

/** The law's line: class of tax, name, specification, unit, quantity, amount without tax, rate and tax. */
function itemXml(line: InvoiceLine): string {
  const values: Record<string, string> = {
    taxCode: line.taxCode,
    name: xmlText(line.name),
    spec: xmlText(line.spec),
    unit: xmlText(line.unit),
    qtyMilli: String(line.qtyMilli),
    price: formatFen(unitFen(line)),
    amount: formatFen(line.amountFen - line.taxFen),
    taxRatePpm: String(line.taxRatePpm),
    tax: formatFen(line.taxFen),
  }
  return `    <Item ${Object.entries(values)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')}/>`
}

/** The price of one without tax, to the nearest fen; the amount stands beside it and is what counts. */
function unitFen(line: InvoiceLine): Fen {
  return perUnitFen(Math.abs(line.amountFen - line.taxFen), Math.abs(line.qtyMilli))
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
