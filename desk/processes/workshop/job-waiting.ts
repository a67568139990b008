import { api } from '#desk/kernel/api.ts'
import type { Entry, Line } from '#desk/kernel/offline/entry.ts'
import type { Compare } from '#desk/kernel/offline/outbox.ts'
import { currentLang, textsIn } from '#desk/kernel/text.ts'
import { pick } from '#domain/kernel/texts.ts'
import type { JobView } from '#domain/processes/workshop/contract.ts'
import { jobStateTexts } from '#domain/processes/workshop/job-states.ts'
import type { JobDetail } from './loaders.ts'
import { bayText } from './text.ts'

/** The job as the hands at it left it: what was tapped and is not with the server yet lies over what it answered. */
export function jobWith<J extends JobView>(job: J, waiting: readonly Entry[]): J {
  let [state, since] = [job.state, job.clockedSince]
  for (const { operation, about, madeAt } of waiting) {
    if (about.id !== job.id) continue
    if (operation === 'workshop.start') [state, since] = ['working', madeAt]
    if (operation === 'workshop.pause') [state, since] = ['paused', null]
    if (operation === 'workshop.finish') [state, since] = ['done', null]
  }
  return { ...job, state, clockedSince: since }
}

export function stepsWith(job: JobDetail, waiting: readonly Entry[]): JobDetail['steps'] {
  const ticks = waiting.filter(({ operation, about }) => operation === 'workshop.step' && about.id === job.id)
  return job.steps.map(step => {
    const tick = ticks.findLast(({ input }) => input.position === step.position)
    if (!tick || step.doneAt !== null) return step
    const { value } = tick.input
    return { ...step, doneAt: tick.madeAt, value: typeof value === 'string' ? value : null, source: 'tablet' as const }
  })
}

/** The state of a job in words, or what was tapped, to set one beside the other. */
export function jobLines(state: JobView['state'] | null, tapped = ''): Line[] {
  const lang = currentLang()
  const label = textsIn(bayText, lang).state
  return [{ label, value: state === null ? tapped : pick(jobStateTexts[state], lang) }]
}

const state = async (id: string) => {
  const job = await api.workshop.job({ id })
  return { version: job.version, lines: jobLines(job.state) }
}

export const jobCompare: Compare = { 'workshop.start': state, 'workshop.pause': state, 'workshop.finish': state }
