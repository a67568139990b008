import { allow, deny, type Ruling, refusals } from '#domain/kernel/refusals.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { OrderKind } from './kinds.ts'
import type { QuickPath } from './policies.ts'
import { isOffBoard } from './pricing.ts'
import { type Axes, labelTexts, type OrderLabel } from './status.ts'

export const orderRefusals = refusals('orders', {
  noLines: [409, '工单没有维修项目，请先添加项目', 'The order has no lines; add what is to be done'],
  noPromise: [409, '请先填写预计交车时间，再请客户签字', 'Give a promised time before the customer signs'],
  promisePast: [409, '预计交车时间已过，请重新约定', 'The promised time has passed; agree a new one'],
  noBasis: [409, '项目“{name}”没有依据（检查发现、保养规范或客户要求）', 'Line “{name}” has no basis'],
  deviation: [
    409,
    '“{name}”的价格或优惠与公示价不一致，需先批准',
    'Price or discount of “{name}” differs from what is published and needs approval first',
  ],
  deviationReason: [
    400,
    '“{name}”偏离公示价，请填写原因',
    '“{name}” differs from the published price; give the reason',
  ],
  discountTooHigh: [400, '“{name}”的优惠超过金额', 'The discount of “{name}” exceeds its amount'],
  needsDiagnosis: [
    409,
    '故障维修须先有诊断结论（快速开单只用于保养或客户指定项目）',
    'A fault repair needs a diagnosis first',
  ],
  registration: [409, '登记信息不完整：{missing}', 'The registration is incomplete: {missing}'],
  presentedAlready: [409, '委托书已出具，请打印正式单据', 'The order paper is issued; print that one'],
  signedAlready: [
    409,
    '客户已签字；如有变更请先修改工单，再请客户重新签字',
    'The customer has signed; change the order first, then ask again',
  ],
  working: [409, '施工已开始，变更请使用增项', 'Work has begun; use an add-on for changes'],
  unsigned: [409, '客户尚未签字，不能开始', 'The customer has not signed; nothing may start'],
  unapprovedLine: [409, '项目“{name}”未经客户认可', 'Line “{name}” is not approved by the customer'],
  ended: [409, '工单{label}，不能再更改', 'The order cannot be changed any more: {label}'],
  severalTrades: [409, '涉及多个工种，须由车间主管安排', 'Several trades are involved; the workshop manager assigns'],
  addOnState: [409, '增项当前为“{state}”，不能执行此操作', 'The add-on is {state}; this is not possible'],
  riskNote: [400, '客户拒绝安全项目，请签署风险告知', 'A safety item was refused; the risk note must be signed'],
  relayNeeded: [400, '请填写车间受话人', 'Name whom in the workshop was told'],
  notEarlier: [
    400,
    '早于系统建议时间（{proposed}），请填写理由',
    'Earlier than proposed ({proposed}); give the reason',
  ],
  nobodyForWork: [
    400,
    '没有人具备本单施工所需的资格，无法推算交车时间；仍要承诺请填写理由',
    'Nobody here may do this work, so no time can be worked out; to promise one all the same, give the reason',
  ],
  reworkOrigin: [400, '返修工单须关联原工单', 'A rework order names its original order'],
  reworkCause: [400, '返修工单须填写返修原因与责任环节', 'A rework order names cause and responsible step'],
  reworkOtherCar: [400, '原工单不是该车的工单', 'The original order is not of this car'],
  sameResponsible: [400, '顾问与主修没有变化', 'Adviser and technician are the same'],
  notAdviser: [400, '请选择服务顾问', 'Choose a service adviser'],
  notTechnician: [400, '请选择维修技师', 'Choose a technician'],
  openElsewhere: [409, '该车已有进行中的工单 {number}', 'This car has an open order {number}'],
})

export type PresentableLine = {
  name: string
  basis: string
  basisText: string
  unitPriceFen: number
  publishedPriceFen: number
  discountFen: number
  ruledDiscountFen: number
  deviationApproved: boolean
  state: string
}

export type PresentableOrder = {
  promisedAt: Instant | null
  axes: Axes
  label: OrderLabel
  kind: OrderKind
  /** The cause of the fault is established. */
  diagnosed: boolean
  quickPath: boolean
}

/** May the order be put before the customer? Everything that is missing is found before any pen is offered. */
export function mayPresent(
  order: PresentableOrder,
  lines: readonly PresentableLine[],
  quickRule: QuickPath,
  now: Instant,
): Ruling<true> {
  const open = mayEditLines(order.axes, order.label)
  if (!open.ok) return open
  const live = lines.filter(line => line.state !== 'declined' && line.state !== 'cancelled')
  if (live.length === 0) return deny(orderRefusals.noLines)
  if (needsDiagnosis(order, live, quickRule)) return deny(orderRefusals.needsDiagnosis)
  if (order.promisedAt === null) return deny(orderRefusals.noPromise)
  if (order.promisedAt <= now) return deny(orderRefusals.promisePast)
  for (const line of live) {
    if (line.basis !== 'wish' && line.basisText.trim() === '') return deny(orderRefusals.noBasis, { name: line.name })
    if (isOffBoard(line) && !line.deviationApproved) return deny(orderRefusals.deviation, { name: line.name })
  }
  return allow(true)
}

/** A fault is repaired once its cause is known; what the customer simply ordered needs no finding. */
export function needsDiagnosis(
  order: Pick<PresentableOrder, 'kind' | 'diagnosed' | 'quickPath'>,
  lines: readonly Pick<PresentableLine, 'basis'>[],
  rule: QuickPath,
): boolean {
  if (order.kind !== 'repair' || order.diagnosed || rule === 'always') return false
  if (rule === 'never') return true
  return !order.quickPath && lines.some(line => line.basis !== 'wish')
}

/** Lines are the adviser's until the workshop has the car; later changes are add-ons with an answer of their own. */
export function mayEditLines(axes: Axes, label: OrderLabel): Ruling<true> {
  if (axes.cancelled || axes.delivery === 'gone') return deny(orderRefusals.ended, { label: labelTexts[label] })
  if (axes.work !== 'waiting') return deny(orderRefusals.working)
  return allow(true)
}

/** Nothing may start unsigned (RCV-19). */
export function mayStart(axes: Axes): Ruling<true> {
  return axes.authorisation === 'signed' ? allow(true) : deny(orderRefusals.unsigned)
}

/** One team's work the counter assigns itself; several trades go to the workshop manager (RO-04). */
export function assignedByCounter(trades: readonly string[]): boolean {
  return new Set(trades.filter(trade => trade !== '')).size <= 1
}
