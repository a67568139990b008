import type { TextParams } from '#domain/kernel/texts.ts'
import { formatLocal } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { BookingFacts } from './facts.ts'
import type { BookingRecord } from './queries.ts'

/** What every message about a booking says. */
export function messageParams(ctx: Ctx, booking: BookingRecord, facts: BookingFacts): TextParams {
  return {
    number: booking.number ?? '',
    at: booking.bookedAt === null ? '' : formatLocal(booking.bookedAt, ctx.store.zone, 'long'),
    adviser: facts.adviser,
    bring: facts.told.find(item => item.point === 'bring')?.value ?? '行驶证',
  }
}
