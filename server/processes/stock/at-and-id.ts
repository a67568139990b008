import { z } from 'zod'

/** Cursor of a list by moment and id. */
export const zAtAndId = z.object({ at: z.string(), id: z.uuid() })
