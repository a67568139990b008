import type { Text } from '#domain/kernel/texts.ts'
import { minutesBetween } from '#domain/kernel/time.ts'
import {
  hospitalityChecklist,
  protectiveChecklist,
  protectiveExtras,
  walkAroundChecklist,
} from '#domain/processes/reception/checklists.ts'
import type { receptionContract } from '#domain/processes/reception/contract.ts'
import { contactVisitor } from '#domain/processes/reception/duties.ts'
import { protectiveSet } from '#domain/processes/reception/policies.ts'
import { receptionRefusals } from '#domain/processes/reception/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { openSheet, sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { closeDuty } from '#server/mechanisms/duties/duties.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import type { VisitRecord } from '#server/processes/repair-orders/queries.ts'
import { saveVisit, visitSubject, visitToEdit } from './visit-record.ts'

/** The adviser is with the customer: the waiting ends, and the sheets for the walk-around lie ready. */
export const takeVisit: Handlers<typeof receptionContract>['take'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, input)
  const saved = await takeOver(ctx, visit, input.takeOver)
  return { ...saved, waitingMinutes: minutesBetween(visit.arrivedAt, visit.contactedAt ?? ctx.now) }
}

export async function takeOver(ctx: Ctx, visit: VisitRecord, fromColleague: boolean) {
  const me = staffId(ctx)
  if (visit.adviserId !== null && visit.adviserId !== me && visit.contactedAt !== null && !fromColleague)
    throw refuse(receptionRefusals.takenBy, { name: await nameOfStaff(ctx, visit.adviserId) })
  await openSheets(ctx, visit.id)
  const contactedAt = visit.contactedAt ?? ctx.now
  await closeDuty(ctx, contactVisitor, visit.id, { waitingMinutes: minutesBetween(visit.arrivedAt, contactedAt) })
  const state = visit.state === 'arrived' ? 'received' : visit.state
  // Whoever takes over from a colleague reads the notes anew.
  const handover = visit.adviserId === me ? {} : { handoverReadAt: null, handoverReadBy: null }
  return saveVisit(ctx, visit, { adviserId: me, contactedAt, state, ...handover }, 'visit.taken', {
    data: { waitingMinutes: minutesBetween(visit.arrivedAt, contactedAt) },
  })
}

/** The sheets of a visit, once; the store's policy says how many pieces protect the car. */
export async function openSheets(ctx: Ctx, visitId: string): Promise<void> {
  const about = { subject: visitSubject(visitId), threadId: visitId }
  if (!(await sheetFor(ctx, walkAroundChecklist.key, visitId))) await openSheet(ctx, walkAroundChecklist, about)
  if (!(await sheetFor(ctx, hospitalityChecklist.key, visitId))) await openSheet(ctx, hospitalityChecklist, about)
  if (!(await sheetFor(ctx, protectiveChecklist.key, visitId))) {
    const extraItems = protectiveExtras[await policy(ctx, protectiveSet)]
    await openSheet(ctx, protectiveChecklist, { ...about, extraItems })
  }
}

/** The pieces that do not cover the car yet; work under the bonnet waits for the wing cover (RCV-16). */
export async function protectionMissing(ctx: Ctx, visitId: string): Promise<{ key: string; label: Text }[]> {
  const sheet = await sheetFor(ctx, protectiveChecklist.key, visitId)
  if (!sheet) return [{ key: 'sheet', label: protectiveChecklist.title }]
  const on = new Set(sheet.answers.filter(answer => answer.result === 'ok').map(answer => answer.key))
  const excused = new Set(
    sheet.answers.filter(answer => answer.result === 'none' && answer.note !== '').map(a => a.key),
  )
  return sheet.items
    .filter(item => item.required && !on.has(item.key) && !excused.has(item.key))
    .map(item => ({ key: item.key, label: item.label }))
}
