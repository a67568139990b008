export type VinCheck =
  | {
      ok: true
      vin: string
      /** notApplicable: makers outside China and North America may put any sign there. */
      checkDigit: 'valid' | 'notApplicable' | 'wrong'
      modelYear: number | undefined
      wmi: string
    }
  | { ok: false; vin: string; reason: 'length' | 'signs' }

const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2] as const
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ'
const LETTER_VALUES = '12345678123457923456789'
const YEAR_SIGNS = 'ABCDEFGHJKLMNPRSTVWXY123456789'
const CYCLE_YEARS = 30

/** Upper case without blanks and hyphens. I, O and Q never occur in a VIN, so they are read as 1 and 0. */
export function normaliseVin(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replaceAll('I', '1').replace(/[OQ]/g, '0')
}

/** The year sign repeats every 30 years; of the years it may mean, the latest not after latestYear is given. */
export function checkVin(text: string, latestYear = 2030): VinCheck {
  const vin = normaliseVin(text)
  if (Array.from(vin).length !== 17) return { ok: false, vin, reason: 'length' }
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(vin)) return { ok: false, vin, reason: 'signs' }
  const right = vin.charAt(8) === checkDigitOf(vin)
  const mandatory = /^[L1-5]/.test(vin)
  const checkDigit = right ? 'valid' : mandatory ? 'wrong' : 'notApplicable'
  return { ok: true, vin, checkDigit, modelYear: modelYearOf(vin.charAt(9), latestYear), wmi: vin.slice(0, 3) }
}

/** Puts the right sign at position 9; made-up VINs need it. */
export function withCheckDigit(text: string): string {
  const vin = normaliseVin(text)
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(vin)) throw new RangeError(`Not a VIN: ${text}`)
  return vin.slice(0, 8) + checkDigitOf(vin) + vin.slice(9)
}

function checkDigitOf(vin: string): string {
  const sum = WEIGHTS.reduce<number>((total, weight, index) => total + weight * numberFor(vin.charAt(index)), 0)
  return sum % 11 === 10 ? 'X' : String(sum % 11)
}

function numberFor(sign: string): number {
  const index = LETTERS.indexOf(sign)
  return Number(index < 0 ? sign : LETTER_VALUES.charAt(index))
}

function modelYearOf(sign: string, latestYear: number): number | undefined {
  const index = YEAR_SIGNS.indexOf(sign)
  if (index < 0) return undefined
  const first = 1980 + index
  return latestYear < first ? undefined : first + Math.floor((latestYear - first) / CYCLE_YEARS) * CYCLE_YEARS
}
