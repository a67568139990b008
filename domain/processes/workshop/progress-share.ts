/** One labour line of an order as far as it is worked. */
export type LineWork = {
  state: 'planned' | 'working' | 'paused' | 'done' | 'none'
  hoursCenti: number
  steps: number
  stepsDone: number
  clockedMinutes: number
}

/** Ticked steps may all be done and the job still open; the clock alone never says that work is finished. */
const ALMOST_PERCENT = 95
const CLOCK_PERCENT = 90

/** RO-06: how far an order is, weighted by the hours of its lines: by steps where a line has them, else by the clock. */
export function percentOf(lines: readonly LineWork[]): number {
  const whole = lines.reduce((sum, line) => sum + weightOf(line), 0)
  if (whole === 0) return 0
  const worked = lines.reduce((sum, line) => sum + weightOf(line) * lineShare(line), 0)
  return Math.floor(worked / whole)
}

const weightOf = (line: LineWork) => Math.max(line.hoursCenti, 1)

function lineShare({ state, steps, stepsDone, clockedMinutes, hoursCenti }: LineWork): number {
  if (state === 'done') return 100
  if (state === 'none') return 0
  if (steps > 0) return Math.min(ALMOST_PERCENT, (stepsDone * 100) / steps)
  return Math.min(CLOCK_PERCENT, (clockedMinutes * 10_000) / Math.max(60 * hoursCenti, 1))
}

export type WallTone = 'late' | 'risk' | 'soon' | 'calm'

/** WKS-16: the colour of a car on the wall: its promise is broken, will be, is close, or safe. */
export function wallTone(car: { promisedAt: string | null; isAtRisk: boolean; soonAt: string }, now: string): WallTone {
  if (car.promisedAt === null) return 'calm'
  if (car.promisedAt <= now) return 'late'
  if (car.isAtRisk) return 'risk'
  return car.promisedAt <= car.soonAt ? 'soon' : 'calm'
}
