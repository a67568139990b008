import { addHours, type Instant } from '#domain/kernel/time.ts'
import type { activeBookingContract } from '#domain/processes/active-booking/contract.ts'
import { nextWindow } from '#domain/processes/active-booking/convenient-time.ts'
import { type ContactMethod, candidateStateTexts, channelOf } from '#domain/processes/active-booking/kinds.ts'
import { activeCalls } from '#domain/processes/active-booking/policies.ts'
import { activeBookingRefusals } from '#domain/processes/active-booking/refusals.ts'
import type { Explained } from '#domain/processes/appointments/contract-talks.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { createAppointment } from '../appointments/create-appointment.ts'
import { noteExplanation } from '../appointments/explain-booking.ts'
import { bookingsAhead } from '../appointments/queries-lists.ts'
import { writeCall } from '../follow-up/record-call.ts'
import {
  type CandidateRow,
  insertContact,
  lockCandidate,
  otherReasons,
  personForTalk,
  saveCandidate,
} from './queries.ts'

type Api = Handlers<typeof activeBookingContract>
type Contact = {
  contactId: string
  method: ContactMethod
  note: string
  durationSeconds: number
  explained: Explained | null
}
type Result = 'booked' | Parameters<Api['record']>[1]['result']

/** Who did not answer is tried again after this, in the next hours that suit. */
const RETRY_HOURS = 4

/** A contact that brought no booking: agreed again later, not reached, or not wanted. */
export const recordContact: Api['record'] = async (ctx, input) => {
  const candidate = await openCandidate(ctx, input)
  if (input.result === 'later' && (input.nextAt === null || input.nextAt <= ctx.now)) {
    throw refuse(activeBookingRefusals.timeNeeded)
  }
  await writeContact(ctx, candidate, input, input.result, input.nextAt)
  const next = await nextStep(ctx, candidate, input)
  const version = await saveCandidate(ctx, candidate.id, next)
  ctx.record({
    event: 'candidate.contacted',
    subject: { kind: 'candidate', id: candidate.id },
    threadId: candidate.vehicleId,
    data: { method: input.method, result: input.result, state: next.state },
  })
  return { id: candidate.id, version, state: next.state, plannedAt: next.plannedAt ?? null }
}

/** The customer wants to come: the booking is begun, and whatever else was to be called about goes into the same talk. */
export const bookCandidate: Api['book'] = async (ctx, input) => {
  const candidate = await openCandidate(ctx, input)
  const { vehicleId, personId, kind } = candidate
  const [ahead] = await bookingsAhead(ctx, vehicleId, ctx.now)
  if (ahead) throw refuse(activeBookingRefusals.booked, { plate: ahead.plate, number: ahead.number ?? '' })
  await createAppointment(ctx, { id: input.appointmentId, kind, channel: channelOf[input.method], vehicleId, personId })
  await writeContact(ctx, candidate, input, 'booked', null)
  const others = await otherReasons(ctx, candidate)
  const ended = {
    state: 'booked',
    appointmentId: input.appointmentId,
    bookedMethod: input.method,
    endedAt: ctx.now,
  } as const
  for (const other of others) await saveCandidate(ctx, other.id, ended)
  const version = await saveCandidate(ctx, candidate.id, { ...ended, attempts: candidate.attempts + 1 })
  ctx.record({
    event: 'candidate.booked',
    subject: { kind: 'candidate', id: candidate.id },
    threadId: input.appointmentId,
    data: { method: input.method, appointmentId: input.appointmentId, together: others.length + 1 },
  })
  return { id: candidate.id, version, appointmentId: input.appointmentId }
}

async function openCandidate(ctx: Ctx, input: { id: string; version: number }): Promise<CandidateRow> {
  const candidate = found(await lockCandidate(ctx, input.id))
  await checkVersion(ctx, candidate, input.version)
  if (candidate.state !== 'open') {
    throw refuse(activeBookingRefusals.ended, { state: candidateStateTexts[candidate.state] })
  }
  return candidate
}

async function nextStep(ctx: Ctx, candidate: CandidateRow, input: Parameters<Api['record']>[1]) {
  const attempts = candidate.attempts + 1
  if (input.result === 'declined') {
    return { state: 'declined', attempts, endedAt: ctx.now, endedReason: input.note } as const
  }
  if (input.result === 'later' && input.nextAt !== null) {
    return { state: 'open', attempts, plannedAt: input.nextAt, plannedUntil: addHours(input.nextAt, 1) } as const
  }
  const { tries } = await policy(ctx, activeCalls)
  if (attempts >= tries) {
    return { state: 'unreachable', attempts, endedAt: ctx.now, endedReason: `联系 ${attempts} 次未果` } as const
  }
  const { convenientTime } = await personForTalk(ctx, candidate.personId)
  return {
    state: 'open',
    attempts,
    ...nextWindow(convenientTime, addHours(ctx.now, RETRY_HOURS), ctx.store.zone),
  } as const
}

/** Every contact is a row; a telephone call also stands in the one register of calls. */
async function writeContact(
  ctx: Ctx,
  candidate: CandidateRow,
  contact: Contact,
  result: Result,
  nextAt: Instant | null,
): Promise<void> {
  const callId = contact.method === 'call' ? contact.contactId : null
  if (callId !== null) await writeToRegister(ctx, candidate, contact, result, nextAt)
  await insertContact(ctx, {
    id: contact.contactId,
    storeId: ctx.store.id,
    candidateId: candidate.id,
    method: contact.method,
    result,
    note: contact.note,
    nextAt,
    callId,
    at: ctx.now,
    byStaff: staffId(ctx),
  })
}

const callResults = {
  booked: 'reached',
  declined: 'reached',
  later: 'notConvenient',
  noAnswer: 'noAnswer',
  wrongPerson: 'wrongPerson',
} as const

async function writeToRegister(
  ctx: Ctx,
  candidate: CandidateRow,
  contact: Contact,
  result: Result,
  nextAt: Instant | null,
): Promise<void> {
  const { vehicleId, personId } = candidate
  const about = { visitId: null, orderId: null, vehicleId, personId, threadId: candidate.id }
  await writeCall(
    ctx,
    { id: contact.contactId, followUpId: null, direction: 'out', purpose: '主动预约', about },
    {
      result: callResults[result],
      interviewee: '',
      satisfied: null,
      vehicleUse: '',
      opinion: '',
      newNeeds: contact.note,
      tipsTold: '',
      praise: '',
      tickets: [],
      durationSeconds: contact.durationSeconds,
      mayCallAgain: null,
      nextCallAt: nextAt,
    },
  )
  if (contact.explained === null || callResults[result] !== 'reached') return
  await noteExplanation(ctx, {
    ...contact.explained,
    id: contact.contactId,
    occasion: 'outgoing',
    subject: { kind: 'call', id: contact.contactId },
  })
}
