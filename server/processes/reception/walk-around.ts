import type { receptionContract } from '#domain/processes/reception/contract.ts'
import { NO_ABNORMALITY } from '#domain/processes/reception/kinds.ts'
import { receptionRefusals } from '#domain/processes/reception/refusals.ts'
import { staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { attachFiles } from '#server/mechanisms/files/keep-file.ts'
import { withdrawIntake } from './present-intake.ts'
import { updateVisit } from './queries.ts'
import { earlierMark, endMark, insertMark, lockMark, marksOf, nextMarkNo, setMarkFiles } from './queries-walk.ts'
import { saveVisit, visitSubject, visitToEdit } from './visit-record.ts'

type Api = Handlers<typeof receptionContract>

/** A mark on the drawing. The visit is locked, so that two tablets draw two numbers. */
export const addMark: Api['addMark'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, { id: input.visitId })
  const sameAs = input.sameAs === null ? null : found(await earlierMark(ctx, visit, input.sameAs)).id
  const no = await nextMarkNo(ctx, visit.id)
  await insertMark(ctx, {
    id: input.id,
    storeId: ctx.store.id,
    visitId: visit.id,
    no,
    view: input.view,
    xPermille: input.xPermille,
    yPermille: input.yPermille,
    kind: input.kind,
    part: input.part ?? '',
    note: input.note ?? '',
    fileIds: input.fileIds,
    sameAs,
    markedAt: ctx.now,
    markedBy: staffId(ctx),
  })
  await attachFiles(ctx, input.fileIds, visitSubject(visit.id))
  // "No findings" said before is no longer true.
  const version =
    visit.abnormality === NO_ABNORMALITY ? await updateVisit(ctx, visit.id, { abnormality: '' }) : visit.version
  await withdrawIntake(ctx, visit.id, 'walkAround', '损伤标记变更')
  const { view, kind, part } = input
  ctx.record({
    event: 'visit.marked',
    subject: visitSubject(visit.id),
    threadId: visit.id,
    data: { mark: input.id, no, view, kind, part, photos: input.fileIds.length, sameAs },
  })
  return { id: input.id, no, versionBefore: visit.version, version }
}

export const setMarkPhotos: Api['setMarkPhotos'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, { id: input.visitId })
  const mark = found(await lockMark(ctx, visit.id, input.id))
  if (mark.removedAt !== null) throw refuse(receptionRefusals.markLater, { no: mark.no })
  await setMarkFiles(ctx, mark.id, input.fileIds)
  await attachFiles(ctx, input.fileIds, visitSubject(visit.id))
  await withdrawIntake(ctx, visit.id, 'walkAround', '损伤照片变更')
  ctx.record({
    event: 'visit.marked',
    subject: visitSubject(visit.id),
    threadId: visit.id,
    data: { mark: mark.id, no: mark.no, photos: input.fileIds.length },
  })
  return { id: mark.id, versionBefore: visit.version, version: visit.version }
}

export const removeMark: Api['removeMark'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, { id: input.visitId })
  const mark = found(await lockMark(ctx, visit.id, input.id))
  if (mark.removedAt !== null) throw refuse(receptionRefusals.markLater, { no: mark.no })
  await endMark(ctx, mark.id)
  await withdrawIntake(ctx, visit.id, 'walkAround', '损伤标记变更')
  ctx.record({
    event: 'visit.markRemoved',
    subject: visitSubject(visit.id),
    threadId: visit.id,
    data: { mark: mark.id, no: mark.no, view: mark.view, kind: mark.kind },
  })
  return { id: mark.id, versionBefore: visit.version, version: visit.version }
}

/** RCV-11, RCV-12: what was found is written down, and "nothing" is too. */
export const walk: Api['walk'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, input)
  if (visit.vehicleId === null) throw refuse(receptionRefusals.noCar)
  const marks = await marksOf(ctx, visit.id)
  if (input.abnormality === NO_ABNORMALITY && marks.length > 0)
    throw refuse(receptionRefusals.marksStand, { count: marks.length })
  const values = {
    abnormality: input.abnormality,
    checkedWithCustomer: input.checkedWithCustomer,
    paintNote: input.paintNote ?? '',
    warningLamps: input.warningLamps ?? '',
    walkedAt: ctx.now,
    walkedBy: staffId(ctx),
  }
  await withdrawIntake(ctx, visit.id, 'walkAround', '环车检查变更')
  return saveVisit(ctx, visit, values, 'visit.walked', { data: { marks: marks.length } })
}
