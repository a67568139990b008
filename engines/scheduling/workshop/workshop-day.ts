/** From one minute up to, not including, another; all minutes count from a moment the caller chooses. */
export type Span = { from: number; to: number }

export type Person = {
  id: string
  skills: readonly string[]
  /** Only those that are valid. */
  certificates: readonly string[]
  /** Shifts without their breaks; work that meets a break stops and goes on after it. */
  presence: readonly Span[]
}

export type Bay = { id: string; kinds: readonly string[]; open: readonly Span[] }

/** Who does a step, where and when; the bay is null for work that needs none. */
export type Place = { personId: string; bayId: string | null; start: number; end: number }

/** What a person has decided about a step; what is left out is free. */
export type Pin = { personId?: string; bayId?: string; start?: number }

export type WorkStep = {
  id: string
  minutes: number
  /** Making ready before the work, by the same person in the same bay. */
  setupMinutes: number
  /** The bay stays taken after the work, for clearing or drying, without anybody. */
  clearMinutes: number
  skill: string | null
  certificate: string | null
  /** The kind of bay; null for work that needs none. */
  bayKind: string | null
  pin?: Pin
  /** Work in progress: stays as it is, to the minute. */
  frozen?: Place
}

export type WorkJob = {
  id: string
  /** When car and parts are there. */
  release: number
  promised: number
  /** How much a minute after the promise counts. */
  weight: number
  /** Washing, inspection, papers: what comes after the last step without taking anybody of this plan. */
  afterMinutes: number
  /** One after the other; what is done is left out. */
  steps: readonly WorkStep[]
}

export type WorkshopDay = { now: number; people: readonly Person[]; bays: readonly Bay[]; jobs: readonly WorkJob[] }

export type PlannedStep = Place & { jobId: string; stepId: string }

/** A step that has no place, or whose pinned time cannot be kept in order with the steps around it. */
export type Trouble = {
  jobId: string
  stepId: string
  kind: 'nobodyMay' | 'noBay' | 'noTimeLeft' | 'pinAgainstOrder' | 'pinTaken'
}

export type DayPlan = {
  steps: PlannedStep[]
  /** When each car is ready; null when a step has no place. */
  ready: { jobId: string; readyAt: number | null; lateMinutes: number }[]
  /** Minutes after the promise, each counted by the weight of its job; what has no place counts to the end of the calendar. */
  weightedLateness: number
  troubles: Trouble[]
}
