import { newId } from '#domain/kernel/id.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import type { RegisterRow } from '#domain/processes/appointments/contract-boards.ts'
import { bookingRegisterPaper } from '#domain/processes/appointments/papers/booking-register.ts'
import { outcomeTexts, rateText } from '#domain/processes/appointments/register.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { bookingRatePpm, registerRows } from './queries-register.ts'

type Api = Handlers<typeof appointmentsContract>
type Period = { fromOn: string; toOn: string }

/** APT-09: the register writes itself from the bookings. */
export const showRegister: Api['register'] = (ctx, input) => registerOf(ctx, input)

/** FRM-12 for the file; each printing is a paper of its own. */
export const issueRegister: Api['issueRegister'] = async (ctx, input) => {
  const { rows, totals } = await registerOf(ctx, input)
  const subject = { kind: 'bookingRegister', id: newId() }
  const paper = await issuePaper(ctx, bookingRegisterPaper, {
    subject,
    finder: `${input.fromOn} ${input.toOn}`,
    content: {
      fromOn: input.fromOn,
      toOn: input.toOn,
      rows: rows.map(printed),
      totals: {
        booked: totals.booked,
        arrived: totals.arrived,
        changed: totals.changed,
        noShow: totals.noShow,
        ratePercent: rateText(totals.ratePpm),
      },
    },
  })
  ctx.record({
    event: 'appointment.registerIssued',
    subject,
    data: { fromOn: input.fromOn, toOn: input.toOn, rows: rows.length, number: paper.number },
  })
  return { paperId: paper.id, number: paper.number }
}

async function registerOf(ctx: Ctx, { fromOn, toOn }: Period) {
  const rows = await registerRows(ctx, fromOn, toOn)
  const count = (outcome: RegisterRow['outcome']) => rows.filter(row => row.outcome === outcome).length
  return {
    rows,
    totals: {
      booked: rows.length,
      arrived: count('arrived'),
      changed: count('rescheduled'),
      cancelled: count('cancelled'),
      noShow: count('noShow'),
      ratePpm: await bookingRatePpm(ctx, fromOn, toOn),
    },
  }
}

function printed(row: RegisterRow) {
  return {
    registeredOn: row.registeredOn,
    bookingNumber: row.number,
    customerName: row.customer,
    plate: row.plate || null,
    model: row.car || null,
    items: row.items,
    initiative: row.initiative === 'active' ? '主动' : '被动',
    bookedAt: row.bookedAt,
    workshopInformedAt: row.workshopInformedAt,
    bay: row.bay || null,
    depositFen: row.depositFen,
    reminderSentAt: row.reminderSentAt,
    outcome: outcomeTexts[row.outcome][0],
    adviser: row.adviser,
  }
}
