import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { texts } from '#domain/kernel/texts.ts'
import { type Instant, isBefore } from '#domain/kernel/time.ts'
import type { GuaranteeRepair, Pause } from './clocks.ts'
import { guaranteeRefusals } from './refusals.ts'

/** The whole list of the law: waiting for any other part is repair. */
export const pauseReasonTexts = texts({
  antiTheft: ['按车架号定制的防盗系统运输', 'Transport of an anti-theft system made for the VIN'],
  harness: ['全车主线束运输', 'Transport of the main harness'],
  battery: ['动力蓄电池运输', 'Transport of the traction battery'],
  rescue: ['外出救援路途', 'Way of the rescue'],
})
export type PauseReason = keyof typeof pauseReasonTexts

/** Within the repair and not ahead of time: what has not happened yet is not taken out. */
export function mayPause(
  repair: Pick<GuaranteeRepair, 'agreedAt' | 'doneAt'>,
  { fromAt, toAt }: Pause,
  now: Instant,
): Ruling<null> {
  const until = repair.doneAt ?? now
  if (toAt === null && repair.doneAt !== null) return deny(guaranteeRefusals.pauseOpen)
  if (isBefore(fromAt, repair.agreedAt) || isBefore(until, toAt ?? fromAt)) return deny(guaranteeRefusals.pauseOutside)
  if (toAt !== null && !isBefore(fromAt, toAt)) return deny(guaranteeRefusals.pauseBackwards)
  return allow(null)
}
