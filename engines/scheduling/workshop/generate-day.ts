import { makeRng, type Rng } from '../rng.ts'
import { placeJob, readyAt, takeJob } from './day-state.ts'
import { packDay } from './packed-day.ts'
import { startState } from './start-state.ts'
import type { Bay, Person, Span, WorkJob, WorkStep, WorkshopDay } from './workshop-day.ts'

export type DaySize = { jobs: number; bays: number; people: number; seed: number }

/** What is done to cars, about as often as in a shop of a brand: minutes from and to, skill, certificate, kind of bay. */
type Kind = { share: number; steps: readonly StepKind[] }
type StepKind = {
  name: string
  minutes: readonly [number, number]
  skill: string
  certificate?: string
  bay: string | null
  setup?: number
  clear?: number
}

const wash: StepKind = { name: 'wash', minutes: [10, 15], skill: 'wash', bay: 'wash' }
const kinds: readonly Kind[] = [
  { share: 46, steps: [{ name: 'service', minutes: [30, 60], skill: 'service', bay: 'lift' }, wash] },
  { share: 14, steps: [{ name: 'brakes', minutes: [45, 90], skill: 'chassis', bay: 'lift', setup: 5 }, wash] },
  {
    share: 8,
    steps: [
      { name: 'tyres', minutes: [25, 45], skill: 'chassis', bay: 'lift' },
      { name: 'alignment', minutes: [30, 45], skill: 'chassis', certificate: 'alignment', bay: 'alignment', setup: 10 },
    ],
  },
  {
    share: 12,
    steps: [
      { name: 'diagnosis', minutes: [20, 50], skill: 'electric', bay: null },
      { name: 'repair', minutes: [40, 100], skill: 'electric', bay: 'lift' },
      wash,
    ],
  },
  { share: 8, steps: [{ name: 'engine', minutes: [90, 200], skill: 'engine', bay: 'lift', setup: 10 }, wash] },
  {
    share: 6,
    steps: [
      {
        name: 'battery',
        minutes: [45, 100],
        skill: 'electric',
        certificate: 'high voltage',
        bay: 'electric',
        setup: 15,
      },
      wash,
    ],
  },
  {
    share: 6,
    steps: [
      { name: 'body', minutes: [45, 100], skill: 'body', bay: 'body' },
      { name: 'paint', minutes: [45, 90], skill: 'paint', bay: 'paint', setup: 10, clear: 20 },
      wash,
    ],
  },
]

const DAY = 1440
const at = (hours: number, minutes = 0) => hours * 60 + minutes

/** A day at a busy shop at half past nine, minutes counted from midnight; the calendars reach over four days. */
export function generateDay({ jobs, bays, people, seed }: DaySize): WorkshopDay {
  const rng = makeRng(seed)
  const day: WorkshopDay = {
    now: at(9, 30),
    people: Array.from({ length: people }, (_, i) => makePerson(i, people, rng)),
    bays: Array.from({ length: bays }, (_, i) => makeBay(i)),
    jobs: [],
  }
  const begun = { ...day, jobs: beginSome({ ...day, jobs: bookJobs(day, jobs, rng) }, rng) }
  return { ...begun, jobs: promisePossible(begun) }
}

/** Nobody promises what cannot be kept even if no other car were there. */
function promisePossible(given: WorkshopDay): WorkJob[] {
  const day = packDay(given)
  const state = startState(day)
  const rng = makeRng(0)
  return given.jobs.map((job, at) => {
    placeJob(day, state, at, 0, rng)
    const ready = readyAt(day, state, at)
    takeJob(day, state, at)
    return { ...job, promised: Math.max(job.promised, Number.isFinite(ready) ? ready + 15 : job.promised) }
  })
}

/** Work is taken in as long as no trade, certificate or kind of bay has more than this part of its day booked. */
const BOOKED = 0.9
const HOURS_LEFT = 8.5

/** Books as a shop does that knows its capacity; when all is full, work as short as there is comes all the same. */
function bookJobs(day: WorkshopDay, count: number, rng: Rng): WorkJob[] {
  const room = new Map<string, number>()
  const add = (key: string | null, minutes: number) => key !== null && room.set(key, (room.get(key) ?? 0) + minutes)
  const minutes = HOURS_LEFT * 60 * BOOKED
  for (const person of day.people) {
    // Who can do several things does each of them for a part of the day.
    for (const skill of person.skills) add(skill, (minutes * 0.95) / person.skills.length)
    for (const certificate of person.certificates) add(certificate, minutes / 3)
  }
  for (const bay of day.bays) for (const kind of bay.kinds) add(`bay ${kind}`, minutes / bay.kinds.length)
  const needs = (step: WorkStep) => [step.skill, step.certificate, step.bayKind && `bay ${step.bayKind}`]
  const time = (step: WorkStep) => step.setupMinutes + step.minutes + step.clearMinutes
  const fits = (job: WorkJob) =>
    job.steps.every(step => needs(step).every(key => !key || (room.get(key) ?? 0) >= time(step)))
  return Array.from({ length: count }, (_, i) => {
    let job = makeJob(i, rng)
    for (let tries = 0; tries < 60 && !fits(job); tries++) job = makeJob(i, rng)
    for (const step of job.steps) for (const key of needs(step)) if (key) add(key, -time(step))
    return job
  })
}

const trades = [
  ['service', 'chassis'],
  ['service', 'engine', 'chassis'],
  ['service', 'electric'],
  ['service', 'chassis', 'electric'],
  ['body', 'paint', 'service'],
  ['service', 'engine', 'electric'],
  ['wash'],
] as const

function makePerson(i: number, people: number, rng: Rng): Person {
  const trade = trades[i % trades.length] ?? ['service']
  const certificates = ['alignment', 'high voltage'].filter((_, which) => i % 7 === 3 - which || rng.below(5) === 0)
  const [from, to] = i < people * 0.7 ? [at(8), at(17, 30)] : [at(9, 30), at(19)]
  const lunch = i % 2 === 0 ? at(12) : at(12, 45)
  const presence: Span[] = Array.from({ length: 4 }, (_, day) => [
    { from: day * DAY + from, to: day * DAY + lunch },
    { from: day * DAY + lunch + 45, to: day * DAY + to },
  ]).flat()
  return { id: `P${i + 1}`, skills: trade, certificates, presence }
}

const bayKinds = [
  'lift',
  'wash',
  'lift',
  'alignment',
  'lift',
  'body',
  'lift',
  'lift',
  'paint',
  'electric',
  'lift',
  'lift',
]

function makeBay(i: number): Bay {
  const kind = bayKinds[i % bayKinds.length] ?? 'lift'
  const open = Array.from({ length: 4 }, (_, day) => ({ from: day * DAY + at(7, 30), to: day * DAY + at(20) }))
  return { id: `B${i + 1}`, kinds: kind === 'electric' || kind === 'alignment' ? [kind, 'lift'] : [kind], open }
}

function makeJob(i: number, rng: Rng): WorkJob {
  const kind = drawKind(rng)
  // Every second customer wants the car washed.
  const wanted = kind.steps.filter(step => step !== wash || rng.below(2) === 0)
  const steps = wanted.map((step, at) => makeStep(`J${i + 1}.${at + 1}`, step, rng))
  const work = steps.reduce((sum, step) => sum + step.setupMinutes + step.minutes, 0)
  const isWaiting = rng.below(4) === 0
  // A third of the cars stand in the yard in the morning, the others come over the day; some wait for a part.
  const arrival = rng.below(3) === 0 ? at(8) : at(8) + 15 * rng.below(26)
  const release = rng.below(8) === 0 ? arrival + 30 * (1 + rng.below(6)) : arrival
  const room = isWaiting ? 30 + rng.below(60) : 90 + rng.below(300)
  return {
    id: `J${i + 1}`,
    release,
    promised: promiseOf(release + Math.round((work * 6) / 5) + 10 + room),
    weight: isWaiting ? 4 : 1 + rng.below(2),
    afterMinutes: 10,
    steps,
  }
}

/** What cannot be ready on the day is promised for the next forenoon. */
function promiseOf(wanted: number): number {
  return wanted <= at(18, 30) ? wanted : DAY + at(11)
}

function drawKind(rng: Rng): Kind {
  let left = rng.below(kinds.reduce((sum, kind) => sum + kind.share, 0))
  for (const kind of kinds) {
    left -= kind.share
    if (left < 0) return kind
  }
  return { share: 0, steps: [wash] }
}

function makeStep(
  id: string,
  { minutes: [least, most], skill, certificate, bay, setup, clear }: StepKind,
  rng: Rng,
): WorkStep {
  return {
    id,
    minutes: least + 5 * rng.below((most - least) / 5 + 1),
    setupMinutes: setup ?? 0,
    clearMinutes: clear ?? 0,
    skill,
    certificate: certificate ?? null,
    bayKind: bay,
  }
}

/** Half of those who are there have been at work on something since a while: its first step is in progress. */
function beginSome(day: WorkshopDay, rng: Rng): WorkJob[] {
  const taken = new Set<string>()
  return day.jobs.map(job => {
    const [first, ...rest] = job.steps
    if (!first || job.release > day.now - 30 || taken.size >= day.people.length) return job
    const mayDo = (one: Person) =>
      !taken.has(one.id) &&
      one.skills.includes(first.skill ?? '') &&
      (first.certificate === null || one.certificates.includes(first.certificate)) &&
      (one.presence[0]?.from ?? day.now) < day.now - 30
    const person = day.people.find(mayDo)
    const bay = day.bays.find(one => first.bayKind !== null && !taken.has(one.id) && one.kinds.includes(first.bayKind))
    if (!person || (first.bayKind !== null && !bay)) return job
    taken.add(person.id)
    if (bay) taken.add(bay.id)
    const start = day.now - 5 * (1 + rng.below(6))
    const end = Math.max(day.now + 5, start + first.setupMinutes + first.minutes)
    return {
      ...job,
      steps: [{ ...first, frozen: { personId: person.id, bayId: bay?.id ?? null, start, end } }, ...rest],
    }
  })
}
