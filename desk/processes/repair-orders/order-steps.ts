import { at } from '#desk/kernel/format.tsx'
import type { Step, StepState } from '#desk/mechanisms/kit/step-bar.tsx'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import type { orderText } from './text.ts'

const worksBefore = ['waiting', 'handedOver', 'dispatched', 'working', 'rework']
const goneDeliveries = ['delivered', 'gone']

/** The way of an order through the house: everything before the first open step is done. */
export function orderSteps(order: OrderView, t: Record<keyof typeof orderText, string>): Step[] {
  const { axes } = order
  const isInspected = axes.work === 'passed'
  const steps = [
    { key: 'open', label: t.stepOpen, isDone: true, hint: at(order.createdAt, 'time') },
    {
      key: 'sign',
      label: t.stepSign,
      isDone: axes.authorisation === 'signed',
      hint: order.signedAt ? at(order.signedAt, 'time') : undefined,
    },
    {
      key: 'shop',
      label: t.stepShop,
      isDone: axes.work !== 'waiting',
      hint: order.receivedAt ? at(order.receivedAt, 'time') : undefined,
    },
    { key: 'work', label: t.stepWork, isDone: !worksBefore.includes(axes.work), hint: undefined },
    { key: 'check', label: t.stepCheck, isDone: isInspected, hint: undefined },
    { key: 'settle', label: t.stepSettle, isDone: axes.money === 'settled', hint: undefined },
    { key: 'out', label: t.stepOut, isDone: goneDeliveries.includes(axes.delivery), hint: undefined },
  ]
  const first = steps.findIndex(step => !step.isDone)
  const stateOf = (isDone: boolean, index: number): StepState => {
    if (isDone) return 'done'
    if (axes.cancelled) return 'skipped'
    return index === first ? 'current' : 'waiting'
  }
  return steps.map(({ key, label, isDone, hint }, index) => ({
    key,
    label,
    state: stateOf(isDone, index),
    ...(hint === undefined ? {} : { hint }),
  }))
}
