import type { DayPlan, PlannedStep, Span, WorkJob, WorkStep, WorkshopDay } from './workshop-day.ts'

/**
 * Everything that is wrong with the plan of a day, in words; empty when it is right. It reads the day and the plan
 * alone and shares nothing with the planner.
 */
export function planFaults(day: WorkshopDay, plan: DayPlan): string[] {
  const faults: string[] = []
  const known = new Map(day.jobs.flatMap(job => job.steps.map(step => [step.id, job] as const)))
  const planned = new Map<string, PlannedStep>()
  for (const place of plan.steps) {
    if (known.get(place.stepId)?.id !== place.jobId) faults.push(`${place.stepId} of ${place.jobId} does not exist`)
    if (planned.has(place.stepId)) faults.push(`${place.stepId} is planned twice`)
    planned.set(place.stepId, place)
  }
  for (const job of day.jobs) faults.push(...faultsOfJob(day, plan, job, planned))
  faults.push(...overlaps('person', plan.steps, place => [place.personId, place.end]))
  const clear = new Map(day.jobs.flatMap(job => job.steps.map(step => [step.id, step.clearMinutes] as const)))
  const inBays = plan.steps.filter(place => place.bayId !== null)
  faults.push(...overlaps('bay', inBays, place => [place.bayId ?? '', place.end + (clear.get(place.stepId) ?? 0)]))
  const lateness = day.jobs.reduce((sum, job) => sum + job.weight * lateOf(day, job, planned), 0)
  if (Math.abs(lateness - plan.weightedLateness) > 1e-6)
    faults.push(`the weighted lateness is ${lateness}, not ${plan.weightedLateness}`)
  return faults
}

function faultsOfJob(day: WorkshopDay, plan: DayPlan, job: WorkJob, planned: Map<string, PlannedStep>): string[] {
  const faults: string[] = []
  let ready = job.release
  for (const step of job.steps) {
    const place = planned.get(step.id)
    const troubles = plan.troubles.filter(trouble => trouble.stepId === step.id).map(trouble => trouble.kind)
    if (!place) {
      if (troubles.length === 0) faults.push(`${step.id} has no place and no reason`)
      ready = Number.POSITIVE_INFINITY
      continue
    }
    if (step.frozen) faults.push(...faultsOfFrozen(step, place))
    else {
      if (place.start < day.now) faults.push(`${step.id} starts before now`)
      if (place.start < ready && !troubles.includes('pinAgainstOrder'))
        faults.push(`${step.id} starts at ${place.start}, before ${ready}`)
      faults.push(...faultsOfPlace(day, step, place, troubles.includes('pinTaken')))
    }
    ready = Math.max(ready, place.end)
  }
  const said = plan.ready.find(one => one.jobId === job.id)
  const readyAt = Number.isFinite(ready) ? Math.max(day.now, ready) + job.afterMinutes : null
  if (said?.readyAt !== readyAt) faults.push(`${job.id} is ready at ${readyAt}, not ${said?.readyAt}`)
  return faults
}

function faultsOfFrozen(step: WorkStep, place: PlannedStep): string[] {
  const { frozen } = step
  const isSame =
    frozen?.personId === place.personId &&
    frozen.bayId === place.bayId &&
    frozen.start === place.start &&
    frozen.end === place.end
  return isSame ? [] : [`${step.id} is in progress and was moved`]
}

function faultsOfPlace(day: WorkshopDay, step: WorkStep, place: PlannedStep, pinTaken: boolean): string[] {
  const faults: string[] = []
  const person = day.people.find(one => one.id === place.personId)
  const bay = day.bays.find(one => one.id === place.bayId)
  const { pin } = step
  if (!person) return [`${step.id} is done by ${place.personId}, who does not exist`]
  if (pin?.personId !== undefined) {
    if (pin.personId !== person.id) faults.push(`${step.id} was given to ${pin.personId}`)
  } else {
    if (step.skill !== null && !person.skills.includes(step.skill)) faults.push(`${person.id} cannot do ${step.skill}`)
    if (step.certificate !== null && !person.certificates.includes(step.certificate))
      faults.push(`${person.id} has no certificate ${step.certificate}`)
  }
  if (pin?.bayId !== undefined) {
    if (pin.bayId !== place.bayId) faults.push(`${step.id} was given the bay ${pin.bayId}`)
  } else if (step.bayKind === null ? place.bayId !== null : !bay?.kinds.includes(step.bayKind))
    faults.push(`${step.id} needs a bay of kind ${step.bayKind}, not ${place.bayId}`)
  if (pin?.start !== undefined && pin.start !== place.start && !pinTaken)
    faults.push(`${step.id} was set to ${pin.start}, not ${place.start}`)
  const isThere = (minute: number) => covers(person.presence, minute) && (!bay || covers(bay.open, minute))
  if (!isThere(place.start)) faults.push(`${step.id} starts when person or bay is not there`)
  let worked = 0
  for (let minute = place.start; minute < place.end; minute++) if (isThere(minute)) worked++
  const due = step.setupMinutes + step.minutes
  if (worked !== due || (due > 0 && !isThere(place.end - 1)))
    faults.push(`${step.id} gets ${worked} minutes of ${due} until ${place.end}`)
  return faults
}

function covers(spans: readonly Span[], minute: number): boolean {
  return spans.some(span => span.from <= minute && minute < span.to)
}

function overlaps(
  what: string,
  places: readonly PlannedStep[],
  takenOf: (place: PlannedStep) => [string, number],
): string[] {
  return [...Map.groupBy(places, place => takenOf(place)[0])].flatMap(([id, own]) => {
    const busy = own.filter(place => takenOf(place)[1] > place.start).toSorted((a, b) => a.start - b.start)
    return busy.flatMap((place, i) => {
      const following = busy[i + 1]
      if (!following || following.start >= takenOf(place)[1]) return []
      return [`${what} ${id} has ${place.stepId} and ${following.stepId} at ${following.start}`]
    })
  })
}

function lateOf(day: WorkshopDay, job: WorkJob, planned: Map<string, PlannedStep>): number {
  const end = Math.max(day.now, ...day.people.flatMap(person => person.presence.map(span => span.to)))
  const ends = job.steps.map(step => planned.get(step.id)?.end ?? Number.POSITIVE_INFINITY)
  const ready = Math.max(day.now, job.release, ...ends) + job.afterMinutes
  return Math.max(0, Math.min(ready, end) - job.promised)
}
