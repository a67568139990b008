import { scheduleOnThreads } from '#engines/scheduling/islands.ts'
import { drawGantt, listOperations } from './gantt.ts'
import { BadInput, readShop, readWords, scheduleOptionsOf, solverOptions } from './read-shop.ts'

export async function commandSchedule(args: string[]): Promise<void> {
  const words = readWords(args, solverOptions, ['json'])
  const [file, ...rest] = words.positionals
  if (file === undefined || rest.length > 0) throw new BadInput('give one file to schedule')
  const options = scheduleOptionsOf(words)
  const problem = readShop(file)
  // The time counts from the start of the program, so that a caller who waits so long is not kept waiting.
  const spent = performance.now() / 1000
  const left = options.seconds === undefined ? {} : { seconds: Math.max(0.02, options.seconds - spent) }
  const schedule = await scheduleOnThreads(problem, { ...options, ...left })
  if (words.values['json']) process.stdout.write(`${JSON.stringify(schedule)}\n`)
  else process.stdout.write(`${listOperations(schedule)}\n${drawGantt(schedule, problem.machines)}`)
}
