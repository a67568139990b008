import { realNow } from './clock.ts'

export const logLevels = ['info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]
export type Log = (level: LogLevel, message: string, details?: Record<string, unknown>) => void

export type LogOptions = { level: LogLevel; write(line: string): void }

/** One JSON object a line, from `level` upwards; whatever was handed over, no personal data reach the line. */
export function openLog(options: LogOptions): Log {
  const from = logLevels.indexOf(options.level)
  return (level, message, details = {}) => {
    if (logLevels.indexOf(level) < from) return
    const line = { at: realNow(), level, message: redactText(message), ...redactedEntries(details) }
    options.write(`${JSON.stringify(line)}\n`)
  }
}

/**
 * Our own messages are English and constant; what else a line may carry is the text of an error, and that may quote
 * what somebody typed. Chinese text is always data: names, plates, wishes. Numbers that identify people or cars go by
 * their shape, and what an error quotes goes unless it is the name of something in the database. Ids stay.
 */
export function redactText(text: string): string {
  return text.replace(personal, found => (uuid.test(found) || identifier.test(found) ? found : '[…]'))
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const identifier = /^"[a-z][a-z0-9_.]*"$/

const personal = new RegExp(
  [
    // First, so that the digits of an id are never taken for a telephone number.
    '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}',
    '"[^"\\n]*"',
    // Chinese, with the letters and digits that stand right behind it: a plate.
    '[\\u3400-\\u9fff\\uf900-\\ufaff][\\u3400-\\u9fff\\uf900-\\ufaff·A-Za-z0-9*]*',
    '[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+',
    // Identity card, VIN, telephone.
    '(?<![\\w-])\\d{17}[\\dXx](?!\\w)',
    '(?<![\\w-])(?=[A-Z0-9]*\\d)(?=[A-Z0-9]*[A-Z])[A-HJ-NPR-Z0-9]{17}(?!\\w)',
    '(?<![\\w-])(?:\\+?86[- ]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)',
    '(?<![\\w-])0\\d{2,3}-\\d{7,8}(?!\\d)',
  ].join('|'),
  'gu',
)

/** Values of these never belong into a log, whatever they look like: a key that has one of them among its words. */
const secret = new Set([
  ...[
    'name',
    'names',
    'username',
    'phone',
    'phones',
    'mobile',
    'plate',
    'plates',
    'vin',
    'vins',
    'address',
    'addresses',
  ],
  ...['password', 'token', 'tokens', 'secret', 'code', 'codes', 'body', 'answer', 'answers', 'cookie', 'authorization'],
])

/** `ownerName`, `phone_hash` and `VIN` hold one; `template`, `saving` and `encoded` only hold its letters. */
function isSecret(key: string): boolean {
  const words = key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
  return words.split(/[^A-Za-z]+/).some(word => secret.has(word.toLowerCase()))
}

function redactedEntries(details: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [key, isSecret(key) ? '[…]' : redacted(value)]),
  )
}

function redacted(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value)
  if (Array.isArray(value)) return value.map(redacted)
  return typeof value === 'object' && value !== null ? redactedEntries(value) : value
}
