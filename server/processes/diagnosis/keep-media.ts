import type { diagnosisContract } from '#domain/processes/diagnosis/contract.ts'
import { diagnosisRefusals, mayEdit } from '#domain/processes/diagnosis/diagnosis.ts'
import { MAX_MEDIA, mediaKindOf } from '#domain/processes/diagnosis/media.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { attachFiles } from '#server/mechanisms/files/keep-file.ts'
import { findFile } from '#server/mechanisms/files/queries.ts'
import { type DiagnosisRow, findDiagnosis, findingsOf } from './queries.ts'
import { deleteMedium, findMedium, insertMedium, type MediumRow, mediaOf, updateMedium } from './queries-media.ts'

type Api = Handlers<typeof diagnosisContract>

/** DIA-05: what was found is shown; the report prints it and the customer sees it on the telephone. */
export const addMedium: Api['addMedium'] = async (ctx, input) => {
  const diagnosis = await openCase(ctx, input.id)
  const { mediumId, fileId, findingId, caption } = input
  await checkFinding(ctx, diagnosis, findingId)
  if ((await mediaOf(ctx, diagnosis.id)).length >= MAX_MEDIA)
    throw refuse(diagnosisRefusals.tooManyMedia, { n: MAX_MEDIA })
  const kind = await takeFile(ctx, diagnosis, fileId)
  const isNew = await insertMedium(ctx, { id: mediumId, diagnosisId: diagnosis.id, findingId, fileId, caption })
  if (!isNew) throw refuse(diagnosisRefusals.noSuchFile)
  record(ctx, diagnosis, 'diagnosis.mediumAdded', { file: fileId, kind, finding: findingId, caption })
  return { id: mediumId, version: 1 }
}

/** A marked photo takes the place of the plain one, which stays on record as it was taken. */
export const editMedium: Api['editMedium'] = async (ctx, input) => {
  const { medium, diagnosis } = await openMedium(ctx, input)
  await checkFinding(ctx, diagnosis, input.findingId)
  const marked = input.markedFileId
  if (marked !== null && (await takeFile(ctx, diagnosis, marked)) !== 'photo') throw refuse(diagnosisRefusals.notMedia)
  const columns = {
    findingId: input.findingId,
    caption: input.caption,
    ...(marked === null ? {} : { fileId: marked, originalId: medium.originalId ?? medium.fileId }),
  }
  const version = await updateMedium(ctx, medium.id, columns)
  record(ctx, diagnosis, 'diagnosis.mediumChanged', { changed: changes(medium, columns) })
  return { id: medium.id, version }
}

export const removeMedium: Api['removeMedium'] = async (ctx, input) => {
  const { medium, diagnosis } = await openMedium(ctx, input)
  await deleteMedium(ctx, medium.id)
  record(ctx, diagnosis, 'diagnosis.mediumRemoved', { file: medium.fileId, caption: medium.caption })
  return { id: medium.id }
}

async function openCase(ctx: Ctx, id: string): Promise<DiagnosisRow> {
  const diagnosis = found(await findDiagnosis(ctx, id))
  ruled(mayEdit(diagnosis))
  return diagnosis
}

async function openMedium(ctx: Ctx, input: { id: string; version: number }) {
  const medium: MediumRow = found(await findMedium(ctx, input.id))
  await checkVersion(ctx, medium, input.version)
  return { medium, diagnosis: await openCase(ctx, medium.diagnosisId) }
}

async function checkFinding(ctx: Ctx, diagnosis: DiagnosisRow, findingId: string | null): Promise<void> {
  if (findingId === null) return
  if (!(await findingsOf(ctx, diagnosis.id)).some(finding => finding.id === findingId))
    throw refuse(diagnosisRefusals.unknownFinding)
}

/** Only what was sent for this case: a picture of another customer's car must not slip onto this one's page. */
async function takeFile(ctx: Ctx, diagnosis: DiagnosisRow, fileId: string) {
  const file = await findFile(ctx, fileId)
  if (!file || (file.subjectId !== null && file.subjectId !== diagnosis.id)) throw refuse(diagnosisRefusals.noSuchFile)
  const kind = mediaKindOf(file.mediaType)
  if (kind === undefined) throw refuse(diagnosisRefusals.notMedia)
  await attachFiles(ctx, [fileId], { kind: 'diagnosis', id: diagnosis.id })
  return kind
}

function record(ctx: Ctx, diagnosis: DiagnosisRow, event: string, data: Record<string, unknown>): void {
  ctx.record({ event, subject: { kind: 'diagnosis', id: diagnosis.id }, threadId: diagnosis.visitId, data })
}
