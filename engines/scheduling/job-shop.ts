/** A machine that can do an operation, and how long it takes there. */
export type Alternative = { machine: number; time: number }

/** A flexible job shop: per job its operations in order, per operation the machines that can do it. */
export type JobShop = { machines: number; jobs: readonly (readonly (readonly Alternative[])[])[] }

/** One operation of a finished schedule; everything counts from 0. */
export type PlannedOperation = { job: number; index: number; machine: number; start: number; end: number }

export type Schedule = { makespan: number; operations: PlannedOperation[] }

/**
 * The job shop as numbers side by side. Operations are numbered through, job after job; the number `n` stands for "no
 * operation", so that reading before the first or after the last needs no question.
 */
export type Shop = {
  n: number
  machines: number
  jobOf: Int32Array
  indexOf: Int32Array
  jobPrev: Int32Array
  jobNext: Int32Array
  /** The alternatives of operation `i` stand from `altStart[i]` up to `altStart[i + 1]`. */
  altStart: Int32Array
  altMachine: Int32Array
  altTime: Int32Array
}

export function packShop({ machines, jobs }: JobShop): Shop {
  const n = jobs.reduce((sum, job) => sum + job.length, 0)
  const alternatives = jobs.flat().flat()
  const shop: Shop = {
    n,
    machines,
    jobOf: new Int32Array(n + 1),
    indexOf: new Int32Array(n + 1),
    jobPrev: new Int32Array(n + 1).fill(n),
    jobNext: new Int32Array(n + 1).fill(n),
    altStart: new Int32Array(n + 1),
    altMachine: Int32Array.from(alternatives, alternative => alternative.machine),
    altTime: Int32Array.from(alternatives, alternative => alternative.time),
  }
  let operation = 0
  let alternative = 0
  for (const [job, steps] of jobs.entries()) {
    for (const [index, choices] of steps.entries()) {
      shop.jobOf[operation] = job
      shop.indexOf[operation] = index
      if (index > 0) shop.jobPrev[operation] = operation - 1
      if (index < steps.length - 1) shop.jobNext[operation] = operation + 1
      alternative += choices.length
      operation++
      shop.altStart[operation] = alternative
    }
  }
  return shop
}
