import type { Blocked, Explanation } from '#engines/scheduling/workshop/explain-plan.ts'
import type { DayPlan } from '#engines/scheduling/workshop/workshop-day.ts'

/** The plan of each person in the order of time. */
export function listPlan({ steps, troubles }: DayPlan): string {
  const rows = steps
    .toSorted((a, b) => a.personId.localeCompare(b.personId, 'en', { numeric: true }) || a.start - b.start)
    .map(step => {
      const words = [step.personId, step.bayId ?? '', step.stepId, clock(step.start), clock(step.end)]
      return words.map(word => word.padEnd(12)).join('')
    })
  const title = ['person', 'bay', 'step', 'from', 'to'].map(word => word.padEnd(12)).join('')
  const open = troubles.map(({ stepId, kind }) => `${stepId}: ${kind}`)
  return `${[title, ...rows, ...open].map(line => line.trimEnd()).join('\n')}\n`
}

function clock(minutes: number): string {
  const day = Math.floor(minutes / 1440)
  const [hour, minute] = [Math.floor((minutes % 1440) / 60), minutes % 60]
  return `${day > 0 ? `+${day} ` : ''}${pad(hour)}:${pad(minute)}`
}

const pad = (value: number) => String(value).padStart(2, '0')

/** One sentence on why a step stands where it stands. */
export function sayWhy({ stepId, earliest, waited, decided, otherPeople, otherBays }: Explanation): string {
  const reasons = { now: 'from now on', arrival: 'as car and parts come', stepBefore: 'as the step before ends' }
  const start =
    decided === 'inProgress'
      ? 'in progress'
      : `possible from ${clock(earliest.at)}, ${reasons[earliest.because]}${waited > 0 ? `, begins ${waited} minutes later` : ''}`
  const able = (why: Blocked) => !['noSkill', 'noCertificate', 'otherKind'].includes(why.kind)
  const people = otherPeople.filter(({ why }) => able(why)).map(({ personId, why }) => `${personId} ${sayBlocked(why)}`)
  const bays = otherBays.filter(({ why }) => able(why)).map(({ bayId, why }) => `${bayId} ${sayBlocked(why)}`)
  const pinned = decided === 'pinned' ? '; decided by a person' : ''
  return `${stepId}: ${start}${pinned}; others who could: ${people.join(', ') || 'none'}; other bays: ${bays.join(', ') || 'none'}`
}

function sayBlocked(why: Blocked): string {
  if (why.kind === 'busy') return `has ${why.stepId} until ${clock(why.until)}`
  if (why.kind === 'away') return 'is not there throughout'
  if (why.kind === 'decided') return 'was not chosen by the person who decided'
  return why.kind === 'equal' ? 'would be free too' : 'cannot'
}
