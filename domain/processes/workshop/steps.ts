import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { addHours, type Instant, isBefore } from '#domain/kernel/time.ts'
import type { Reading } from '../catalogue/work-steps.ts'
import { workshopRefusals } from './refusals.ts'

export type StepState = { name: string; reading: Reading | null; doneAt: string | null }

/** A step with a reading is done by its value, within limits; another by its tick. */
export function readStep(
  step: { name: string; reading: Reading | null },
  value: string | null,
): Ruling<{ value: string | null; within: boolean }> {
  if (step.reading === null) return allow({ value: null, within: true })
  const number = value === null || value.trim() === '' ? Number.NaN : Number(value)
  if (!Number.isFinite(number)) return deny(workshopRefusals.valueNeeded, { name: step.reading.name })
  const { min, max, unit, name } = step.reading
  if (number < min || number > max)
    return deny(workshopRefusals.outOfLimits, { name, value: String(number), min, max, unit })
  return allow({ value: String(number), within: true })
}

/** Nobody finishes with open steps (WKS-03). */
export function mayFinish(steps: readonly StepState[]): Ruling<true> {
  const open = steps.filter(step => step.doneAt === null)
  const [first] = open
  return first ? deny(workshopRefusals.openSteps, { count: open.length, first: first.name }) : allow(true)
}

/** Kept taps are sent within a shift; what is older was not clocked but written down later, and that is not the tablet's. */
const longestWayHours = 12

/** A tap counts from when it was tapped; a tablet whose clock runs ahead cannot work in the future. */
export function clockedAt(deviceAt: Instant | null, now: Instant): Ruling<Instant> {
  if (deviceAt === null || !isBefore(deviceAt, now)) return allow(now)
  if (isBefore(deviceAt, addHours(now, -longestWayHours))) return deny(workshopRefusals.tapTooOld)
  return allow(deviceAt)
}
