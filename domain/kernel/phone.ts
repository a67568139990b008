export type PhoneKind = 'mobile' | 'landline' | 'service'
export type PhoneCheck = { ok: true; phone: string; kind: PhoneKind } | { ok: false; phone: string }

const KINDS: readonly (readonly [RegExp, PhoneKind])[] = [
  [/^1[3-9]\d{9}$/, 'mobile'],
  [/^0(?:(?:10|2\d)[1-9]\d{7}|[3-9]\d{2}[1-9]\d{6,7})$/, 'landline'],
  [/^[48]00\d{7}$/, 'service'],
]

/** Digits only, without the country code of China; a landline keeps its area code. */
export function normalisePhone(text: string): string {
  const compact = text.normalize('NFKC').replace(/[\s()./‐-―−-]/gu, '')
  const national = compact.replace(/^(?:\+|00)86/, '')
  if (national === compact) return /^861[3-9]\d{9}$/.test(compact) ? compact.slice(2) : compact
  // Abroad the 0 of the area code is left out.
  return /^(?:0|1[3-9]\d{9}$|[48]00\d{7}$)/.test(national) ? national : `0${national}`
}

export function parsePhone(text: string): PhoneCheck {
  const phone = normalisePhone(text)
  for (const [pattern, kind] of KINDS) if (pattern.test(phone)) return { ok: true, phone, kind }
  return { ok: false, phone }
}

/** 138****1234: enough to recognise, not enough to call. */
export function maskPhone(phone: string): string {
  const shown = normalisePhone(phone)
  return shown.length < 10 ? '****' : `${shown.slice(0, 3)}****${shown.slice(-4)}`
}

export function last4(phone: string): string {
  return normalisePhone(phone).slice(-4)
}
