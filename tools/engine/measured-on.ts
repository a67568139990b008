import { cpus, loadavg } from 'node:os'

/** The date, the machine, and how busy it was: figures within a time limit mean nothing without them. */
export function measuredOn(): string {
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' }).format(performance.timeOrigin)
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor'
  const [load = 0] = loadavg()
  return `${date}, ${cpus().length} × ${processor}, Node ${process.versions.node}, load ${load.toFixed(1)}`
}
