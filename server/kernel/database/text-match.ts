import { type RawBuilder, sql } from 'kysely'

/** The highest sign there is, which no text holds. */
const LAST_SIGN = '\u{10FFFF}'

/**
 * `column` begins with a text: a stretch of its index by signs (`text_pattern_ops`). LIKE would have to be planned anew
 * for every text, and no index could be used behind the fence between stores.
 */
export function beginsWith(column: string, text: string): RawBuilder<boolean> {
  const ref = sql.ref(column)
  return sql<boolean>`(${ref} ~>=~ ${text} AND ${ref} ~<~ ${`${text}${LAST_SIGN}`})`
}

/** A pattern of LIKE that finds a text anywhere, whatever signs it holds. */
export function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, sign => `\\${sign}`)}%`
}
