import type { z } from 'zod'
import { kernelRefusals } from '#domain/kernel/refusals.ts'
import { refuse } from './errors.ts'

export const DEFAULT_PAGE = 50

/** Where the next page begins, opaque to the caller. */
export function encodeCursor(value: unknown): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64url')
}

/** @throws AppError when the cursor is not one of ours. */
export function decodeCursor<S extends z.ZodType>(text: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(json(Buffer.from(text, 'base64url').toString('utf8')))
  if (!parsed.success) throw refuse(kernelRefusals.badInput)
  return parsed.data
}

/** A page of `limit` rows out of at most `limit + 1` that were read, with the cursor of the last one shown. */
export function pageFrom<T>(rows: readonly T[], limit: number, cursorOf: (row: T) => unknown) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
