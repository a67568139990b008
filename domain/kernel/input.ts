import { z } from 'zod'
import { normalisePhone, parsePhone } from './phone.ts'
import { normalisePlate, parsePlate } from './plate.ts'
import { isDateOn, toInstant } from './time.ts'
import { checkVin, normaliseVin } from './vin.ts'

/** The largest single amount, quantity and so on that a form may carry; far above life, far below the safe range. */
const MAX_FEN = 100_000_000_000
const MAX_QTY_MILLI = 1_000_000_000
const MAX_HOURS_CENTI = 10_000_000
const MAX_PPM = 10_000_000

/** UUIDs compare as text in the browser, so one spelling only. */
export const zId = z.uuid().overwrite(id => id.toLowerCase())

/** One line of text: trimmed, NFC, not empty, no control characters; the length counts characters, not UTF-16 units. */
export const zText = (max: number) =>
  z
    .string()
    .overwrite(tidyText)
    .check(context => checkText(context, max, CONTROL))
    .meta({ minLength: 1, maxLength: max })

/** Text of several lines: line breaks become \n, tabs become blanks. */
export const zLongText = (max: number) =>
  z
    .string()
    .overwrite(tidyLongText)
    .check(context => checkText(context, max, CONTROL_BUT_NEWLINE))
    .meta({ minLength: 1, maxLength: max })

/** Text that may be missing, null or empty; all three are null. */
export const zOptionalText = (max: number) => optional(zText(max))
export const zOptionalLongText = (max: number) => optional(zLongText(max))

export const zFen = z.int().min(0).max(MAX_FEN)
export const zSignedFen = z.int().min(-MAX_FEN).max(MAX_FEN)
export const zQtyMilli = z.int().min(1).max(MAX_QTY_MILLI)
export const zHoursCenti = z.int().min(0).max(MAX_HOURS_CENTI)
/** A rate; it may pass 100 percent, as a mark-up does. */
export const zPpm = z.int().min(0).max(MAX_PPM)
export const zVersion = z.int().min(0).max(2_147_483_647)

/** A moment with any offset, kept as UTC with milliseconds. */
export const zInstant = z.iso
  .datetime({ offset: true })
  .overwrite(asInstant)
  .refine(at => isInRange(Date.parse(at)))
/** A calendar date that exists. */
export const zDateOn = z.iso.date().refine(on => isDateOn(on) && isInRange(Date.parse(on)))

export const zPlate = z
  .string()
  .max(20)
  .overwrite(normalisePlate)
  .refine(plate => parsePlate(plate).ok)
/** Seventeen possible signs. A wrong check digit is a warning for the rules to give, not a refusal. */
export const zVin = z
  .string()
  .max(40)
  .overwrite(normaliseVin)
  .refine(vin => checkVin(vin).ok)
export const zPhone = z
  .string()
  .max(30)
  .overwrite(normalisePhone)
  .refine(phone => parsePhone(phone).ok)

/** Page size of a list; query strings carry it as text. */
export const zLimit = z.coerce.number<number | string>().int().min(1).max(200)
/** Opaque to the caller: where the next page begins. */
export const zCursor = z.string().regex(/^[A-Za-z0-9_-]{1,1000}$/)
/** A yes or no of a query string. */
export const zBool = z.union([z.boolean(), z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] })])

const CONTROL = /\p{Cc}|\p{Zl}|\p{Zp}/u
const CONTROL_BUT_NEWLINE = /(?!\n)\p{Cc}/u

function optional<Schema extends z.ZodType<string, string>>(schema: Schema) {
  return z
    .string()
    .nullish()
    .transform(text => (text == null || text.trim() === '' ? null : text))
    .pipe(schema.nullable())
}

function tidyText(text: string): string {
  return text.normalize('NFC').trim()
}

function tidyLongText(text: string): string {
  return tidyText(text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\t', ' '))
}

function checkText(context: z.core.ParsePayload<string>, max: number, refused: RegExp): void {
  const input = context.value
  const length = Array.from(input).length
  const size = { origin: 'string', inclusive: true, input } as const
  if (length < 1) context.issues.push({ ...size, code: 'too_small', minimum: 1 })
  if (length > max) context.issues.push({ ...size, code: 'too_big', maximum: max })
  // PostgreSQL stores neither NUL nor half a surrogate pair; the other signs would break lists and papers.
  if (refused.test(input) || !input.isWellFormed()) {
    context.issues.push({ code: 'invalid_format', format: 'printable', input })
  }
}

// The same years for moments and dates: 1900 to 2200.
const FIRST_MS = Date.UTC(1900, 0, 1)
const END_MS = Date.UTC(2201, 0, 1)

function isInRange(ms: number): boolean {
  return ms >= FIRST_MS && ms < END_MS
}

function asInstant(text: string): string {
  const ms = Date.parse(text)
  // A text that is no moment stays as it came; the checks beside this one refuse it.
  return isInRange(ms) ? toInstant(ms) : text
}
