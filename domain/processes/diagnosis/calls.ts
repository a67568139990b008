import { allow, deny, type Ruling, refusals } from '#domain/kernel/refusals.ts'
import { texts } from '#domain/kernel/texts.ts'
import { type Instant, minutesBetween } from '#domain/kernel/time.ts'
import { isTicketLate, type TicketState, type TicketStep, ticketAfter } from '../repair-orders/work-tickets.ts'

export const callStateTexts = texts({
  called: ['呼叫中', 'Called'],
  accepted: ['已接受，正在赶来', 'On the way'],
  arrived: ['已到工位', 'At the car'],
  ended: ['已协助', 'Helped'],
  withdrawn: ['已取消', 'Taken back'],
})

export const callRefusals = refusals('technicianCalls', {
  open: [409, '本次到店已有技术支援请求', 'A technician has been called for this visit already'],
  left: [409, '车辆已离厂', 'The car has left'],
  wrongState: [409, '技术支援“{state}”，不能这样操作', 'The call is “{state}”; this cannot be done now'],
  otherPerson: [409, '该请求由 {who} 接受', '{who} has taken this call'],
})

/** The technician called to reception is a ticket of its own kind, with its own words. */
export function nextCallState(state: TicketState, step: TicketStep): Ruling<TicketState> {
  const next = ticketAfter('technician', state, step)
  return next ? allow(next) : deny(callRefusals.wrongState, { state: callStateTexts[state] })
}

type CallTimes = {
  calledAt: Instant
  acceptedAt: Instant | null
  arrivedAt: Instant | null
  endedAt: Instant | null
  dueAt: Instant
}

/** DIA-03: how long each part of it took, in whole minutes. */
export function callMinutes(call: CallTimes) {
  const between = (from: Instant | null, to: Instant | null) => (from && to ? minutesBetween(from, to) : null)
  return {
    toAccept: between(call.calledAt, call.acceptedAt),
    toArrive: between(call.calledAt, call.arrivedAt),
    help: between(call.arrivedAt, call.endedAt),
  }
}

/** Whether it was, or is by now, taken up later than the house allows. */
export function isCallLate(call: CallTimes, now: Instant): boolean {
  return isTicketLate({ kind: 'technician', ...call }, now)
}
