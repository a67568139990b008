import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { NoticeRule } from '#domain/processes/delivery/notice-rule.ts'
import { pickupGoal, pickupNotice } from '#domain/processes/delivery/policies.ts'
import { makeCall } from '#domain/processes/follow-up/duties.ts'
import { type Rhythm, zRhythm } from '#domain/processes/follow-up/plan.ts'
import { firstFollowUp } from '#domain/processes/follow-up/policies.ts'
import { type GuaranteeTerm, guaranteeTerms } from '#domain/processes/repair-orders/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { schedule } from '#server/kernel/timers.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { openDuty } from '#server/mechanisms/duties/duties.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { PUSH } from '#server/processes/follow-up/push.ts'
import type { Stage } from '../stage.ts'
import { markVehicles, readingRow } from './customer-rows.ts'
import { deliveryRow, noticeRow, oldPartRows } from './delivery-rows.ts'
import type { EndedVisit } from './ended-visit.ts'
import { followUpRows } from './follow-up-rows.ts'
import { insertRows } from './insert-rows.ts'
import { postingsOf, writePostings } from './ledger-rows.ts'
import { arrearsRows, paymentRows, statementRows } from './money-rows.ts'
import { lineRows, orderRow, promiseRow, visitRow } from './order-rows.ts'
import { inspectionRows, jobRows, keyItemRows, washRows } from './workshop-rows.ts'

/** The store's own rules, by which commands would have written the same. */
type Rules = {
  terms: Record<string, GuaranteeTerm>
  notice: NoticeRule
  pickupMinutes: number
  rhythm: Rhythm
  calendar: WorkingCalendar
}

export type Batch = {
  ctx: Ctx
  stage: Stage
  visits: readonly EndedVisit[]
  plateOf(visit: EndedVisit): string
  now: Instant
  /** Whoever left after this is called by the commands. */
  calledUntil: Instant
}

export async function writeBatch(batch: Batch): Promise<void> {
  const rules = await rulesOf(batch.ctx)
  await writeOrders(batch, rules)
  await writeWorkshop(batch)
  await writeDelivery(batch, rules)
  await writeMoney(batch)
  await writeFollowUps(batch, rules)
}

async function rulesOf(ctx: Ctx): Promise<Rules> {
  return {
    terms: await policy(ctx, guaranteeTerms),
    notice: await policy(ctx, pickupNotice),
    pickupMinutes: await policy(ctx, pickupGoal),
    rhythm: zRhythm.parse(await policy(ctx, firstFollowUp)),
    calendar: await calendarOf(ctx),
  }
}

async function writeOrders({ ctx, stage, visits, plateOf }: Batch, { terms }: Rules): Promise<void> {
  const { store } = ctx
  await insertRows(
    ctx,
    'visits',
    visits.map(each => visitRow(stage, store, plateOf(each), each)),
  )
  await insertRows(
    ctx,
    'repairOrders',
    visits.map(each => orderRow(stage, store, terms, each)),
  )
  await insertRows(
    ctx,
    'orderLines',
    visits.flatMap(each => lineRows(store, each)),
  )
  await insertRows(
    ctx,
    'promises',
    visits.map(each => promiseRow(stage, store, each)),
  )
}

async function writeWorkshop({ ctx, stage, visits }: Batch): Promise<void> {
  const { store } = ctx
  const work = visits.map(each => jobRows(stage, store, each))
  await insertRows(
    ctx,
    'jobs',
    work.flatMap(each => each.jobs),
  )
  await insertRows(
    ctx,
    'clockings',
    work.flatMap(each => each.clockings),
  )
  await insertRows(
    ctx,
    'washes',
    visits.flatMap(each => washRows(stage, store, each)),
  )
  await insertRows(
    ctx,
    'inspections',
    visits.flatMap(each => inspectionRows(stage, store, each)),
  )
  await insertRows(
    ctx,
    'keyItemChecks',
    visits.flatMap(each => keyItemRows(stage, store, each)),
  )
}

async function writeDelivery({ ctx, stage, visits }: Batch, { notice, pickupMinutes }: Rules): Promise<void> {
  const { store } = ctx
  await insertRows(
    ctx,
    'deliveries',
    visits.map(each => deliveryRow(stage, store, pickupMinutes, each)),
  )
  await insertRows(
    ctx,
    'deliveryNotices',
    visits.map(each => noticeRow(stage, store, notice, each)),
  )
  await insertRows(
    ctx,
    'oldParts',
    visits.flatMap(each => oldPartRows(store, each)),
  )
  await insertRows(
    ctx,
    'mileageReadings',
    visits.map(each => readingRow(stage, each)),
  )
  await markVehicles(ctx, stage, visits)
}

async function writeMoney({ ctx, stage, visits, now }: Batch): Promise<void> {
  const { store } = ctx
  const bills = visits.map(ended => {
    const statements = statementRows(stage, store, ended, now)
    const payments = paymentRows(stage, store, ended, statements, now)
    const arrears = arrearsRows(stage, store, ended, statements, now)
    return { statements, payments, arrears, postings: postingsOf(store.id, ended, statements, payments) }
  })
  await insertRows(
    ctx,
    'statements',
    bills.flatMap(bill => bill.statements),
  )
  await writePostings(
    ctx,
    bills.flatMap(bill => bill.postings),
  )
  await insertRows(
    ctx,
    'payments',
    bills.flatMap(bill => bill.payments),
  )
  await insertRows(
    ctx,
    'arrears',
    bills.flatMap(bill => bill.arrears),
  )
}

/** Contacts whose time has not come wait as they would have been left: messages with their timer, calls as a duty. */
async function writeFollowUps(batch: Batch, rules: Rules): Promise<void> {
  const { ctx, stage, now } = batch
  const visits = batch.visits.filter(each => each.then.leftAt <= batch.calledUntil)
  const contacts = visits.map(ended => ({ ended, ...followUpRows(stage, ctx.store, ended, rules, now) }))
  await insertRows(
    ctx,
    'followUps',
    contacts.flatMap(each => each.followUps),
  )
  await insertRows(
    ctx,
    'calls',
    contacts.flatMap(each => each.calls),
  )
  for (const { ended, followUps } of contacts) {
    for (const { id, way, state, orderId, ownerId, fromAt, dueAt } of followUps) {
      if (state !== 'planned') continue
      const call = { threadId: orderId, ownerId, params: { plate: batch.plateOf(ended) }, opensAt: fromAt, dueAt }
      if (way === 'push') await schedule(ctx, PUSH, id, dueAt)
      else await openDuty(ctx, makeCall, { subject: { kind: 'followUp', id }, ...call })
    }
  }
}
