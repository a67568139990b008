import { openAt } from '#domain/kernel/calendar.ts'
import { formatLocal } from '#domain/kernel/time.ts'
import { depositWaiver } from '#domain/processes/appointments/approvals.ts'
import type { ToConfirm } from '#domain/processes/appointments/confirmation.ts'
import { heldValues } from '#domain/processes/appointments/held-values.ts'
import { toldLines } from '#domain/processes/appointments/told-price.ts'
import { type WorkNeeds, workNeeds } from '#domain/processes/catalogue/work-needs.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { grantedApproval } from '#server/mechanisms/approvals/approvals.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { balanceOf } from '#server/mechanisms/ledgers/money.ts'
import { type BookingRecord, type LineRecord, linesOf, toldOf } from './queries.ts'

/** All that decides about a booking, read once: for its page, for its paper and for its confirmation. */
export type BookingFacts = {
  booking: BookingRecord
  lines: LineRecord[]
  told: Awaited<ReturnType<typeof toldOf>>
  needs: WorkNeeds
  adviser: string
  namedTechnician: string
  paidFen: number
  toConfirm: ToConfirm
}

export async function factsOf(ctx: Ctx, booking: BookingRecord): Promise<BookingFacts> {
  const lines = await linesOf(ctx, booking.id)
  const told = await toldOf(ctx, booking.id)
  const adviser = await nameOfStaff(ctx, booking.adviserId)
  const namedTechnician = await nameOfStaff(ctx, booking.namedTechnicianId)
  const paidFen = await depositBalanceOf(ctx, booking.id)
  const waiver = await grantedApproval(ctx, depositWaiver.kind, booking.id)
  const calendar = await calendarOf(ctx)
  const { bookedAt, plannedMinutes, depositDemandedFen: demandedFen } = booking
  return {
    booking,
    lines,
    told,
    needs: workNeeds(lines, { isLook: booking.kind === 'consultation' }),
    adviser,
    namedTechnician,
    paidFen,
    toConfirm: {
      state: booking.state,
      bookedAt,
      isOpen: bookedAt !== null && openAt(calendar, bookedAt),
      plannedMinutes,
      adviserId: booking.adviserId,
      bayId: booking.bayId,
      atHome: booking.atHome,
      talk: booking,
      told,
      held: heldValues({
        lines: toldLines(lines),
        plannedMinutes,
        bookedAt,
        zone: ctx.store.zone,
        adviser,
        namedTechnician,
        offPeak: { label: booking.offPeakLabel, ppm: booking.offPeakPpm },
      }),
      deposit: { demandedFen, paidFen, waivedFen: waiver?.amountFen ?? 0 },
      now: ctx.now,
      at: bookedAt === null ? '' : formatLocal(bookedAt, ctx.store.zone),
    },
  }
}

/** What the customer left with us for this booking; the statement takes it off what he owes. */
export async function depositBalanceOf(ctx: Ctx, appointmentId: string): Promise<number> {
  return balanceOf(ctx, 'deposit', appointmentId)
}
