import { z } from 'zod'
import { endOfWorkOnOrAfter, nextOpening, type WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addDaysOn, addHours, dateOn, type Instant, instantOf, maxInstant } from '#domain/kernel/time.ts'

export const followUpSteps = ['first', 'second', 'day7', 'day7Call', 'day30'] as const
export type FollowUpStep = (typeof followUpSteps)[number]

/** One contact of a rhythm. Days are calendar days from the gate exit; hours count around the clock. */
export const zRhythmStep = z.strictObject({
  step: z.enum(followUpSteps),
  way: z.enum(['call', 'push']),
  fromDays: z.int().min(0).max(400),
  dueDays: z.int().min(0).max(400),
  dueHours: z.int().min(1).max(240).nullable().default(null),
  breachDays: z.int().min(1).max(400).nullable().default(null),
  /** Everyone, or only customers and jobs that are flagged (high value, complex repair). */
  who: z.enum(['all', 'flagged']).default('all'),
})
export const zRhythm = z.array(zRhythmStep).min(1).max(8)
export type Rhythm = z.output<typeof zRhythm>

export type Planned = {
  step: FollowUpStep
  way: 'call' | 'push'
  fromAt: Instant
  dueAt: Instant
  breachAt: Instant | null
}

/**
 * The contacts of one visit. A window of days opens at the first day's opening and is due at the last day's end of work;
 * two contacts never fall on the same day, the earlier step wins.
 */
export function planFollowUp(rhythm: Rhythm, leftAt: Instant, calendar: WorkingCalendar, flagged: boolean): Planned[] {
  const leftOn = dateOn(leftAt, calendar.zone)
  const planned: Planned[] = []
  for (const step of rhythm) {
    if (step.who === 'flagged' && !flagged) continue
    const opens =
      step.fromDays === 0
        ? leftAt
        : nextOpening(calendar, instantOf(addDaysOn(leftOn, step.fromDays), '00:00', calendar.zone))
    const due =
      step.dueHours === null
        ? endOfWorkOnOrAfter(calendar, addDaysOn(leftOn, step.dueDays))
        : addHours(leftAt, step.dueHours)
    const breach = step.breachDays === null ? null : endOfWorkOnOrAfter(calendar, addDaysOn(leftOn, step.breachDays))
    const contact = { step: step.step, way: step.way, fromAt: opens, dueAt: maxInstant(due, opens), breachAt: breach }
    const sameDay = planned.some(
      item => dateOn(item.dueAt, calendar.zone) === dateOn(contact.dueAt, calendar.zone) && item.way === contact.way,
    )
    if (!sameDay) planned.push(contact)
  }
  return planned
}
