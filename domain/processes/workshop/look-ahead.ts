/** Anything that may move the moment when a car is ready. */
const moving = [
  'addOn.',
  'appointment.',
  'calendar.',
  'job.',
  'order.cancelled',
  'order.rePromised',
  'order.signed',
  'parts.',
  'quality.',
  'resource',
  'shortage',
  'stock.received',
  'workshop.',
]

export function movesPromises(event: string): boolean {
  return moving.some(start => event.startsWith(start))
}

/** Somebody who was planned for so long has always a little left. */
const LEAST_MINUTES = 10

/** What a job still takes: the hours it was given less what was clocked. */
export function remainingMinutes(assignedHoursCenti: number, clockedMinutes: number): number {
  return Math.max(LEAST_MINUTES, Math.round((assignedHoursCenti * 60) / 100) - clockedMinutes)
}
