import { listed } from '#domain/kernel/texts.ts'
import { completeFileDuty } from '#domain/processes/customers/duties.ts'
import { fileFieldTexts, fileGaps } from '#domain/processes/customers/file-completeness.ts'
import { customerFilePaper } from '#domain/processes/customers/papers/customer-file.ts'
import { customersRefusals } from '#domain/processes/customers/refusals.ts'
import { vehicleName } from '#domain/processes/customers/vehicle-kinds.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { closeDuty } from '#server/mechanisms/duties/duties.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { ownerLink } from './edit-file.ts'
import { fileContent } from './file-content.ts'
import type { FilesInput } from './inputs.ts'
import { fileForOwner } from './own-file.ts'
import { lockFile, updateFile } from './queries-files.ts'
import { findVehicle } from './queries-vehicles.ts'

/** Declares the file complete and prints it; doing it again prints what changed since, under the same number. */
export async function completeFile(ctx: Ctx, input: FilesInput['complete']) {
  const row = found(await lockFile(ctx, input.id))
  await checkVersion(ctx, row, input.version)
  const vehicle = found(await findVehicle(ctx, row.vehicleId))
  const owner = await ownerLink(ctx, vehicle.id)
  if (!owner) throw refuse(customersRefusals.ownerMissing)
  const file = fileForOwner(row, owner.id)
  const gaps = fileGaps({ owner, vehicle, file })
  if (gaps.length > 0) {
    const fields = listed(gaps.map(gap => fileFieldTexts[gap]))
    throw refuse(customersRefusals.fileIncomplete, { fields })
  }
  const paper = await issuePaper(ctx, customerFilePaper, {
    subject: { kind: 'vehicleFile', id: row.id },
    threadId: vehicle.id,
    vehicleId: vehicle.id,
    personId: owner.id,
    finder: `${owner.name} ${vehicleName(vehicle)}`,
    number: row.envelopeNo,
    content: await fileContent(ctx, { file, vehicle, owner }),
  })
  const version = row.version + 1
  const completed = { completedAt: row.completedAt ?? ctx.now, completedBy: row.completedBy ?? staffIdOrNull(ctx) }
  await updateFile(ctx, row.id, { ...completed, personId: owner.id, version })
  await closeDuty(ctx, completeFileDuty, row.id)
  ctx.record({
    event: 'file.completed',
    subject: { kind: 'vehicleFile', id: row.id },
    threadId: vehicle.id,
    data: { envelopeNo: row.envelopeNo, paper: paper.id, revision: paper.revision },
  })
  return { id: row.id, version, paperId: paper.id, paperNumber: paper.number }
}
