import type { Instant } from '#domain/kernel/time.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import { offerAt } from '#domain/processes/appointments/off-peak.ts'
import { offPeakWindows } from '#domain/processes/appointments/policies.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import { nextState } from '#domain/processes/appointments/state.ts'
import { bayFits, type WorkNeeds, workNeeds } from '#domain/processes/catalogue/work-needs.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes } from '#server/kernel/versions.ts'
import { nameOfStaff, rolesOfStaff } from '#server/mechanisms/access/queries.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { listResources } from '#server/mechanisms/resources/bookings.ts'
import { bookingAsRead, subjectOf } from './changing.ts'
import { linesOf, updateBooking } from './queries.ts'
import { resourceById } from './queries-history.ts'

/** Notes when, how long, with whom and where. The bay is kept by the confirmation, not before. */
export const planTime: Handlers<typeof appointmentsContract>['plan'] = async (ctx, input) => {
  const booking = await bookingAsRead(ctx, input)
  ruled(nextState(booking.state, 'edit'))
  await checkAdviser(ctx, input.adviserId)
  await checkAssistant(ctx, input.assistantId)
  if (input.loanCarId !== null) await checkLoanCar(ctx, input.loanCarId)
  if (input.bayId !== null)
    await checkBay(
      ctx,
      input.bayId,
      workNeeds(await linesOf(ctx, booking.id), { isLook: booking.kind === 'consultation' }),
    )
  const columns = {
    bookedAt: input.bookedAt,
    plannedMinutes: input.plannedMinutes,
    adviserId: input.adviserId,
    assistantId: input.assistantId,
    namedTechnicianId: input.namedTechnicianId,
    bayId: input.bayId,
    loanCarId: input.loanCarId,
    ...(await offerColumns(ctx, input.bookedAt)),
  }
  const version = await updateBooking(ctx, booking.id, columns)
  ctx.record({
    event: 'appointment.planned',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { changed: changes(booking, columns) },
  })
  return { id: booking.id, version }
}

/** What coming at that time gives, as columns: fixed with the time. */
export async function offerColumns(ctx: Ctx, bookedAt: Instant | null) {
  const offer = bookedAt === null ? undefined : offerAt(bookedAt, await policy(ctx, offPeakWindows), ctx.store.zone)
  return { offPeakLabel: offer?.label ?? '', offPeakPpm: offer?.labourPpm ?? 0 }
}

export async function checkAdviser(ctx: Ctx, staffId: string | null): Promise<void> {
  if (staffId === null || (await rolesOfStaff(ctx, staffId)).includes('R-SA')) return
  throw refuse(appointmentRefusals.notAdviser, { name: await nameOfStaff(ctx, staffId) })
}

async function checkAssistant(ctx: Ctx, staffId: string | null): Promise<void> {
  if (staffId === null || (await rolesOfStaff(ctx, staffId)).includes('R-SA-ASST')) return
  throw refuse(appointmentRefusals.notAssistant, { name: await nameOfStaff(ctx, staffId) })
}

export async function checkBay(ctx: Ctx, bayId: string, needs: WorkNeeds): Promise<void> {
  const bay = found(await resourceById(ctx, bayId))
  if (bay.kind === 'bay' && bayFits(bay, needs)) return
  const fitting = (await listResources(ctx, 'bay')).filter(item => bayFits(item, needs)).map(item => item.name)
  throw refuse(appointmentRefusals.wrongBay, { bay: bay.name, fitting: fitting.join('、') || '—' })
}

export async function checkLoanCar(ctx: Ctx, id: string): Promise<void> {
  found((await resourceById(ctx, id))?.kind === 'loanCar' || undefined)
}
