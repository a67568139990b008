import { texts } from '#domain/kernel/texts.ts'
import { type Instant, msOf } from '#domain/kernel/time.ts'

export const punctualityTexts = texts({
  early: ['早到', 'Early'],
  onTime: ['按约到店', 'On time'],
  late: ['迟到', 'Late'],
})
export type Punctuality = keyof typeof punctualityTexts

const TOLERANCE_MS = 600_000

/** Ten minutes either way are on time. */
export function punctualityOf(bookedAt: Instant | null, arrivedAt: Instant): Punctuality {
  if (bookedAt === null) return 'onTime'
  const differenceMs = msOf(arrivedAt) - msOf(bookedAt)
  if (differenceMs < -TOLERANCE_MS) return 'early'
  return differenceMs > TOLERANCE_MS ? 'late' : 'onTime'
}
