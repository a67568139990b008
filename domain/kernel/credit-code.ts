export type CreditCodeCheck = { ok: true; code: string } | { ok: false; code: string; reason: 'form' | 'checkDigit' }

const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const

/** The unified social credit code (统一社会信用代码) of a company, which its invoices carry. */
export function checkCreditCode(text: string): CreditCodeCheck {
  const code = text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return { ok: false, code, reason: 'form' }
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * SIGNS.indexOf(code.charAt(index)), 0)
  const expected = SIGNS.charAt((31 - (sum % 31)) % 31)
  return code.endsWith(expected) ? { ok: true, code } : { ok: false, code, reason: 'checkDigit' }
}
