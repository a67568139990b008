import { texts } from '#domain/kernel/texts.ts'

/** The axes of a repair order, each with its own owner and its own version. The label people see is derived. */
export const authorisations = ['draft', 'awaiting', 'signed'] as const
export const works = [
  'waiting',
  'handedOver',
  'dispatched',
  'working',
  'finished',
  'inspecting',
  'rework',
  'passed',
] as const
export const deliveries = [
  'none',
  'preparing',
  'prepared',
  'notified',
  'accepting',
  'accepted',
  'delivered',
  'gone',
] as const
export const moneys = ['open', 'totalled', 'settled'] as const
export const washings = ['none', 'waiting', 'washing', 'washed', 'returned'] as const
export const partsStates = ['none', 'requested', 'short', 'ready'] as const

export type Authorisation = (typeof authorisations)[number]
export type Work = (typeof works)[number]
export type Delivery = (typeof deliveries)[number]
export type Money = (typeof moneys)[number]
export type Washing = (typeof washings)[number]
export type PartsState = (typeof partsStates)[number]

export type Axes = {
  authorisation: Authorisation
  work: Work
  delivery: Delivery
  money: Money
  washing: Washing
  parts: PartsState
  /** An add-on whose answer the customer still owes. */
  addOnOpen: boolean
  paused: boolean
  cancelled: boolean
}

export const labelTexts = texts({
  cancelled: ['已取消', 'Cancelled'],
  gone: ['已离厂', 'Left'],
  delivered: ['已交车', 'Handed over'],
  settled: ['已结算', 'Settled'],
  accepted: ['待结算', 'Awaiting settlement'],
  accepting: ['交车中', 'Handing over'],
  notified: ['已通知', 'Customer told'],
  totalled: ['单据汇总', 'Papers totalled'],
  preparing: ['交车准备', 'Preparing delivery'],
  passed: ['质检合格', 'Inspection passed'],
  rework: ['内部返工', 'Internal rework'],
  inspecting: ['质检中', 'Inspecting'],
  awaitingCustomer: ['待客户确认', 'Awaiting customer'],
  awaitingParts: ['待料', 'Awaiting parts'],
  paused: ['暂停', 'Paused'],
  working: ['维修中', 'In repair'],
  dispatched: ['已派工', 'Dispatched'],
  inWorkshop: ['已入车间', 'In workshop'],
  washing: ['待洗车', 'To be washed'],
  toWorkshop: ['待入车间', 'To workshop'],
  awaitingSignature: ['待客户签字', 'Awaiting signature'],
  draft: ['草稿', 'Draft'],
})

export type OrderLabel = keyof typeof labelTexts

/**
 * What people call the order's state. Published order of precedence: the end of the visit first, then delivery, then
 * inspection, then what blocks the work, then the work itself, then the way into the workshop, then the signature.
 */
export function orderLabel(axes: Axes): OrderLabel {
  if (axes.cancelled) return 'cancelled'
  return deliveryLabel(axes) ?? workLabel(axes) ?? entryLabel(axes)
}

function deliveryLabel(axes: Axes): OrderLabel | undefined {
  if (axes.delivery === 'gone' || axes.delivery === 'delivered') return axes.delivery
  if (axes.money === 'settled') return 'settled'
  if (axes.delivery === 'accepted' || axes.delivery === 'accepting' || axes.delivery === 'notified')
    return axes.delivery
  // A car sent back from the joint look is in the workshop again, although its bill was made up.
  if (axes.money === 'totalled' && (axes.work === 'passed' || axes.delivery !== 'none')) return 'totalled'
  return axes.delivery === 'none' ? undefined : 'preparing'
}

function workLabel(axes: Axes): OrderLabel | undefined {
  if (axes.work === 'passed' || axes.work === 'rework') return axes.work
  if (axes.work === 'finished' || axes.work === 'inspecting') return 'inspecting'
  const inWorkshop = axes.work !== 'waiting'
  if (inWorkshop && axes.addOnOpen) return 'awaitingCustomer'
  if (inWorkshop && axes.parts === 'short') return 'awaitingParts'
  if (axes.work === 'working') return axes.paused ? 'paused' : 'working'
  if (axes.work === 'dispatched') return 'dispatched'
  return axes.work === 'handedOver' ? 'inWorkshop' : undefined
}

function entryLabel(axes: Axes): OrderLabel {
  if (axes.authorisation === 'draft') return 'draft'
  if (axes.authorisation === 'awaiting') return 'awaitingSignature'
  return axes.washing === 'waiting' || axes.washing === 'washing' ? 'washing' : 'toWorkshop'
}

/** The customer sees only the steps that face them (SYS-19). */
export const customerStepTexts = texts({
  received: ['已接车', 'Received'],
  repairing: ['维修中', 'In repair'],
  preparing: ['准备交车', 'Preparing hand-over'],
  ready: ['可取车', 'Ready'],
  done: ['已交车', 'Handed over'],
})

export function customerStep(label: OrderLabel): keyof typeof customerStepTexts {
  if (label === 'delivered' || label === 'gone') return 'done'
  if (label === 'notified' || label === 'accepting' || label === 'accepted' || label === 'settled') return 'ready'
  if (['passed', 'inspecting', 'rework', 'preparing', 'totalled'].includes(label)) return 'preparing'
  return ['draft', 'awaitingSignature', 'washing', 'toWorkshop', 'cancelled'].includes(label) ? 'received' : 'repairing'
}
