import type { Instant } from '#domain/kernel/time.ts'
import { floorAsItStands, type PlacedTask, partsOf } from './floor.ts'
import type { ForecastOrder, ForecastQuestion } from './floor-question.ts'
import type { WorkingAxis } from './working-axis.ts'

/** What holds an order up most: parts that are missing, others' work before it, its own work, or that nobody can do it. */
export type ForecastLimit = 'nobody' | 'parts' | 'queue' | 'work'

export type Forecast = {
  orderId: string
  /** When the car can be ready as things stand; null when nobody can do the work. */
  readyAt: Instant | null
  /** Working minutes left between that and the promise; below 0 the promise breaks. */
  slackMinutes: number
  limit: ForecastLimit
}

/** When every car will be ready as things stand. */
export function forecast(question: ForecastQuestion): Forecast[] {
  const floor = floorAsItStands(question)
  const { axis } = floor
  const placed = Map.groupBy(floor.placed, place => place.task.orderId)
  const tasks = Map.groupBy(question.tasks, task => task.orderId)
  return question.orders.map(order => {
    const own = placed.get(order.id) ?? []
    const promised = axis.of(order.promisedAt)
    if (own.length < (tasks.get(order.id)?.length ?? 0))
      return { orderId: order.id, readyAt: null, slackMinutes: Math.min(-1, promised), limit: 'nobody' }
    const said = order.saidDoneAt === null ? 0 : axis.of(order.saidDoneAt)
    const ready = Math.max(partsOf(order, axis), 0, said, ...own.map(place => place.end)) + order.afterMinutes
    return {
      orderId: order.id,
      readyAt: axis.at(ready),
      slackMinutes: promised - ready,
      limit: limitOf(order, own, axis),
    }
  })
}

function limitOf(order: ForecastOrder, own: readonly PlacedTask[], axis: WorkingAxis): ForecastLimit {
  const work = own.reduce((sum, place) => sum + place.task.minutes, 0)
  const first = Math.min(Number.POSITIVE_INFINITY, ...own.map(place => place.start))
  const parts = partsOf(order, axis)
  if (parts > 0 && parts >= first) return 'parts'
  const last = Math.max(0, ...own.map(place => place.end))
  return last - work > 0 ? 'queue' : 'work'
}
