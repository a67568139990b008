import { addWorkingMinutes, openingSlotsOn, type WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addDaysOn, addMinutes, dateOn, daysBetweenOn, type Instant, minutesBetween } from '#domain/kernel/time.ts'

/** A row of `listResources`; what is neither bay, technician nor adviser is left aside. */
export type SlotResource = { id: string; kind: string; class: string; skills: readonly string[] }
/** A row of `busyBetween`. */
export type SlotBooking = { resourceId: string; startAt: Instant; endAt: Instant }

export type SlotNeeds = {
  /** Null for work that is done at the customer's. */
  bayClass: string | null
  /** Each by somebody; one person may bring several. */
  skills: readonly string[]
  /** How long an adviser is taken up at the start; 0 asks for none. */
  adviserMinutes?: number
}

export type SlotSearch = {
  calendar: WorkingCalendar
  resources: readonly SlotResource[]
  bookings: readonly SlotBooking[]
  from: Instant
  to: Instant
  /** Working time in the bay. */
  minutes: number
  needs: SlotNeeds
  stepMinutes?: number
}

export type LimitingResource = 'bay' | 'technician' | 'adviser'
export type SlotState = 'free' | 'limited' | 'full'
export type Slot = {
  startAt: Instant
  endAt: Instant
  state: SlotState
  /** What runs out first; null while there is plenty of everything. */
  limiting: LimitingResource | null
  bayIds: string[]
  technicianIds: string[]
}

const STEP_MINUTES = 30
const ADVISER_MINUTES = 30

/**
 * The starting times of a span with what is left at each: a bay of the class and a technician for each
 * skill for the whole work, an adviser for the talk at its start. Work that fits into one day is not torn over the night.
 */
export function freeSlots(search: SlotSearch): Slot[] {
  const pools = poolsOf(search)
  const busy = Map.groupBy(search.bookings, booking => booking.resourceId)
  return startsOf(search).map(({ startAt, endAt }) => {
    const left = pools.map(pool => {
      const until = pool.minutes === undefined ? endAt : addMinutes(startAt, pool.minutes)
      const ids = pool.ids.filter(id => !busy.get(id)?.some(span => span.startAt < until && startAt < span.endAt))
      return { name: pool.name, of: pool.ids.length, ids }
    })
    const idsOf = (name: LimitingResource) => [
      ...new Set(left.filter(pool => pool.name === name).flatMap(pool => pool.ids)),
    ]
    return { startAt, endAt, ...judge(left), bayIds: idsOf('bay'), technicianIds: idsOf('technician') }
  })
}

type Pool = { name: LimitingResource; ids: string[]; minutes?: number }

function poolsOf({ resources, needs }: SlotSearch): Pool[] {
  const ids = (kind: LimitingResource, fits: (item: SlotResource) => boolean) =>
    resources.filter(item => item.kind === kind && fits(item)).map(item => item.id)
  const pools: Pool[] = needs.skills.map(skill => ({
    name: 'technician',
    ids: ids('technician', person => person.skills.includes(skill)),
  }))
  if (needs.bayClass !== null) pools.unshift({ name: 'bay', ids: ids('bay', bay => bay.class === needs.bayClass) })
  const adviserMinutes = needs.adviserMinutes ?? ADVISER_MINUTES
  if (adviserMinutes > 0) pools.push({ name: 'adviser', ids: ids('adviser', () => true), minutes: adviserMinutes })
  return pools
}

function startsOf({ calendar, from, to, minutes, stepMinutes = STEP_MINUTES }: SlotSearch) {
  const starts: { startAt: Instant; endAt: Instant }[] = []
  const firstOn = dateOn(from, calendar.zone)
  const days = daysBetweenOn(firstOn, dateOn(to, calendar.zone))
  for (let day = 0; day <= days; day++) {
    const on = addDaysOn(firstOn, day)
    const spans = openingSlotsOn(calendar, on)
    const openMinutes = spans.reduce((sum, span) => sum + minutesBetween(span.opensAt, span.closesAt), 0)
    for (const span of spans) {
      for (let at = span.opensAt; at < span.closesAt; at = addMinutes(at, stepMinutes)) {
        if (at < from || at >= to) continue
        const endAt = addWorkingMinutes(calendar, at, minutes)
        const overnight = dateOn(endAt, calendar.zone) > on
        if (!overnight || minutes > openMinutes) starts.push({ startAt: at, endAt })
      }
    }
  }
  return starts
}

// The last one, or the last quarter, is told as limited: the next caller may find it gone.
function judge(left: readonly { name: LimitingResource; of: number; ids: string[] }[]) {
  let scarcest: { name: LimitingResource; share: number; count: number } | undefined
  for (const { name, of, ids } of left) {
    const share = of === 0 ? 0 : ids.length / of
    if (!scarcest || share < scarcest.share || (share === scarcest.share && ids.length < scarcest.count))
      scarcest = { name, share, count: ids.length }
  }
  if (scarcest === undefined) return { state: 'free', limiting: null } as const
  if (scarcest.count === 0) return { state: 'full', limiting: scarcest.name } as const
  const limited = left.find(pool => pool.ids.length === 1 || pool.ids.length * 4 <= pool.of)
  return limited
    ? ({ state: 'limited', limiting: limited.name } as const)
    : ({ state: 'free', limiting: null } as const)
}
