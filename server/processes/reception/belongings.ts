import { dateOn } from '#domain/kernel/time.ts'
import type { receptionContract } from '#domain/processes/reception/contract.ts'
import { differenceOwed, notReturned, paperIsValid } from '#domain/processes/reception/intake.ts'
import { visitPaperTexts } from '#domain/processes/reception/kinds.ts'
import { receptionRefusals } from '#domain/processes/reception/refusals.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { drawNumber } from '#server/kernel/numbers.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { attachFiles } from '#server/mechanisms/files/keep-file.ts'
import { findVisit } from '#server/processes/repair-orders/queries.ts'
import { withdrawIntake } from './present-intake.ts'
import { updateVisit } from './queries.ts'
import {
  belongingRows,
  replaceBelongings,
  replaceVisitPapers,
  setPapersReturned,
  setReturned,
  visitPaperRows,
} from './queries-walk.ts'
import { saveVisit, visitSubject, visitToEdit } from './visit-record.ts'

type Api = Handlers<typeof receptionContract>

/** RCV-13, RCV-14: the list the customer signs, and the one that is gone through at return. */
export const saveBelongings: Api['saveBelongings'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, input)
  if (input.none && input.items.length > 0) throw refuse(receptionRefusals.belongingsNone)
  const rows = input.items.map((item, index) => ({
    id: item.id,
    storeId: ctx.store.id,
    visitId: visit.id,
    position: index + 1,
    kind: item.kind,
    name: item.name,
    count: item.count,
    placeKept: item.placeKept ?? '',
    note: item.note ?? '',
    fileIds: item.fileIds,
  }))
  await withdrawIntake(ctx, visit.id, 'both', '随车物品变更')
  await replaceBelongings(ctx, visit.id, rows)
  const photos = input.items.flatMap(item => item.fileIds)
  await attachFiles(ctx, photos, visitSubject(visit.id))
  const kept = input.valuables === 'kept'
  // The custody slip keeps its number, also when the valuables are taken out and put back in.
  const custodyNumber = kept ? (visit.custodyNumber ?? (await drawNumber(ctx, 'DBG'))) : visit.custodyNumber
  const values = {
    noBelongings: input.none,
    spareWheel: input.spareWheel,
    spareWheelNote: input.spareWheelNote ?? '',
    valuables: input.valuables,
    custodyNumber,
    custodyClosedAt: kept ? null : custodyNumber === null ? null : (visit.custodyClosedAt ?? ctx.now),
  }
  const list = input.items.map(({ name, count, kind }) => ({ name, count, kind }))
  const saved = await saveVisit(ctx, visit, values, 'visit.belongingsListed', { data: { items: list } })
  return { ...saved, custodyNumber: kept ? custodyNumber : null }
}

/** RCV-15: an expired, incomplete or damaged paper is taken in only with its difference and what is done about it. */
export const savePapers: Api['savePapers'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, input)
  if (input.none && input.papers.length > 0) throw refuse(receptionRefusals.papersNone)
  const on = dateOn(ctx.now, ctx.store.zone)
  const rows = input.papers.map((paper, index) => ({
    id: paper.id,
    storeId: ctx.store.id,
    visitId: visit.id,
    position: index + 1,
    kind: paper.kind,
    name: paper.name ?? visitPaperTexts[paper.kind][0],
    valid: paperIsValid(paper, on),
    complete: paper.complete,
    intact: paper.intact,
    validUntil: paper.validUntil,
    difference: paper.difference ?? '',
    handling: paper.handling ?? '',
  }))
  const owed = rows.find(differenceOwed)
  if (owed) throw refuse(receptionRefusals.paperDifference, { name: owed.name })
  await withdrawIntake(ctx, visit.id, 'belongings', '证件变更')
  await replaceVisitPapers(ctx, visit.id, rows)
  const list = rows.map(({ kind, valid, complete, intact }) => ({ kind, valid, complete, intact }))
  return saveVisit(ctx, visit, { noPapers: input.none }, 'visit.papersChecked', { data: { papers: list } })
}

/** Belongings and papers of a visit as delivery goes through them, with what is still missing. */
export async function belongingsOf(ctx: Ctx, visitId: string) {
  const visit = found(await findVisit(ctx, visitId))
  const items = await belongingRows(ctx, visitId)
  const papers = await visitPaperRows(ctx, visitId)
  return {
    items,
    papers,
    missing: notReturned(items),
    papersOut: papers.filter(paper => paper.returnedAt === null).map(paper => paper.name),
    custodyNumber: visit.valuables === 'kept' && visit.custodyClosedAt === null ? visit.custodyNumber : null,
  }
}

export type Returned = {
  items: readonly { id: string; count: number; note?: string | null }[]
  papersReturned?: boolean
  /** The valuables in custody were handed back. */
  custodyClosed?: boolean
}

/** Notes what was counted at return; answers what does not add up, for delivery to refuse on. */
export async function returnBelongings(ctx: Ctx, visitId: string, returned: Returned) {
  const visit = found(await findVisit(ctx, visitId, { lock: true }))
  const rows = await belongingRows(ctx, visitId)
  for (const item of returned.items) {
    const row = found(rows.find(candidate => candidate.id === item.id))
    await setReturned(ctx, row.id, { count: item.count, note: item.note ?? '', by: staffIdOrNull(ctx) })
  }
  if (returned.papersReturned) await setPapersReturned(ctx, visitId)
  if (returned.custodyClosed && visit.custodyNumber !== null)
    await updateVisit(ctx, visitId, { custodyClosedAt: ctx.now })
  const after = await belongingsOf(ctx, visitId)
  ctx.record({
    event: 'visit.belongingsReturned',
    subject: visitSubject(visitId),
    threadId: visitId,
    data: { items: after.items.map(({ name, count, returnedCount }) => ({ name, count, returnedCount })) },
  })
  return after
}
