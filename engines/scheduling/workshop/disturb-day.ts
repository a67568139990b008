import { makeRng } from '../rng.ts'
import type { DayPlan, WorkJob, WorkStep, WorkshopDay } from './workshop-day.ts'

/**
 * The same day some minutes later, as life has it: what the plan began is in progress or done, one piece of work takes
 * longer, one person goes home ill, one part comes later, and a car comes that nobody expected.
 */
export function disturbDay(day: WorkshopDay, plan: DayPlan, minutes: number, seed: number): WorkshopDay {
  const rng = makeRng(seed)
  const now = day.now + minutes
  const places = new Map(plan.steps.map(step => [step.stepId, step]))
  const running = plan.steps.filter(step => step.start < now && step.end > now)
  const slow = running[rng.below(running.length)]?.stepId
  const busy = new Set(running.map(step => step.personId))
  const holders = (skill: string) => day.people.filter(person => person.skills.includes(skill)).length
  // Where two others at least can do all of it: nobody can replan a shop out of losing its only painter.
  const spared = day.people.filter(one => !busy.has(one.id) && one.skills.every(skill => holders(skill) >= 3))
  const ill = spared[rng.below(spared.length)]?.id
  const endOfDay = (Math.floor(now / 1440) + 1) * 1440
  const people = day.people.map(person =>
    person.id === ill ? { ...person, presence: person.presence.filter(span => span.from >= endOfDay) } : person,
  )
  const later = (job: WorkJob): WorkJob => ({ ...job, steps: job.steps.flatMap(step => lived(step)) })
  const lived = (step: WorkStep): WorkStep[] => {
    const place = places.get(step.id)
    if (!place || place.start >= now) return [step]
    if (place.end <= now) return []
    const { personId, bayId, start, end } = place
    return [{ ...step, frozen: { personId, bayId, start, end: step.id === slow ? end + 40 : end } }]
  }
  const jobs = day.jobs.map(later).filter(job => job.steps.length > 0)
  const waiting = jobs.filter(job => job.release > now && job.steps.every(step => !step.frozen))
  const late = waiting[rng.below(waiting.length)]?.id
  const moved = jobs.map(job => (job.id === late ? { ...job, release: job.release + 60 } : job))
  return { ...day, now, people, jobs: [...moved, walkIn(now)] }
}

function walkIn(now: number): WorkJob {
  const work = { id: 'new.1', minutes: 45, setupMinutes: 0, clearMinutes: 0 }
  return {
    id: 'new',
    release: now,
    promised: now + 120,
    weight: 4,
    afterMinutes: 10,
    steps: [{ ...work, skill: 'service', certificate: null, bayKind: 'lift' }],
  }
}
