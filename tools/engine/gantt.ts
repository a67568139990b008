import type { Schedule } from '#engines/scheduling/job-shop.ts'

const WIDTH = 96

/** The operations of each machine in the order of time. */
export function listOperations({ makespan, operations }: Schedule): string {
  const rows = operations
    .toSorted((a, b) => a.machine - b.machine || a.start - b.start || a.job - b.job)
    .map(({ machine, job, index, start, end }) => [machine, job, index, start, end].map(cell).join(''))
  const title = ['machine', 'job', 'index', 'start', 'end'].map(cell).join('')
  return `makespan ${makespan}\n\n${title}\n${rows.join('\n')}\n`
}

function cell(value: string | number): string {
  return String(value).padStart(9)
}

/** One line per machine; each operation shows the number of its job as far as there is room. */
export function drawGantt({ makespan, operations }: Schedule, machines: number): string {
  const scale = WIDTH / Math.max(1, makespan)
  const lines = Array.from({ length: machines }, (_, machine) => {
    const line = Array.from({ length: WIDTH }, () => '·')
    for (const { job, start, end } of operations.filter(operation => operation.machine === machine)) {
      const from = Math.floor(start * scale)
      const to = Math.max(from + 1, Math.floor(end * scale))
      const text = `${job}`.padEnd(to - from - 1, '─')
      for (let at = from; at < to && at < WIDTH; at++) line[at] = text[at - from] ?? '|'
    }
    return `${String(machine).padStart(4)} ${line.join('')}`
  })
  return `${lines.join('\n')}\n     0${String(makespan).padStart(WIDTH - 1)}\n`
}
