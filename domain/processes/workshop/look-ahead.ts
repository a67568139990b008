/** Anything that may move the moment when a car is ready. */
const moving = [
  'addOn.',
  'appointment.',
  'calendar.',
  'job.',
  'order.cancelled',
  'order.rePromised',
  'order.signed',
  'overtime.',
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
