import { addDaysOn, dateOn, type Instant } from '#domain/kernel/time.ts'

export type RepeatRule = { days: number; km: number }

export type EarlierOrder = {
  id: string
  number: string | null
  deliveredAt: Instant
  mileageKm: number | null
  description: string
  lines: readonly { labourOperationId: string | null; system: string }[]
}

type Booking = {
  now: Instant
  zone: string
  mileageKm: number | null
  faults: string
  lines: readonly { labourOperationId: string | null; system: string }[]
}

/** Work of upkeep comes again by itself and is no sign of a bad repair. */
const upkeep = new Set(['保养', '美容', ''])

/** The newest order within the window with the same operation, the same system or the same words; nothing otherwise. */
export function suspectedRepeat(
  booking: Booking,
  earlier: readonly EarlierOrder[],
  rule: RepeatRule,
): EarlierOrder | undefined {
  return earlier
    .filter(order => isWithin(booking, order, rule) && (sharesWork(booking, order) || sharesWords(booking, order)))
    .toSorted((a, b) => (a.deliveredAt < b.deliveredAt ? 1 : -1))[0]
}

function isWithin(booking: Booking, order: EarlierOrder, rule: RepeatRule): boolean {
  const lastOn = addDaysOn(dateOn(order.deliveredAt, booking.zone), rule.days)
  if (dateOn(booking.now, booking.zone) > lastOn) return false
  if (booking.mileageKm === null || order.mileageKm === null) return true
  return booking.mileageKm - order.mileageKm <= rule.km
}

function sharesWork(booking: Booking, order: EarlierOrder): boolean {
  return booking.lines.some(line =>
    order.lines.some(
      old => !upkeep.has(old.system) && (old.system === line.system || isSame(old.labourOperationId, line)),
    ),
  )
}

function isSame(operationId: string | null, line: { labourOperationId: string | null }): boolean {
  return operationId !== null && operationId === line.labourOperationId
}

// Two to four signs already name a symptom: 刹车异响. Shorter texts match everything.
function sharesWords(booking: Booking, order: EarlierOrder): boolean {
  const [now, then] = [booking.faults.trim(), order.description.trim()]
  if (now.length < 2 || then.length < 2) return false
  return now.includes(then) || then.includes(now)
}
