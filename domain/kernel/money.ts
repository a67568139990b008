import nzh from 'nzh'
import { formatScaled, parseScaled } from './scaled.ts'

/** Money as an integer number of fen. Only this file multiplies, rounds or splits it. */
export type Fen = number
/** halfUp rounds a half away from zero, so that a reversal is the exact mirror; down cuts towards zero. */
export type Rounding = 'halfUp' | 'down'

const MILLION = 1_000_000n

export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not an amount in fen: ${value}`)
  return value + 0 // A negative zero would print as -0.
}

export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0n
  for (const amountFen of amounts) total += big(amountFen)
  return small(total)
}

/** Unit price times a quantity in thousandths, rounded half up once. */
export function multiplyFen(unitFen: Fen, qtyMilli: number): Fen {
  return divide(big(unitFen) * big(qtyMilli), 1000n, 'halfUp')
}

/** Hourly rate times hundredths of an hour, rounded half up once. */
export function hoursAmountFen(rateFenPerHour: Fen, hoursCenti: number): Fen {
  return divide(big(rateFenPerHour) * big(hoursCenti), 100n, 'halfUp')
}

/** The price of one unit out of the amount for a quantity, as an invoice prints it beside the amount. */
export function perUnitFen(amountFen: Fen, qtyMilli: number): Fen {
  return divide(big(amountFen) * 1000n, big(qtyMilli), 'halfUp')
}

export function applyRatePpm(amountFen: Fen, ratePpm: number, rounding: Rounding): Fen {
  return divide(big(amountFen) * big(ratePpm), MILLION, rounding)
}

/** What share of the whole a part is, in ppm; undefined when the whole is nothing. */
export function shareOfFen(partFen: Fen, wholeFen: Fen): number | undefined {
  return wholeFen === 0 ? undefined : divide(big(partFen) * MILLION, big(wholeFen), 'halfUp')
}

/**
 * Splits a total by weights so that the parts sum to it exactly; the odd fen go to the largest remainders, the earlier
 * part first. Weights that are all zero split evenly.
 */
export function splitFen(totalFen: Fen, weights: readonly number[]): Fen[] {
  if (weights.length === 0) throw new RangeError('An amount cannot be split into no parts')
  if (weights.some(weight => weight < 0)) throw new RangeError('A weight cannot be negative')
  const shares = weights.every(weight => weight === 0) ? weights.map(() => 1n) : weights.map(big)
  const whole = shares.reduce((sum, share) => sum + share, 0n)
  const total = big(Math.abs(totalFen))
  const parts = shares.map((share, index) => {
    const product = total * share
    return { index, amount: product / whole, remainder: product % whole }
  })
  const left = Number(total - parts.reduce((sum, part) => sum + part.amount, 0n))
  const byRemainder = parts.toSorted((a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder))
  for (const part of byRemainder.slice(0, left)) part.amount += 1n
  return parts.map(part => small(totalFen < 0 ? -part.amount : part.amount))
}

/** Takes the tax out of an amount that includes it; net and tax sum to the amount. */
export function taxIncludedFen(grossFen: Fen, ratePpm: number): { netFen: Fen; taxFen: Fen } {
  if (ratePpm < 0) throw new RangeError('A tax rate cannot be negative')
  const netFen = divide(big(grossFen) * MILLION, MILLION + big(ratePpm), 'halfUp')
  return { netFen, taxFen: fen(grossFen - netFen) }
}

/** '1,234.50' */
export function formatFen(amountFen: Fen): string {
  return formatScaled(amountFen, 2, { grouped: true, padded: true })
}

/** '¥1,234.50', the minus before the sign. */
export function formatYuan(amountFen: Fen): string {
  return amountFen < 0 ? `-¥${formatFen(-amountFen)}` : `¥${formatFen(amountFen)}`
}

/** Reads an amount in yuan as people type it; undefined when it is none, or finer than a fen. */
export function parseYuan(text: string): Fen | undefined {
  return parseScaled(text.replace(/^\s*(-?)\s*[¥￥]\s*/, '$1'), 2)
}

/** Chinese capitals as papers and receipts need them: 壹万贰仟叁佰肆拾伍元陆角整. */
export function capitalsFen(amountFen: Fen): string {
  // Text keeps the digits exact; a number would pass through a float.
  const yuan = formatScaled(amountFen, 2, { grouped: false, padded: true })
  return nzh.cn.toMoney(yuan, { outSymbol: false, forceZheng: true })
}

function big(value: number): bigint {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a safe integer: ${value}`)
  return BigInt(value)
}

function small(value: bigint): number {
  return fen(Number(value))
}

function divide(numerator: bigint, denominator: bigint, rounding: Rounding): number {
  const negative = numerator < 0n !== denominator < 0n
  const top = numerator < 0n ? -numerator : numerator
  const bottom = denominator < 0n ? -denominator : denominator
  const size = rounding === 'down' ? top / bottom : (2n * top + bottom) / (2n * bottom)
  return small(negative ? -size : size)
}
