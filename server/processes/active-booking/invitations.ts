import { addHours } from '#domain/kernel/time.ts'
import { type Ctx, type Subject, staffIdOrNull } from '#server/kernel/context.ts'
import { insertContact, lockCandidate, openCandidateOf, saveCandidate } from './queries.ts'

/** Whoever was sent a link and has not booked is called after this. */
const WAIT_HOURS = 48

/**
 * Notes that a customer was sent a link to book by. A car that is on the list stays there, to be called when the link
 * brings nothing. @returns what the link is about
 */
export async function noteInvitation(
  ctx: Ctx,
  invitation: { id: string; vehicleId: string; personId: string },
): Promise<Subject> {
  const candidate = await openCandidateOf(ctx, invitation.vehicleId)
  if (!candidate) return { kind: 'vehicle', id: invitation.vehicleId }
  const nextAt = addHours(ctx.now, WAIT_HOURS)
  await insertContact(ctx, {
    id: invitation.id,
    storeId: ctx.store.id,
    candidateId: candidate.id,
    method: 'sms',
    result: 'invited',
    note: '',
    nextAt,
    callId: null,
    at: ctx.now,
    byStaff: staffIdOrNull(ctx),
  })
  await saveCandidate(ctx, candidate.id, {
    attempts: candidate.attempts + 1,
    plannedAt: nextAt,
    plannedUntil: addHours(nextAt, 1),
  })
  return { kind: 'candidate', id: candidate.id }
}

/** The invited customer booked: everything the store would have called about is part of that booking. */
export async function bookInvited(ctx: Ctx, subject: Subject, appointmentId: string): Promise<void> {
  const candidate = subject.kind === 'candidate' ? await lockCandidate(ctx, subject.id) : undefined
  if (candidate?.state !== 'open') return
  const ended = { state: 'booked', appointmentId, bookedMethod: 'sms', endedAt: ctx.now } as const
  await saveCandidate(ctx, candidate.id, ended)
  ctx.record({
    event: 'candidate.booked',
    subject: { kind: 'candidate', id: candidate.id },
    threadId: appointmentId,
    data: { method: 'sms', appointmentId, together: 1 },
  })
}
