import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { scheduleFaults } from '#engines/scheduling/check-schedule.ts'
import { type ScheduleOptions, scheduleOnThreads } from '#engines/scheduling/islands.ts'
import { measuredOn } from './measured-on.ts'
import { BadInput, readShop, readWords, scheduleOptionsOf, solverOptions } from './read-shop.ts'

type Row = { name: string; makespan: number; best: number | undefined; seconds: number }

export async function commandTable(args: string[]): Promise<void> {
  const words = readWords(args, [...solverOptions, 'best'], ['markdown'])
  const [folder, ...rest] = words.positionals
  if (folder === undefined || rest.length > 0) throw new BadInput('give one folder of instances')
  const options = scheduleOptionsOf(words)
  const known = knownFor(folder, words.values['best'])
  const print = words.values['markdown'] ? printMarkdown : printPlain
  const rows: Row[] = []
  for (const file of filesOf(folder)) {
    const problem = readShop(file)
    const started = performance.now()
    const schedule = await scheduleOnThreads(problem, options)
    const seconds = (performance.now() - started) / 1000
    const faults = scheduleFaults(problem, schedule)
    if (faults.length > 0) throw new Error(`${file}: the schedule is wrong: ${faults.join('; ')}`)
    const row = { name: nameOf(folder, file), makespan: schedule.makespan, best: known(file), seconds }
    rows.push(row)
    if (print === printPlain) process.stdout.write(plainLine(row))
  }
  print(rows, options)
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) throw new BadInput(`there is no folder ${folder}`)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(txt|fjs)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
  if (files.length === 0) throw new BadInput(`${folder} holds no file named .txt or .fjs`)
  return files
}

function nameOf(folder: string, file: string): string {
  return relative(folder, file)
    .split(sep)
    .join('/')
    .replace(/\.(txt|fjs)$/, '')
}

/** The best known makespans stand in best-known.json, there or above, by the path from that file. */
function knownFor(folder: string, given: string | boolean | undefined): (file: string) => number | undefined {
  let at = resolve(folder)
  while (given === undefined && !existsSync(join(at, 'best-known.json')) && dirname(at) !== at) at = dirname(at)
  const path = typeof given === 'string' ? resolve(given) : join(at, 'best-known.json')
  if (!existsSync(path)) {
    if (given !== undefined) throw new BadInput(`there is no file ${path}`)
    return () => undefined
  }
  const entries = new Map<string, unknown>(Object.entries(JSON.parse(readFileSync(path, 'utf8'))))
  return file => {
    const entry = entries.get(relative(dirname(path), resolve(file)).split(sep).join('/'))
    const best = typeof entry === 'object' && entry !== null && 'best' in entry ? entry.best : entry
    return typeof best === 'number' ? best : undefined
  }
}

function gapOf({ makespan, best }: Row): number | undefined {
  return best === undefined ? undefined : (makespan / best - 1) * 100
}

function showGap(gap: number | undefined): string {
  return gap === undefined ? '' : gap.toFixed(2)
}

function plainLine(row: Row): string {
  const gap = showGap(gapOf(row))
  return `${row.name.padEnd(28)}${String(row.makespan).padStart(9)}${gap.padStart(9)} %${row.seconds.toFixed(1).padStart(8)} s\n`
}

function printPlain(rows: readonly Row[]): void {
  process.stdout.write(`${summaryOf(rows)}\n`)
}

function printMarkdown(rows: readonly Row[], options: ScheduleOptions): void {
  const limit = options.seconds === undefined ? `${options.iterations} iterations` : `${options.seconds} s each`
  const lines = rows.map(
    row => `| ${row.name} | ${row.makespan} | ${showGap(gapOf(row))} | ${row.seconds.toFixed(1)} |`,
  )
  process.stdout.write(
    `${measuredOn()}, ${limit}, ${options.threads} threads, seed ${options.seed}. ${summaryOf(rows)}\n\n` +
      `| Instance | Makespan | Gap % | Seconds |\n| --- | --- | --- | --- |\n${lines.join('\n')}\n`,
  )
}

function summaryOf(rows: readonly Row[]): string {
  const gaps = rows.flatMap(row => gapOf(row) ?? [])
  if (gaps.length === 0) return `${rows.length} instances, none with a best known makespan.`
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  return `${gaps.length} instances: mean gap ${mean.toFixed(2)} %, worst ${Math.max(...gaps).toFixed(2)} %.`
}
