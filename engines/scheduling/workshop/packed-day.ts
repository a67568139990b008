import type { Span, WorkStep, WorkshopDay } from './workshop-day.ts'

/** The day as numbers: people, bays, jobs and steps by their place in the lists. Bay `bays` is the one that is none. */
export type PackedDay = {
  now: number
  /** The end of everybody's calendar. */
  horizon: number
  people: number
  bays: number
  jobs: number
  n: number
  jobOf: Int32Array
  /** The steps of job `j` stand from `firstStep[j]` up to `firstStep[j + 1]`. */
  firstStep: Int32Array
  release: Float64Array
  promised: Float64Array
  weight: Float64Array
  after: Float64Array
  minutes: Float64Array
  clear: Float64Array
  /** 0 free, 1 fixed in time by a person, 2 in progress. */
  fixed: Uint8Array
  pinnedStart: Float64Array
  mayDo: Int32Array[]
  mayHold: Int32Array[]
  /** When person and bay are both there: person × (bays + 1) + bay, as from, to, from, to. */
  together: Float64Array[]
  /** Where work in progress stands. */
  frozen: ({ person: number; bay: number; start: number; end: number } | undefined)[]
  steps: WorkStep[]
}

export const FIXED = { free: 0, pinned: 1, inProgress: 2 } as const

export function packDay(day: WorkshopDay): PackedDay {
  const steps = day.jobs.flatMap(job => job.steps)
  const n = steps.length
  const firstStep = new Int32Array(day.jobs.length + 1)
  const jobOf = new Int32Array(n)
  let at = 0
  for (const [job, { steps: own }] of day.jobs.entries()) {
    jobOf.fill(job, at, at + own.length)
    at += own.length
    firstStep[job + 1] = at
  }
  const ends = [...day.people.flatMap(person => person.presence), { from: 0, to: day.now }].map(span => span.to)
  return {
    now: day.now,
    horizon: Math.max(...ends),
    people: day.people.length,
    bays: day.bays.length,
    jobs: day.jobs.length,
    n,
    jobOf,
    firstStep,
    release: Float64Array.from(day.jobs, job => job.release),
    promised: Float64Array.from(day.jobs, job => job.promised),
    weight: Float64Array.from(day.jobs, job => job.weight),
    after: Float64Array.from(day.jobs, job => job.afterMinutes),
    minutes: Float64Array.from(steps, step => step.setupMinutes + step.minutes),
    clear: Float64Array.from(steps, step => step.clearMinutes),
    fixed: Uint8Array.from(steps, fixedBy),
    pinnedStart: Float64Array.from(steps, step => step.pin?.start ?? -1),
    mayDo: steps.map(step => eligiblePeople(day, step)),
    mayHold: steps.map(step => eligibleBays(day, step)),
    together: meetings(day),
    frozen: frozenPlaces(day),
    steps,
  }
}

function fixedBy({ frozen, pin }: WorkStep): number {
  if (frozen) return FIXED.inProgress
  return pin?.start === undefined ? FIXED.free : FIXED.pinned
}

/** Whoever a person has named does it; otherwise who has skill and certificate, those who can do least first. */
function eligiblePeople({ people }: WorkshopDay, step: WorkStep): Int32Array {
  const may = people.flatMap((person, at) => {
    if (step.pin?.personId !== undefined) return person.id === step.pin.personId ? [at] : []
    if (step.skill !== null && !person.skills.includes(step.skill)) return []
    if (step.certificate !== null && !person.certificates.includes(step.certificate)) return []
    return [at]
  })
  const breadth = (at: number) => (people[at]?.skills.length ?? 0) + (people[at]?.certificates.length ?? 0)
  return Int32Array.from(may.sort((a, b) => breadth(a) - breadth(b) || a - b))
}

function eligibleBays({ bays }: WorkshopDay, { pin, bayKind }: WorkStep): Int32Array {
  if (bayKind === null && pin?.bayId === undefined) return Int32Array.of(bays.length)
  const may = bays.flatMap((bay, at) => {
    if (pin?.bayId !== undefined) return bay.id === pin.bayId ? [at] : []
    return bayKind !== null && bay.kinds.includes(bayKind) ? [at] : []
  })
  return Int32Array.from(may.sort((a, b) => (bays[a]?.kinds.length ?? 0) - (bays[b]?.kinds.length ?? 0) || a - b))
}

function meetings({ people, bays }: WorkshopDay): Float64Array[] {
  // Most bays keep the same hours: one list for all of them.
  const known = new Map<string, Float64Array>()
  const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
  return people.flatMap(({ presence }, at) =>
    [...bays.map(bay => bay.open), [always]].map(open => {
      const key = `${at} ${open.map(span => `${span.from}-${span.to}`).join()}`
      const found = known.get(key) ?? Float64Array.from(common(presence, open))
      known.set(key, found)
      return found
    }),
  )
}

function common(some: readonly Span[], others: readonly Span[]): number[] {
  const both = some.flatMap(one =>
    others.map(other => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) })),
  )
  const merged: Span[] = []
  for (const span of both.filter(one => one.to > one.from).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && span.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else merged.push(span)
  }
  return merged.flatMap(span => [span.from, span.to])
}

/** The places of work in progress as numbers; a person or bay that is not on the lists is a mistake of the caller. */
function frozenPlaces({ people, bays, jobs }: WorkshopDay): PackedDay['frozen'] {
  const personAt = new Map(people.map((person, at) => [person.id, at]))
  const bayAt = new Map(bays.map((bay, at) => [bay.id, at]))
  return jobs.flatMap(job =>
    job.steps.map(({ id, frozen }) => {
      if (!frozen) return undefined
      const person = personAt.get(frozen.personId)
      const bay = frozen.bayId === null ? bays.length : bayAt.get(frozen.bayId)
      if (person === undefined || bay === undefined)
        throw new Error(`${id} is in progress with an unknown person or bay`)
      return { person, bay, start: frozen.start, end: frozen.end }
    }),
  )
}
