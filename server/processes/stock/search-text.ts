import { z } from 'zod'

/** Cursor of a list by moment and id. */
export const zAtAndId = z.object({ at: z.string(), id: z.uuid() })

/** A LIKE pattern that finds a text anywhere, whatever signs it holds. */
export function likeText(text: string): string {
  return `%${text.replace(/[\\%_]/g, sign => `\\${sign}`)}%`
}
