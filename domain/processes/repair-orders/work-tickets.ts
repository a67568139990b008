import { allow, deny, type Ruling, refusals } from '#domain/kernel/refusals.ts'
import { texts } from '#domain/kernel/texts.ts'
import { type Instant, isBefore } from '#domain/kernel/time.ts'
import type { Role } from '#domain/mechanisms/access/roles.ts'

/** 'technician' is raised at reception, for a visit; the others about an order in the house. */
export const ticketKinds = ['technician', 'mismatch', 'andon', 'help', 'cooperation'] as const
export const orderTicketKinds = ['mismatch', 'andon', 'help', 'cooperation'] as const
export const ticketStates = ['called', 'accepted', 'arrived', 'ended', 'withdrawn'] as const
export const ticketSteps = ['accept', 'arrive', 'end', 'withdraw'] as const
export const toldChannels = ['call', 'sms', 'wechat', 'inPerson'] as const
export type TicketKind = (typeof ticketKinds)[number]
export type OrderTicketKind = (typeof orderTicketKinds)[number]
export type TicketState = (typeof ticketStates)[number]
export type TicketStep = (typeof ticketSteps)[number]

export const ticketKindTexts = texts({
  technician: ['技术支援', 'Technician called'],
  mismatch: ['与工单不符', 'Not as ordered'],
  andon: ['现场异常', 'Trouble at the bay'],
  help: ['技术求助', 'Help wanted'],
  cooperation: ['部门协作', 'Cooperation'],
})

export const ticketStateTexts = texts({
  called: ['待响应', 'Waiting'],
  accepted: ['处理中', 'Taken'],
  arrived: ['已到现场', 'At the car'],
  ended: ['已答复', 'Answered'],
  withdrawn: ['已撤回', 'Taken back'],
})

export const ticketRefusals = refusals('workTickets', {
  closed: [409, '工单{label}，不能再发起', 'The order is over: {label}'],
  wrongState: [409, '该协作单“{state}”，不能这样操作', 'The ticket is “{state}”; this cannot be done now'],
  notYours: [403, '该协作单由{who}处理', 'This ticket is for {who} to answer'],
  otherPerson: [409, '{who} 正在处理', '{who} has taken it'],
  noRole: [400, '请选择协作部门', 'Choose the department asked'],
  noLine: [400, '请选择与实际不符的项目', 'Say which line does not agree'],
  noCause: [400, '关闭现场异常须填写原因', 'Trouble is closed with its cause'],
  notTold: [400, '请先告知客户，并填写告知方式', 'Tell the customer first, and say how'],
})

/** What may follow what. Whoever is at the car may say so at once: walking over is accepting. */
const steps: Readonly<Record<TicketStep, { from: readonly TicketState[]; to: TicketState }>> = {
  accept: { from: ['called'], to: 'accepted' },
  arrive: { from: ['called', 'accepted'], to: 'arrived' },
  end: { from: ['called', 'accepted', 'arrived'], to: 'ended' },
  withdraw: { from: ['called', 'accepted'], to: 'withdrawn' },
}

/** Nothing when the step is not possible. Whoever was called to a car ends the help at the car; the others may answer at once. */
export function ticketAfter(kind: TicketKind, state: TicketState, step: TicketStep): TicketState | undefined {
  if (kind === 'technician' && step === 'end' && state !== 'arrived') return undefined
  return steps[step].from.includes(state) ? steps[step].to : undefined
}

type Rule = {
  /** Whose it is to answer, unless the ticket says otherwise. */
  toRole: Role
  /** Who may answer beside the owner. */
  roles: readonly Role[]
  /** The clock stops when somebody takes it, or only with the answer. */
  answeredBy: 'taking' | 'ending'
}

export const ticketRules: Readonly<Record<OrderTicketKind, Rule>> = {
  mismatch: { toRole: 'R-SA', roles: ['R-SA', 'R-SA-ASST', 'R-BIZ-SUP'], answeredBy: 'ending' },
  andon: { toRole: 'R-TEAM', roles: ['R-TEAM', 'R-WS-MGR', 'R-DISP'], answeredBy: 'taking' },
  help: {
    toRole: 'R-TECH-EXP',
    roles: ['R-TECH-EXP', 'R-TEC-SUP', 'R-LEAD-TECH', 'R-TEAM', 'R-EXPERT', 'R-WS-MGR'],
    answeredBy: 'taking',
  },
  cooperation: { toRole: 'R-WS-MGR', roles: ['R-WS-MGR', 'R-SVC-MGR'], answeredBy: 'ending' },
}

type Asked = { kind: TicketKind; toRole: string; ownerId: string | null; experts: readonly string[] }

/** May this person answer: the owner, the role asked, an expert who was told, or who leads them. */
export function mayAnswer(ticket: Asked, person: { id: string | null; roles: readonly string[] }): boolean {
  if (ticket.kind === 'technician') return false
  if (ticket.ownerId !== null && ticket.ownerId === person.id) return true
  if (person.id !== null && ticket.experts.includes(person.id)) return true
  const { roles } = ticketRules[ticket.kind]
  return person.roles.some(role => role === ticket.toRole || roles.some(allowed => allowed === role))
}

/** What an answer has to say, by kind: trouble its cause, a mismatch how the customer was told. */
export function mayEnd(kind: TicketKind, answer: { cause: string; toldChannel: string }): Ruling<true> {
  if (kind === 'andon' && answer.cause.trim() === '') return deny(ticketRefusals.noCause)
  if (kind === 'mismatch' && answer.toldChannel === '') return deny(ticketRefusals.notTold)
  return allow(true)
}

export type Expert = { staffId: string; grade: number }

/** WKS-20: whom a hard problem is put to: everyone of a higher grade, the highest first. */
export function expertsFor(technicians: readonly Expert[], asker: { staffId: string; grade: number }): string[] {
  return technicians
    .filter(person => person.staffId !== asker.staffId && person.grade > asker.grade)
    .sort((a, b) => b.grade - a.grade)
    .map(person => person.staffId)
}

type Times = { kind: TicketKind; acceptedAt: Instant | null; endedAt: Instant | null; dueAt: Instant }

/** Whether it was, or is by now, answered later than the house allows. */
export function isTicketLate(ticket: Times, now: Instant): boolean {
  const taken = ticket.kind === 'technician' || ticketRules[ticket.kind].answeredBy === 'taking'
  const answeredAt = (taken ? ticket.acceptedAt : null) ?? ticket.endedAt ?? now
  return isBefore(ticket.dueAt, answeredAt)
}
