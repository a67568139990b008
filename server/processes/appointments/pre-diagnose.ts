import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import { type FaultCause, likelyCauses, searchWords } from '#domain/processes/appointments/fault-guide.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { availability } from '#server/mechanisms/ledgers/stock.ts'
import { bookingAsRead, subjectOf } from './changing.ts'
import { findBooking, updateBooking } from './queries.ts'
import { casesLike, partsNamed, preDiagnosisOf, writePreDiagnosis } from './queries-pre-diagnosis.ts'

type Api = Handlers<typeof appointmentsContract>

/** What may lie behind a symptom: what this store found in such cases first, then the guide. */
export const suggestCauses: Api['causes'] = async (ctx, input) => {
  const cases = await casesLike(ctx, searchWords(input.symptom))
  const fromCases = cases.map(row => ({ cause: row.cause, system: '', parts: [row.part], cases: row.cases }))
  const known = new Set(cases.map(row => row.cause))
  const fromGuide = likelyCauses(input.symptom)
    .filter(row => !known.has(row.cause))
    .map(row => ({ ...row, cases: 0 }))
  return { causes: await withParts(ctx, [...fromCases, ...fromGuide].slice(0, 8)) }
}

export const showPreDiagnosis: Api['preDiagnosis'] = async (ctx, input) => {
  const booking = found(await findBooking(ctx, input.id))
  return { note: (await preDiagnosisOf(ctx, booking.id)) ?? null }
}

export const notePreDiagnosis: Api['notePreDiagnosis'] = async (ctx, input) => {
  const booking = await bookingAsRead(ctx, input)
  if (booking.state === 'arrived' || booking.state === 'cancelled') throw refuse(appointmentRefusals.carCame)
  const { symptom, since, conditions, frequency, lamps, system, causes } = input
  await writePreDiagnosis(ctx, {
    appointmentId: booking.id,
    storeId: ctx.store.id,
    ...{ symptom, since, conditions, frequency, lamps, system },
    causes: JSON.stringify(causes),
    notedAt: ctx.now,
    notedBy: staffId(ctx),
  })
  const likely = causes.map(item => item.cause).join('、')
  const preDiagnosis = [symptom, since, conditions, likely === '' ? '' : `可能：${likely}`].filter(Boolean).join('；')
  const version = await updateBooking(ctx, booking.id, { preDiagnosis: preDiagnosis.slice(0, 1000) })
  ctx.record({
    event: 'appointment.preDiagnosed',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { system, causes: causes.length, parts: causes.flatMap(item => item.parts).length },
  })
  return { id: booking.id, version }
}

/** Each named part as the catalogue has it, with what is on the shelf; one it does not know keeps its name. */
async function withParts(ctx: Ctx, causes: readonly (FaultCause & { cases: number })[]) {
  const names = [...new Set(causes.flatMap(row => row.parts))]
  const parts = await partsNamed(ctx, names)
  const levels = await availability(
    ctx,
    [...parts.values()].map(part => part.id),
  )
  return causes.map(row => ({
    ...row,
    parts: row.parts.map(name => {
      const part = parts.get(name)
      const level = levels.find(item => item.partId === part?.id)
      return {
        partId: part?.id ?? null,
        name: part?.name ?? name,
        number: part?.number ?? '',
        availableMilli: level?.availableMilli ?? 0,
      }
    }),
  }))
}
