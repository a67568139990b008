import { addMinutes } from '#domain/kernel/time.ts'
import { callMinutes, callRefusals, isCallLate, nextCallState } from '#domain/processes/diagnosis/calls.ts'
import type { diagnosisContract } from '#domain/processes/diagnosis/contract.ts'
import type { TechnicianCallView } from '#domain/processes/diagnosis/contract-calls.ts'
import { comeToBay } from '#domain/processes/diagnosis/duties.ts'
import { technicianCall } from '#domain/processes/diagnosis/policies.ts'
import type { TicketStep } from '#domain/processes/repair-orders/work-tickets.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { cancelDuties, closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { notify } from '#server/mechanisms/duties/notify.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { findVisit } from '#server/processes/repair-orders/queries.ts'
import { insertTicket, lockTicket, saveTicket, type TicketRow } from '../repair-orders/queries-tickets.ts'
import { callsOf } from './queries-calls.ts'

type Api = Handlers<typeof diagnosisContract>

/** DIA-03: the adviser is in doubt; whoever of the technical department is free comes at once. */
export const callTechnician: Api['call'] = async (ctx, input) => {
  const visit = found(await findVisit(ctx, input.visitId))
  if (visit.leftAt !== null) throw refuse(callRefusals.left)
  const dueAt = addMinutes(ctx.now, await policy(ctx, technicianCall))
  await insertTicket(ctx, {
    ...{ id: input.id, kind: 'technician', visitId: visit.id, reason: input.reason, dueAt },
    toRole: comeToBay.ownerRole,
  })
  const subject = { kind: 'technicianCall', id: input.id }
  await openDuty(ctx, comeToBay, { subject, threadId: visit.id, params: { plate: visit.plate }, dueAt })
  ctx.record({ event: 'technicianCall.called', subject, threadId: visit.id, data: { dueAt }, reason: input.reason })
  return { id: input.id, version: 1, dueAt }
}

export const acceptCall: Api['acceptCall'] = async (ctx, input) => {
  const call = await callFor(ctx, input, 'accept')
  const version = await saveTicket(ctx, call.id, { state: call.next, acceptedBy: staffId(ctx), acceptedAt: ctx.now })
  await taken(ctx, call)
  record(ctx, call, 'technicianCall.accepted')
  return { id: call.id, version }
}

export const arriveAtCall: Api['arriveAtCall'] = async (ctx, input) => {
  const call = await callFor(ctx, input, 'arrive')
  const version = await saveTicket(ctx, call.id, {
    state: call.next,
    acceptedBy: call.acceptedBy ?? staffId(ctx),
    acceptedAt: call.acceptedAt ?? ctx.now,
    arrivedAt: ctx.now,
  })
  if (call.acceptedAt === null) await taken(ctx, call)
  record(ctx, call, 'technicianCall.arrived')
  return { id: call.id, version }
}

export const endCall: Api['endCall'] = async (ctx, input) => {
  const call = await callFor(ctx, input, 'end')
  const version = await saveTicket(ctx, call.id, { state: call.next, endedAt: ctx.now, outcome: input.outcome })
  const times = callMinutes({ ...call, endedAt: ctx.now })
  record(ctx, call, 'technicianCall.ended', { ...times, outcome: input.outcome })
  return { id: call.id, version }
}

export const withdrawCall: Api['withdrawCall'] = async (ctx, input) => {
  const call = await callFor(ctx, input, 'withdraw')
  const version = await saveTicket(ctx, call.id, { state: call.next, endedAt: ctx.now, outcome: input.reason })
  await cancelDuties(ctx, call.id)
  record(ctx, call, 'technicianCall.withdrawn', {}, input.reason)
  return { id: call.id, version }
}

export async function callViews(ctx: Ctx, visitId: string): Promise<TechnicianCallView[]> {
  const rows = await callsOf(ctx, visitId)
  const mayCome = ctx.can('technician.come')
  return rows.map(row => {
    const { id, state, reason, calledAt, dueAt, acceptedAt, arrivedAt, endedAt, outcome, version } = row
    const may = (step: TicketStep) => nextCallState(state, step).ok
    const mine = row.acceptedBy === null || row.acceptedBy === ctx.actor.id
    return {
      ...{ id, state, reason, calledAt, dueAt, acceptedAt, arrivedAt, endedAt, outcome, version },
      calledBy: row.callerName,
      acceptedBy: row.helperName,
      minutes: callMinutes(row),
      late: isCallLate(row, ctx.now),
      can: {
        accept: mayCome && may('accept'),
        arrive: mayCome && mine && may('arrive'),
        end: mayCome && mine && may('end'),
        withdraw: ctx.can('technician.call') && may('withdraw'),
      },
    }
  })
}

async function callFor(ctx: Ctx, input: { id: string; version: number }, step: TicketStep) {
  const call = found(await lockTicket(ctx, input.id, ['technician']))
  await checkVersion(ctx, call, input.version)
  const next = ruled(nextCallState(call.state, step))
  // Whoever took it goes on with it; the house sees whom it waits for.
  if (step !== 'withdraw' && call.acceptedBy !== null && call.acceptedBy !== ctx.actor.id)
    throw refuse(callRefusals.otherPerson, { who: await nameOfStaff(ctx, call.acceptedBy) })
  return { ...call, next }
}

async function taken(ctx: Ctx, call: TicketRow): Promise<void> {
  await closeDuty(ctx, comeToBay, call.id)
  const visit = found(await findVisit(ctx, call.visitId))
  await notify(ctx, {
    to: { staffId: call.calledBy },
    kind: 'diagnosis.helpComing',
    subject: { kind: 'technicianCall', id: call.id },
    params: { who: ctx.actor.name, plate: visit.plate, visitId: visit.id },
  })
}

function record(ctx: Ctx, call: TicketRow, event: string, data: Record<string, unknown> = {}, reason?: string): void {
  ctx.record({ event, subject: { kind: 'technicianCall', id: call.id }, threadId: call.visitId, data, reason })
}
