import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import type { Instant } from '#domain/kernel/time.ts'

/** One piece of work that is not done. */
export type ForecastTask = {
  id: string
  orderId: string
  /** Working minutes still to do. */
  minutes: number
  isRunning: boolean
  /** When it is planned to begin; null when it has begun, or nobody planned it. */
  notBefore: Instant | null
  /** Who may do it and where: one each where it was given to somebody; the first free of them does it. */
  technicianIds: readonly string[]
  bayIds: readonly string[]
}

export type ForecastOrder = {
  id: string
  promisedAt: Instant
  /** When the last missing part is expected; null when nothing is missing. */
  partsArriveAt: Instant | null
  /** When the workshop itself expects to be done, where it was asked. */
  saidDoneAt: Instant | null
  /** Inspection, washing and making ready after the last piece of work. */
  afterMinutes: number
}

/**
 * A person is away or a bay is shut: work stops meanwhile and goes on after it. What is kept for another car is different:
 * work that has not begun does not begin unless it is over by then.
 */
export type Absence = { resourceId: string; startAt: Instant; endAt: Instant; isKept?: boolean }

export type ForecastQuestion = {
  now: Instant
  calendar: WorkingCalendar
  orders: readonly ForecastOrder[]
  tasks: readonly ForecastTask[]
  absences: readonly Absence[]
}
