import { z } from 'zod'
import { zDateOn } from '#domain/kernel/input.ts'

const zTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)

export const zHours = z
  .object({ open: zTime, close: zTime })
  // As text: this is asked of times that are not well-formed, too.
  .refine(hours => hours.close > hours.open)

const zDay = z.array(zHours).max(4)

/** Opening hours by weekday, 0 is Sunday; at least one day must have some, or no deadline could be computed. */
export const zWeekly = z
  .object({ 0: zDay, 1: zDay, 2: zDay, 3: zDay, 4: zDay, 5: zDay, 6: zDay })
  .refine(week => Object.values(week).some(day => day.length > 0))

/** Holidays and shifted working days by date. */
export const zExceptions = z.record(
  zDateOn,
  z.union([z.object({ closed: z.literal(true) }), z.object({ hours: zDay })]),
)
