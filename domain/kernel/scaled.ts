/** Integers that stand for decimals: 1234 with 2 digits is 12.34. Text in and out never passes through a float. */

export function formatScaled(value: number, digits: number, options: { grouped: boolean; padded: boolean }): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a safe integer: ${value}`)
  const text = String(Math.abs(value)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const fraction = text.slice(text.length - digits)
  const shown = options.padded ? fraction : fraction.replace(/0+$/, '')
  const grouped = options.grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole
  return `${value < 0 ? '-' : ''}${grouped}${shown === '' ? '' : `.${shown}`}`
}

/** Reads '1,234.5', full-width digits and a leading minus too; more decimals than the scale holds are refused. */
export function parseScaled(text: string, digits: number): number | undefined {
  const found = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/.exec(text.normalize('NFKC').replace(/−/g, '-').trim())
  const [, sign, whole, fraction = ''] = found ?? []
  if (whole === undefined || fraction.length > digits) return undefined
  const value = Number(whole.replaceAll(',', '') + fraction.padEnd(digits, '0'))
  if (!Number.isSafeInteger(value)) return undefined
  return sign === '-' && value !== 0 ? -value : value
}
