/**
 * One text for one value: keys sorted by code unit, text in NFC, properties that are undefined left out as JSON does.
 * Signatures and hashes are taken over it, so whatever has no exact JSON form throws instead of being guessed.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (isPlainObject(value)) return canonicalObject(value)
  throw new TypeError(`No canonical form for ${typeof value}`)
}

function canonicalObject(value: object): string {
  const members = new Map<string, unknown>()
  for (const [rawKey, member] of Object.entries(value)) {
    const key = rawKey.normalize('NFC')
    if (members.has(key)) throw new TypeError(`Two keys read the same: ${key}`)
    if (member !== undefined) members.set(key, member)
  }
  const keys = [...members.keys()].sort()
  return `{${keys.map(key => `${quote(key)}:${canonicalJson(members.get(key))}`).join(',')}}`
}

function canonicalNumber(value: number): string {
  const exact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value)
  if (!exact) throw new TypeError(`Not a safe number: ${value}`)
  return JSON.stringify(value)
}

const quote = (text: string) => JSON.stringify(text.normalize('NFC'))

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}
