import type { Alternative, JobShop } from './job-shop.ts'

/** What is wrong with a file, in words for the person who wrote it. */
export type ParsedShop = { ok: true; shop: JobShop } | { ok: false; problem: string }

type Line = { numbers: number[]; number: number }

/**
 * Reads the text format of flexible job shops: jobs and machines first (a third number, the mean of the alternatives, is
 * skipped), then one line per job: the number of operations, per operation the number of alternatives and that many pairs
 * of machine and time. Machines count from 0; files that count from 1 are known by naming a machine equal to the number
 * of machines and none called 0.
 */
export function parseFjs(text: string): ParsedShop {
  const lines: Line[] = []
  for (const [at, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const words = raw.trim().split(/\s+/).filter(Boolean)
    if (words.length === 0) continue
    const numbers = words.map(Number)
    const wrong = words.find((_, i) => !Number.isFinite(numbers[i]))
    if (wrong !== undefined) return failed(`line ${at + 1}: “${wrong}” is no number`)
    lines.push({ numbers, number: at + 1 })
  }
  const [first, ...rest] = lines
  if (!first) return failed('the file is empty')
  const [jobs = 0, machines = 0] = first.numbers
  if (first.numbers.length < 2 || first.numbers.length > 3 || !isCount(jobs) || !isCount(machines))
    return failed(`line ${first.number}: expected the number of jobs and the number of machines`)
  if (rest.length < jobs) return failed(`${jobs} jobs are announced, but only ${rest.length} lines follow`)
  const extra = rest[jobs]
  if (extra) return failed(`line ${extra.number}: ${jobs} jobs are announced, and here is one more line`)
  const read = rest.map(line => readJob(line, machines))
  const problem = read.find(job => typeof job === 'string')
  if (typeof problem === 'string') return failed(problem)
  return fromZero(
    machines,
    read.filter(job => typeof job !== 'string'),
  )
}

function failed(problem: string): ParsedShop {
  return { ok: false, problem }
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value <= 100_000
}

function readJob({ numbers, number }: Line, machines: number): Alternative[][] | string {
  const [count = 0] = numbers
  if (!Number.isInteger(count) || count < 0) return `line ${number}: ${count} is no number of operations`
  const operations: Alternative[][] = []
  let at = 1
  for (let index = 0; index < count; index++) {
    const choices = numbers[at++]
    if (choices === undefined) return `line ${number}: ends before operation ${index + 1} of ${count}`
    if (!isCount(choices)) return `line ${number}: operation ${index + 1} has ${choices} alternatives`
    const alternatives: Alternative[] = []
    for (let i = 0; i < choices; i++) {
      const machine = numbers[at++]
      const time = numbers[at++]
      if (machine === undefined || time === undefined) return `line ${number}: ends within operation ${index + 1}`
      if (!Number.isInteger(machine) || machine < 0 || machine > machines)
        return `line ${number}: operation ${index + 1} names machine ${machine}, there are ${machines}`
      if (!Number.isInteger(time) || time < 0 || time > 10_000_000)
        return `line ${number}: operation ${index + 1} takes ${time} on machine ${machine}; whole numbers from 0 on`
      if (alternatives.some(other => other.machine === machine))
        return `line ${number}: operation ${index + 1} names machine ${machine} twice`
      alternatives.push({ machine, time })
    }
    operations.push(alternatives)
  }
  return at < numbers.length ? `line ${number}: numbers are left after the last of ${count} operations` : operations
}

function fromZero(machines: number, jobs: Alternative[][][]): ParsedShop {
  const named = new Set(jobs.flat(2).map(alternative => alternative.machine))
  if (!named.has(machines)) return { ok: true, shop: { machines, jobs } }
  if (named.has(0)) return failed(`machines 0 and ${machines} are both named, but there are only ${machines}`)
  const shifted = jobs.map(job => job.map(step => step.map(({ machine, time }) => ({ machine: machine - 1, time }))))
  return { ok: true, shop: { machines, jobs: shifted } }
}
