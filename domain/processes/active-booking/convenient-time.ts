import { addDaysOn, type DateOn, dateOn, type Instant, instantOf, maxInstant, weekdayOf } from '#domain/kernel/time.ts'

export type ConvenientTime = { days: readonly number[]; from: string; to: string }
export type ContactWindow = { plannedAt: Instant; plannedUntil: Instant }

const everyDay = [0, 1, 2, 3, 4, 5, 6]
const dayWords: readonly (readonly [pattern: RegExp, days: readonly number[]])[] = [
  [/工作日|平日|周一至周五|周一到周五|weekday/i, [1, 2, 3, 4, 5]],
  [/周末|双休|休息日|节假日|weekend/i, [0, 6]],
]
const hourWords: readonly (readonly [pattern: RegExp, from: string, to: string])[] = [
  [/晚上|晚间|傍晚|下班后|evening/i, '18:00', '20:30'],
  [/中午|午休|noon/i, '12:00', '13:30'],
  [/下午|afternoon/i, '14:00', '17:30'],
  [/早上|上午|早晨|morning/i, '09:00', '11:30'],
]
const dayNames = '日一二三四五六'
/** Nobody is called earlier or later than this, whatever the words say. */
const EARLIEST = '08:00'
const LATEST = '21:00'
const ANY: ConvenientTime = { days: everyDay, from: '09:30', to: '17:30' }

/** What the customer's words say of days and hours; words that say nothing leave the whole working day. */
export function convenientTimeOf(words: string): ConvenientTime {
  const { days, hours } = { days: daysOf(words), hours: hoursOf(words) }
  return { days: days ?? ANY.days, from: hours?.from ?? ANY.from, to: hours?.to ?? ANY.to }
}

/** The first span from a moment on in which the customer likes to be reached. */
export function nextWindow(words: string, from: Instant, zone: string): ContactWindow {
  const time = convenientTimeOf(words)
  let on: DateOn = dateOn(from, zone)
  for (let tried = 0; tried < 8; tried++) {
    const plannedUntil = instantOf(on, time.to, zone)
    if (time.days.includes(weekdayOf(on)) && plannedUntil > from) {
      return { plannedAt: maxInstant(from, instantOf(on, time.from, zone)), plannedUntil }
    }
    on = addDaysOn(on, 1)
  }
  return { plannedAt: from, plannedUntil: instantOf(on, time.to, zone) }
}

function daysOf(words: string): readonly number[] | undefined {
  const known = dayWords.find(([pattern]) => pattern.test(words))
  if (known) return known[1]
  const named = [...words.matchAll(/(?:周|星期|礼拜)([日天一二三四五六])/g)].map(([, day = '']) =>
    dayNames.indexOf(day === '天' ? '日' : day),
  )
  return named.length > 0 ? named : undefined
}

function hoursOf(words: string): { from: string; to: string } | undefined {
  const span = /(\d{1,2})[:：点](\d{2})?\s*[-–—~至到]\s*(\d{1,2})(?:[:：点](\d{2})?)?/.exec(words)
  if (span) return within(clock(span[1], span[2]), clock(span[3], span[4]))
  const after = /(\d{1,2})[:：点](\d{2})?\s*(?:以)?后/.exec(words)
  if (after) return within(clock(after[1], after[2]), '20:30')
  const before = /(\d{1,2})[:：点](\d{2})?\s*(?:以)?前/.exec(words)
  if (before) return within('09:00', clock(before[1], before[2]))
  const word = hourWords.find(([pattern]) => pattern.test(words))
  return word && { from: word[1], to: word[2] }
}

function clock(hours = '0', minutes = '00'): string {
  return `${hours.padStart(2, '0')}:${minutes}`
}

/** Undefined when nothing is left of the span at decent hours. */
function within(from: string, to: string): { from: string; to: string } | undefined {
  const span = { from: from < EARLIEST ? EARLIEST : from, to: to > LATEST ? LATEST : to }
  return span.from < span.to ? span : undefined
}
