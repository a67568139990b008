import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { percentOf } from '#domain/processes/workshop/progress-share.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { orderRows } from '../repair-orders/queries-list.ts'
import { wipNow } from './begin-rules.ts'
import { ordersInHouse, troubleOf, type WorkedLine, workOfOrders } from './queries-wall.ts'

/** WKS-16: the whole house on one screen. */
export const wall: Handlers<typeof workshopContract>['wall'] = async ctx => {
  const ids = await ordersInHouse(ctx)
  const [orders, work, trouble, wip] = await Promise.all([
    orderRows(ctx, ids),
    workOfOrders(ctx, ids),
    troubleOf(ctx),
    wipNow(ctx),
  ])
  const lines = Map.groupBy(work, line => line.orderId)
  const rows = ids.flatMap(orderId => {
    const order = orders.get(orderId)
    if (!order) return []
    const { number, plate, car, label, risk, promisedAt } = order
    const own = lines.get(orderId) ?? []
    return [
      {
        ...{ orderId, number, plate, car, label, risk, promisedAt },
        percent: percentOf(own),
        ...nowOf(own),
        trouble: trouble.get(orderId) ?? 0,
      },
    ]
  })
  return { rows, wip }
}

/** What is in hand: the running jobs, else the paused ones, else the next. */
export function nowOf(lines: readonly WorkedLine[]): { step: string; people: string; bays: string } {
  const inState = (state: WorkedLine['state']) => lines.filter(line => line.state === state)
  const current = [inState('working'), inState('paused'), inState('planned')].find(found => found.length > 0) ?? []
  const joined = (texts: readonly string[]) => [...new Set(texts.filter(text => text !== ''))].join('、')
  return {
    step: joined(current.map(line => line.nextStep || line.name)),
    people: joined(current.map(line => line.technician)),
    bays: joined(current.map(line => line.bay)),
  }
}
