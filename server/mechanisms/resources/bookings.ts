import { type RawBuilder, sql } from 'kysely'
import { newId } from '#domain/kernel/id.ts'
import type { Text } from '#domain/kernel/texts.ts'
import { formatLocal, type Instant } from '#domain/kernel/time.ts'
import { resourceRefusals } from '#domain/mechanisms/resources/refusals.ts'
import {
  type BookingPurpose,
  bookingPurposeTexts,
  type ResourceKind,
} from '#domain/mechanisms/resources/resource-texts.ts'
import type { Ctx, Subject } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'

export type Booking = {
  id?: string
  resourceId: string
  from: Instant
  to: Instant
  purpose: BookingPurpose
  subject: Subject
  /** Whom the next one is told of when he finds it taken: the plate, the booking's number. */
  label?: string
}

/**
 * Books a bay, a person or a car for a span of time. The database itself refuses an overlap; whoever comes second hears
 * who holds it. @returns the booking's id
 */
export async function bookResource(ctx: Ctx, booking: Booking): Promise<string> {
  if (booking.from >= booking.to) throw refuse(resourceRefusals.backwards)
  const resource = found(
    await ctx.db
      .selectFrom('resources')
      .select(['name', 'active'])
      .where('storeId', '=', ctx.store.id)
      .where('id', '=', booking.resourceId)
      .executeTakeFirst(),
  )
  if (!resource.active) throw refuse(resourceRefusals.inactive, { resource: resource.name })
  const booked = await ctx.db
    .insertInto('resourceBookings')
    .values({
      id: booking.id ?? newId(),
      storeId: ctx.store.id,
      resourceId: booking.resourceId,
      during: range(booking.from, booking.to),
      purpose: booking.purpose,
      subjectKind: booking.subject.kind,
      subjectId: booking.subject.id,
      label: booking.label ?? '',
    })
    .onConflict(conflict => conflict.constraint('resource_booked_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (booked) return booked.id
  throw await takenBy(ctx, resource.name, booking)
}

/** Frees what a subject holds, all of it or one purpose. @returns how many bookings ended */
export async function releaseBookings(ctx: Ctx, subjectId: string, purpose?: BookingPurpose): Promise<number> {
  let query = ctx.db
    .updateTable('resourceBookings')
    .set({ releasedAt: ctx.now })
    .where('storeId', '=', ctx.store.id)
    .where('subjectId', '=', subjectId)
    .where('releasedAt', 'is', null)
  if (purpose !== undefined) query = query.where('purpose', '=', purpose)
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}

/** Frees one booking and leaves the subject's others. */
export async function releaseBooking(ctx: Ctx, bookingId: string): Promise<void> {
  const query = ctx.db.updateTable('resourceBookings').set({ releasedAt: ctx.now }).where('storeId', '=', ctx.store.id)
  await query.where('id', '=', bookingId).where('releasedAt', 'is', null).execute()
}

/**
 * Takes a booking to another time, or to another resource. The former one stays as a released row, so that what was
 * once promised can be read. @returns the id of the booking that now holds
 */
export async function moveBooking(
  ctx: Ctx,
  move: { id: string; from: Instant; to: Instant; resourceId?: string },
): Promise<string> {
  const query = ctx.db
    .updateTable('resourceBookings')
    .set({ releasedAt: ctx.now })
    .where('storeId', '=', ctx.store.id)
    .where('id', '=', move.id)
    .where('releasedAt', 'is', null)
  const former = found(
    await query.returning(['resourceId', 'purpose', 'subjectKind', 'subjectId', 'label']).executeTakeFirst(),
  )
  return bookResource(ctx, {
    resourceId: move.resourceId ?? former.resourceId,
    from: move.from,
    to: move.to,
    purpose: former.purpose,
    subject: { kind: former.subjectKind, id: former.subjectId },
    label: former.label,
  })
}

export async function listResources(ctx: Ctx, kind: ResourceKind) {
  return ctx.db
    .selectFrom('resources')
    .select(['id', 'kind', 'name', 'class', 'team', 'staffId', 'skills', 'grade', 'sort', 'version'])
    .where('storeId', '=', ctx.store.id)
    .where('kind', '=', kind)
    .where('active', '=', true)
    .orderBy('sort')
    .orderBy('name')
    .execute()
}

export type BusySpan = {
  id: string
  resourceId: string
  startAt: Instant
  endAt: Instant
  purpose: BookingPurpose
  subjectKind: string
  subjectId: string
  label: string
}

/** Everything booked that touches the span, of every resource. */
export async function busyBetween(ctx: Ctx, from: Instant, to: Instant): Promise<BusySpan[]> {
  return spans(ctx)
    .where('storeId', '=', ctx.store.id)
    .where('releasedAt', 'is', null)
    .where('during', '&&', range(from, to))
    .orderBy('startAt')
    .orderBy('id')
    .execute()
}

/** What a subject holds now. */
export async function bookingsOf(ctx: Ctx, subjectId: string): Promise<BusySpan[]> {
  return spans(ctx)
    .where('storeId', '=', ctx.store.id)
    .where('subjectId', '=', subjectId)
    .where('releasedAt', 'is', null)
    .orderBy('startAt')
    .execute()
}

function spans(ctx: Ctx) {
  return ctx.db
    .selectFrom('resourceBookings')
    .select(['id', 'resourceId', 'purpose', 'subjectKind', 'subjectId', 'label'])
    .select([sql<Instant>`lower(during)`.as('startAt'), sql<Instant>`upper(during)`.as('endAt')])
}

function range(from: Instant, to: Instant): RawBuilder<string> {
  return sql<string>`tstzrange(${from}::timestamptz, ${to}::timestamptz)`
}

async function takenBy(ctx: Ctx, resource: string, booking: Booking): Promise<Error> {
  const holder = await spans(ctx)
    .where('storeId', '=', ctx.store.id)
    .where('resourceId', '=', booking.resourceId)
    .where('releasedAt', 'is', null)
    .where('during', '&&', range(booking.from, booking.to))
    .orderBy('startAt')
    .executeTakeFirst()
  if (!holder) return refuse(resourceRefusals.takenMeanwhile)
  return refuse(resourceRefusals.taken, {
    resource,
    from: formatLocal(holder.startAt, ctx.store.zone),
    to: formatLocal(holder.endAt, ctx.store.zone),
    holder: withLabel(bookingPurposeTexts[holder.purpose], holder.label),
  })
}

function withLabel([zh, en]: Text, label: string): Text {
  return label === '' ? [zh, en] : [`${zh} ${label}`, `${en} ${label}`]
}
