import { newId } from '#domain/kernel/id.ts'
import { completeFileDuty } from '#domain/processes/customers/duties.ts'
import { fileDueAt } from '#domain/processes/customers/file-deadline.ts'
import { fileDeadline } from '#domain/processes/customers/policies.ts'
import { vehicleName } from '#domain/processes/customers/vehicle-kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { drawNumber } from '#server/kernel/numbers.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { openDuty } from '#server/mechanisms/duties/duties.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { type FileRow, fileOfVehicle, insertFile, updateFile } from './queries-files.ts'
import { findVehicle, linksOf, type VehicleRow } from './queries-vehicles.ts'

export type FileKind = 'repair' | 'consultation'
export type OpenedFile = { id: string; envelopeNo: string; opened: boolean }

/**
 * The car's envelope in this store, begun now if there was none (CRM-02), with the duty to complete it in time. The
 * second visit finds the first one's envelope (CRM-04); a repair after a mere consultation makes it a repair file.
 */
export async function ensureFile(ctx: Ctx, input: { vehicleId: string; kind: FileKind }): Promise<OpenedFile> {
  const known = await fileOfVehicle(ctx, input.vehicleId)
  if (known) return keepFile(ctx, known, input.kind)
  const vehicle = found(await findVehicle(ctx, input.vehicleId))
  const id = newId()
  // The number series is locked until commit, so it is drawn only by the one who really begins the envelope.
  const row = { id, storeId: ctx.store.id, vehicleId: vehicle.id, envelopeNo: id, kind: input.kind, openedAt: ctx.now }
  const isFirst = await insertFile(ctx, { ...row, personId: await ownerOf(ctx, vehicle.id) })
  if (!isFirst) return keepFile(ctx, found(await fileOfVehicle(ctx, vehicle.id)), input.kind)
  await openCompletion(ctx, id, vehicle)
  const envelopeNo = await drawNumber(ctx, 'DA')
  await updateFile(ctx, id, { envelopeNo })
  ctx.record({
    event: 'file.opened',
    subject: { kind: 'vehicle', id: vehicle.id },
    data: { file: id, envelopeNo, kind: input.kind },
  })
  return { id, envelopeNo, opened: true }
}

/** Opens the duty to complete a file, due as the store's policy says. */
export async function openCompletion(
  ctx: Ctx,
  fileId: string,
  vehicle: Pick<VehicleRow, 'id' | 'plate' | 'vin'>,
): Promise<void> {
  const { completeWithinDays } = await policy(ctx, fileDeadline)
  await openDuty(ctx, completeFileDuty, {
    subject: { kind: 'vehicleFile', id: fileId },
    params: { car: vehicleName(vehicle), vehicleId: vehicle.id },
    dueAt: fileDueAt(await calendarOf(ctx), ctx.now, completeWithinDays),
  })
}

async function keepFile(ctx: Ctx, file: FileRow, kind: FileKind): Promise<OpenedFile> {
  if (file.kind === 'consultation' && kind === 'repair') await updateFile(ctx, file.id, { kind })
  return { id: file.id, envelopeNo: file.envelopeNo, opened: false }
}

async function ownerOf(ctx: Ctx, vehicleId: string): Promise<string | null> {
  const links = await linksOf(ctx, vehicleId)
  return links.find(link => link.role === 'owner' && link.until === null)?.id ?? null
}

/** The personal half of this store's file was the former owner's: it is to be asked anew. */
export async function reopenFileAfterSale(ctx: Ctx, vehicle: VehicleRow): Promise<void> {
  const file = await fileOfVehicle(ctx, vehicle.id)
  if (!file || file.completedAt === null) return
  await updateFile(ctx, file.id, { completedAt: null, completedBy: null, version: file.version + 1 })
  await openCompletion(ctx, file.id, vehicle)
}
