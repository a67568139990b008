import type { JobShop, PlannedOperation, Schedule } from './job-shop.ts'

/**
 * Everything that is wrong with a schedule, in words; empty when it is right. It looks only at the problem and at the
 * answer and shares nothing with the solver, so that a mistake there cannot hide here.
 */
export function scheduleFaults(problem: JobShop, schedule: Schedule): string[] {
  const faults: string[] = []
  const planned = new Map<string, PlannedOperation>()
  for (const operation of schedule.operations) {
    const name = `job ${operation.job} operation ${operation.index}`
    if (planned.has(name)) faults.push(`${name} is planned twice`)
    planned.set(name, operation)
    faults.push(...faultsOfOne(problem, operation, name))
  }
  for (const [job, steps] of problem.jobs.entries()) {
    let ready = 0
    for (const index of steps.keys()) {
      const name = `job ${job} operation ${index}`
      const operation = planned.get(name)
      if (!operation) {
        faults.push(`${name} is missing`)
        continue
      }
      if (operation.start < ready) faults.push(`${name} starts at ${operation.start}, before ${ready}`)
      ready = operation.end
    }
  }
  faults.push(...overlaps(schedule.operations))
  const last = schedule.operations.reduce((latest, operation) => Math.max(latest, operation.end), 0)
  if (last !== schedule.makespan) faults.push(`the makespan is ${last}, not ${schedule.makespan}`)
  return faults
}

function faultsOfOne(problem: JobShop, operation: PlannedOperation, name: string): string[] {
  const alternatives = problem.jobs[operation.job]?.[operation.index]
  if (!alternatives) return [`${name} does not exist`]
  const chosen = alternatives.find(alternative => alternative.machine === operation.machine)
  if (!chosen) return [`${name} cannot be done on machine ${operation.machine}`]
  const faults: string[] = []
  if (!Number.isInteger(operation.start) || operation.start < 0) faults.push(`${name} starts at ${operation.start}`)
  if (operation.end - operation.start !== chosen.time)
    faults.push(`${name} takes ${operation.end - operation.start} instead of ${chosen.time}`)
  return faults
}

function overlaps(operations: readonly PlannedOperation[]): string[] {
  return [...Map.groupBy(operations, operation => operation.machine)].flatMap(([machine, own]) => {
    const busy = own.filter(operation => operation.end > operation.start).toSorted((a, b) => a.start - b.start)
    return busy.flatMap((operation, i) => {
      const following = busy[i + 1]
      if (!following || following.start >= operation.end) return []
      const [one, two] = [`job ${operation.job}`, `job ${following.job}`]
      return [`machine ${machine} works on ${one} and ${two} at ${following.start}`]
    })
  })
}
