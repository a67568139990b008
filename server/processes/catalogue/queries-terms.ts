import { type RawBuilder, sql } from 'kysely'
import { normalisePartNumber } from '#domain/kernel/part-number.ts'
import { anywhere } from '#server/kernel/database/text-match.ts'

/** What somebody typed, in the forms the indexes know. */
export type Terms = {
  text: string
  /** As a part number: no blanks, no hyphens, upper case; empty when it holds signs no part number has. */
  key: string
  /** As sounds: letters and digits only, or nothing when it holds other signs. */
  sounds: string | undefined
}

export function termsOf(q: string | null | undefined): Terms | undefined {
  const text = (q ?? '').trim()
  if (text === '') return undefined
  const bare = text.toLowerCase().replace(/[\s'-]/g, '')
  return { text, key: keyOf(text), sounds: /^[a-z0-9]{2,}$/.test(bare) ? bare : undefined }
}

/**
 * `column` holds a text, on an index: three signs and more on trigrams, two on pairs of neighbouring signs, for which
 * trigrams are too long.
 */
export function contains(column: string, text: string): RawBuilder<boolean> {
  if (Array.from(text).length !== 2) return sql<boolean>`${sql.ref(column)} ILIKE ${anywhere(text)}`
  const spellings = [...new Set([text, text.toUpperCase(), text.toLowerCase()])]
  return sql<boolean>`sign_pairs(${sql.ref(column)}) && ${spellings}::text[]`
}

function keyOf(text: string): string {
  const key = normalisePartNumber(text)
  return /[^\x20-\x7e]/.test(key) ? '' : key
}
