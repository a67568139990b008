import { openingSlotsOn, type WorkingCalendar, workingMinutesBetween } from '#domain/kernel/calendar.ts'
import { addDaysOn, dateOn, type Instant, msOf, toInstant } from '#domain/kernel/time.ts'

/** Working time counted from a moment: what the calendar would answer, for questions that come by the thousand. */
export type WorkingAxis = {
  /** Whole working minutes from the beginning to a moment; negative before it. */
  of(at: Instant): number
  /** The same, a minute begun counted as whole: with so many behind it, the moment has surely come. */
  after(at: Instant): number
  /** The earliest moment with that many working minutes behind it. */
  at(minutes: number): Instant
}

type Span = { fromMs: number; toMs: number; before: number }

const MINUTE = 60_000
/** A shop that never opens again in two years has nothing to plan. */
const MOST_DAYS = 730

export function workingAxis(calendar: WorkingCalendar, begin: Instant): WorkingAxis {
  const beginMs = msOf(begin)
  const spans: Span[] = []
  let total = 0
  let nextOn = dateOn(begin, calendar.zone)
  let knownMs = beginMs
  let days = 0
  const readDay = () => {
    if (days++ > MOST_DAYS) throw new Error('The shop does not open')
    for (const { opensAt, closesAt } of openingSlotsOn(calendar, nextOn)) {
      const [fromMs, toMs] = [Math.max(msOf(opensAt), beginMs), msOf(closesAt)]
      if (toMs <= fromMs) continue
      spans.push({ fromMs, toMs, before: total })
      total += toMs - fromMs
    }
    nextOn = addDaysOn(nextOn, 1)
    knownMs = Math.max(knownMs, spans.at(-1)?.toMs ?? beginMs)
  }
  const lastWith = (isBefore: (span: Span) => boolean) => {
    let [low, high] = [0, spans.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const span = spans[middle]
      if (span && isBefore(span)) low = middle + 1
      else high = middle
    }
    return spans[low - 1]
  }
  const until = (at: Instant) => {
    const ms = msOf(at)
    if (ms <= beginMs) return workingMinutesBetween(calendar, begin, at)
    while (knownMs < ms && days <= MOST_DAYS) readDay()
    const span = lastWith(each => each.fromMs < ms)
    return span ? (span.before + Math.min(ms, span.toMs) - span.fromMs) / MINUTE : 0
  }
  return {
    of: at => Math.floor(until(at)),
    after: at => Math.ceil(until(at)),
    at: minutes => {
      if (minutes <= 0) return begin
      const wanted = minutes * MINUTE
      while (total < wanted) readDay()
      const span = lastWith(each => each.before < wanted)
      return span ? toInstant(span.fromMs + wanted - span.before) : begin
    },
  }
}
