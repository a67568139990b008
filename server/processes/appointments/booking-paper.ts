import type { Instant } from '#domain/kernel/time.ts'
import { sealText } from '#domain/mechanisms/papers/seal.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import { bookingKindTexts, channelTexts, initiativeOf } from '#domain/processes/appointments/kinds.ts'
import { type BookingContent, bookingPaper } from '#domain/processes/appointments/papers/booking.ts'
import { appointmentReminder } from '#domain/processes/appointments/policies.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import { plannedReminders } from '#domain/processes/appointments/reminders.ts'
import type { ToldPoint } from '#domain/processes/appointments/told-points.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { sha256 } from '#server/kernel/vault.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { storeHead } from '#server/mechanisms/papers/queries.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { type BookingFacts, factsOf } from './facts.ts'
import { partiesOf } from './parties.ts'
import { depositsOf, findBooking, timesOf } from './queries.ts'
import { resourceById } from './queries-history.ts'

/** The booking form as it stands, for reading before the customer signs; nothing is issued. */
export const previewPaper: Handlers<typeof appointmentsContract>['preview'] = async (ctx, input) => {
  const facts = await factsOf(ctx, found(await findBooking(ctx, input.id)))
  if (facts.booking.bookedAt === null) throw refuse(appointmentRefusals.noTime)
  const content = await bookingContent(ctx, facts, facts.booking.bookedAt)
  const contentHash = sha256(sealText(bookingPaper, content))
  return {
    contentHash,
    document: {
      kind: bookingPaper.kind,
      number: facts.booking.number,
      revision: 1,
      store: await storeHead(ctx),
      issuedAt: ctx.now,
      content: bookingPaper.content.parse(content),
      contentHash,
      templateVersion: bookingPaper.templateVersion,
      state: 'draft',
      signatures: [],
    },
  }
}

/** What FRM-04 says. Whoever signs binds this text: when it changed since it was read, the signature is refused. */
export async function bookingContent(ctx: Ctx, facts: BookingFacts, bookedAt: Instant): Promise<BookingContent> {
  const { booking, lines } = facts
  const { customer, vehicle } = await partiesOf(ctx, booking)
  const said = (point: ToldPoint) => facts.told.find(item => item.point === point)?.value ?? ''
  const bay = booking.bayId === null ? undefined : await resourceById(ctx, booking.bayId)
  const deposits = await depositsOf(ctx, booking.id)
  const times = await timesOf(ctx, booking.id)
  return {
    customer,
    vehicle,
    lastRepairOn: booking.lastRepairOn,
    repeatRepair: booking.repeatRepair ?? false,
    presentFault: booking.faults || '无',
    wishes: booking.wishes || null,
    serviceContent:
      lines
        .filter(line => line.kind !== 'part')
        .map(line => line.name)
        .join('、') || bookingKindTexts[booking.kind][0],
    bookedAt,
    durationMinutes: booking.plannedMinutes,
    receptionAt: bookedAt,
    adviser: facts.adviser,
    namedTechnician: facts.namedTechnician || null,
    bay: bay?.name ?? null,
    priceInfo: said('price'),
    solution: said('solution'),
    qualityPromise: said('quality'),
    specialService: said('special') || null,
    bring: said('bring')
      .split(/[、，,；;]/)
      .map(item => item.trim())
      .filter(item => item !== ''),
    parts: lines
      .filter(line => line.kind === 'part')
      .map(line => ({
        name: line.name,
        partNumber: line.code || null,
        qtyMilli: line.qtyMilli,
        state: line.customerSupplied ? '客户自备' : line.specialOrder ? '专门订货' : '到店前备齐',
      })),
    depositFen: facts.paidFen,
    depositNumber:
      deposits
        .map(item => item.number)
        .filter(Boolean)
        .join('、') || null,
    initiative: initiativeOf(booking.kind),
    bookingKind: bookingKindTexts[booking.kind][0],
    channel: channelTexts[booking.channel][0],
    preDiagnosis: booking.preDiagnosis || null,
    offPeakOffer: booking.offPeakLabel || null,
    reminders: await remindersFor(ctx, bookedAt),
    readiness: [],
    changeReason:
      times
        .map(item => item.reason)
        .filter(Boolean)
        .join('；') || null,
  }
}

async function remindersFor(ctx: Ctx, bookedAt: Instant): Promise<Instant[]> {
  const rule = await policy(ctx, appointmentReminder)
  return plannedReminders({ bookedAt, now: ctx.now }, rule, await calendarOf(ctx)).map(item => item.at)
}
