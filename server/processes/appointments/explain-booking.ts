import { shareOfFen } from '#domain/kernel/money.ts'
import { addDaysOn, instantOf } from '#domain/kernel/time.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import type { Explained } from '#domain/processes/appointments/contract-talks.ts'
import type { Occasion } from '#domain/processes/appointments/explanation.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { explanationOf, explanationsByStaff, insertExplanation, isContact } from './queries-explanations.ts'

type Api = Handlers<typeof appointmentsContract>

/** APT-19: noted once per visit or call; the second note of the same contact is refused and not counted twice. */
export const explainBooking: Api['explain'] = async (ctx, input) => {
  const { subjectKind: kind, subjectId, occasion, told, outcome } = input
  found((await isContact(ctx, kind, subjectId)) || undefined)
  if (await explanationOf(ctx, subjectId)) throw refuse(appointmentRefusals.explainedAlready)
  await noteExplanation(ctx, { id: input.id, occasion, subject: { kind, id: subjectId }, told, outcome })
  return { id: input.id }
}

type Note = Explained & { id: string; occasion: Occasion; subject: { kind: 'visit' | 'call'; id: string } }

/** Writes that booking was explained in a contact that is known to exist. */
export async function noteExplanation(ctx: Ctx, note: Note): Promise<void> {
  const { id, occasion, subject, told, outcome } = note
  await insertExplanation(ctx, {
    id,
    storeId: ctx.store.id,
    staffId: staffId(ctx),
    occasion,
    subjectKind: subject.kind,
    subjectId: subject.id,
    told: [...new Set(told)],
    outcome,
    at: ctx.now,
  })
  ctx.record({ event: 'appointment.explained', subject, threadId: subject.id, data: { occasion, told, outcome } })
}

export const showExplained: Api['explained'] = async (ctx, input) => ({
  explanation: (await explanationOf(ctx, input.subjectId)) ?? null,
})

/** The share of contacts in which booking was explained. */
export const showExplanations: Api['explanations'] = async (ctx, input) => {
  const from = instantOf(input.fromOn, '00:00', ctx.store.zone)
  const to = instantOf(addDaysOn(input.toOn, 1), '00:00', ctx.store.zone)
  const rows = await explanationsByStaff(ctx, from, to)
  return { rows: rows.map(row => ({ ...row, ratePpm: shareOfFen(row.explained, row.contacts) ?? null })) }
}
