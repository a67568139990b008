import { applyRatePpm, type Fen, splitFen, sumFen, taxIncludedFen } from '#domain/kernel/money.ts'
import type { Payer } from '../repair-orders/kinds.ts'

/** What insurer and maker bear of all that the customer would pay; the customer bears the rest. */
export type Split = { insurerPpm: number; makerPpm: number }

export const noSplit: Split = { insurerPpm: 0, makerPpm: 0 }

export const WHOLE_PPM = 1_000_000

export type BilledLine = { id: string; payer: Payer; amountFen: Fen; discountFen: Fen; taxPpm: number; costFen: Fen }

/** One payer's part of one line. */
export type LineShare = { lineId: string; amountFen: Fen; discountFen: Fen; taxFen: Fen; costFen: Fen }

export type Bills = Partial<Record<Payer, LineShare[]>>

/**
 * Who pays which part of every line. A line that names another payer than the customer is that payer's alone; the
 * others are shared. Net, discount, tax and cost are split each for itself, so that every one of them sums to the line.
 */
export function sharesOf(lines: readonly BilledLine[], split: Split): Bills {
  const bills: Bills = {}
  for (const line of lines) {
    for (const [payer, share] of line.payer === 'customer'
      ? sharedLine(line, split)
      : [[line.payer, whole(line)] as const])
      bills[payer] = [...(bills[payer] ?? []), share]
  }
  return bills
}

/** Takes an amount off a bill, each line bearing by its net; tax falls with it, so that what remains sums exactly. */
export function deductFrom(shares: readonly LineShare[], amountFen: Fen): LineShare[] {
  const nets = shares.map(share => share.amountFen - share.discountFen)
  if (amountFen === 0 || shares.length === 0) return [...shares]
  const parts = splitFen(amountFen, nets)
  return shares.map((share, index) => {
    const [net, part] = [nets[index] ?? 0, parts[index] ?? 0]
    const taxFen = net === 0 ? 0 : (splitFen(share.taxFen, [net - part, part])[0] ?? 0)
    return { ...share, discountFen: sumFen([share.discountFen, part]), taxFen: Math.min(taxFen, net - part) }
  })
}

export const netFen = (shares: readonly LineShare[]): Fen =>
  sumFen(shares.flatMap(share => [share.amountFen, -share.discountFen]))

/** How a single amount falls to customer, insurer and maker. */
export function splitAmount(amountFen: Fen, split: Split): Partial<Record<Payer, Fen>> {
  const parties = partiesOf(split)
  const parts = splitFen(
    amountFen,
    parties.map(([, ppm]) => ppm),
  )
  return Object.fromEntries(parties.map(([payer], index) => [payer, parts[index] ?? 0]))
}

function partiesOf(split: Split): (readonly [Payer, number])[] {
  const parties: (readonly [Payer, number])[] = [
    ['customer', WHOLE_PPM - split.insurerPpm - split.makerPpm],
    ['insurer', split.insurerPpm],
    ['maker', split.makerPpm],
  ]
  return parties.filter(([, ppm]) => ppm > 0)
}

function sharedLine(line: BilledLine, split: Split): (readonly [Payer, LineShare])[] {
  const parties = partiesOf(split)
  const weights = parties.map(([, ppm]) => ppm)
  const { amountFen, discountFen, taxFen, costFen } = whole(line)
  const nets = splitFen(amountFen - discountFen, weights)
  const discounts = splitFen(discountFen, weights)
  const costs = splitFen(costFen, weights)
  // Tax follows what each really pays: by the rounded parts, so that no part is all tax.
  const taxes = splitFen(taxFen, nets)
  return parties.map(([payer], index) => [
    payer,
    {
      lineId: line.id,
      amountFen: sumFen([nets[index] ?? 0, discounts[index] ?? 0]),
      discountFen: discounts[index] ?? 0,
      taxFen: taxes[index] ?? 0,
      costFen: costs[index] ?? 0,
    },
  ])
}

function whole(line: BilledLine): LineShare {
  const { id: lineId, amountFen, discountFen, costFen } = line
  return {
    lineId,
    amountFen,
    discountFen,
    taxFen: taxIncludedFen(amountFen - discountFen, line.taxPpm).taxFen,
    costFen,
  }
}

const roundTo = { none: 1, jiao: 10, yuan: 100 } as const

/** 抹零: what a bill is above a round sum, which the store lets go. */
export const roundingOffFen = (totalFen: Fen, to: keyof typeof roundTo): Fen => totalFen % roundTo[to]

/** '60%' */
export const percentText = (ppm: number): string => `${applyRatePpm(100, ppm, 'down')}%`
