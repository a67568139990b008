import type { Saved } from '#domain/kernel/endpoint.ts'
import { fileGroupsState } from '#domain/processes/customers/file-completeness.ts'
import { customerFilePaper } from '#domain/processes/customers/papers/customer-file.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import type { FilesInput } from './inputs.ts'
import { fileForOwner } from './own-file.ts'
import { type FileRow, fileOfVehicle, lockFile, updateFile } from './queries-files.ts'
import { findVehicle, type LinkRow, linksOf } from './queries-vehicles.ts'
import { sealedChanges } from './sealed-changes.ts'

export async function getFile(ctx: Ctx, input: FilesInput['get']) {
  const vehicle = found(await findVehicle(ctx, input.vehicleId))
  const owner = await ownerLink(ctx, vehicle.id)
  const row = await fileOfVehicle(ctx, vehicle.id)
  const can = { edit: ctx.can('file.edit') }
  if (!row) return { file: null, groups: [], paperId: null, can }
  const file = fileForOwner(row, owner?.id ?? null)
  const paper = await currentPaper(ctx, customerFilePaper.kind, row.id)
  return {
    file: { ...file, completedByName: row.completedBy === null ? null : await nameOfStaff(ctx, row.completedBy) },
    groups: fileGroupsState({ owner, vehicle, file }),
    paperId: paper?.id ?? null,
    can,
  }
}

export async function editFile(ctx: Ctx, input: FilesInput['edit']): Promise<Saved> {
  const row = found(await lockFile(ctx, input.id))
  await checkVersion(ctx, row, input.version)
  const owner = await ownerLink(ctx, row.vehicleId)
  const file = fileForOwner(row, owner?.id ?? null)
  const values = valuesOf(file, input)
  const version = row.version + 1
  await updateFile(ctx, row.id, { ...values, personId: owner?.id ?? null, version })
  ctx.record({
    event: 'file.edited',
    subject: { kind: 'vehicleFile', id: row.id },
    threadId: row.vehicleId,
    data: { changed: sealedChanges(ctx, file, values) },
  })
  return { id: row.id, version }
}

export async function ownerLink(ctx: Ctx, vehicleId: string): Promise<LinkRow | undefined> {
  return (await linksOf(ctx, vehicleId)).find(link => link.role === 'owner' && link.until === null)
}

function valuesOf(file: FileRow, input: FilesInput['edit']) {
  const text = (given: string | null | undefined, kept: string) => (given === undefined ? kept : (given ?? ''))
  return {
    wantedServices: text(input.wantedServices, file.wantedServices),
    habits: text(input.habits, file.habits),
    preferences: text(input.preferences, file.preferences),
    advice: text(input.advice, file.advice),
    cabinetPlace: text(input.cabinetPlace, file.cabinetPlace),
    nextTalk: text(input.nextTalk, file.nextTalk),
    nextTalkKind: text(input.nextTalkKind, file.nextTalkKind),
    nextTalkOn: input.nextTalkOn === undefined ? file.nextTalkOn : input.nextTalkOn,
    feesUntil: input.feesUntil === undefined ? file.feesUntil : input.feesUntil,
    notGiven: input.notGiven ?? file.notGiven,
  }
}
