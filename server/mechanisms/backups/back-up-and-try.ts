import { rm } from 'node:fs/promises'
import type { Text } from '#domain/kernel/texts.ts'
import type { Services } from '#server/kernel/context.ts'
import type { Place } from './owner-client.ts'
import type { Progress } from './progress.ts'
import type { Outcome } from './queries.ts'
import { type Taken, takeBackup } from './take-backup.ts'
import { verifyBackup } from './verify-backup.ts'

export type Tried = {
  taken: Taken
  outcome: Outcome
  /** Rules that do not hold in the data themselves; the copy is faithful all the same. */
  broken: Text[]
}

/** A backup that counts: taken, restored beside the house and found equal. For whoever holds the lock of the backups. */
export async function backUpAndTry(
  services: Services,
  place: Place,
  folder: string,
  progress: Progress,
): Promise<Tried> {
  const began = performance.now()
  const taken = await takeBackup({ ...place, vault: services.vault, files: services.files }, folder, progress)
  const took = performance.now()
  const { rows, broken } = await verified(services, place, taken, progress)
  const tried = performance.now()
  const { attachments } = taken.manifest
  const outcome = {
    file: taken.file,
    takenAt: taken.takenAt,
    sizeBytes: taken.sizeBytes,
    rowCount: rows,
    attachmentCount: attachments.count,
    attachmentsGone: attachments.gone.length,
    backupMs: Math.round(took - began),
    restoreMs: Math.round(tried - took),
    rulesBroken: broken.length,
  }
  return { taken, outcome, broken }
}

/** An archive that cannot be restored is removed: beside the good ones it would be taken for one of them. */
async function verified(services: Services, place: Place, taken: Taken, progress: Progress) {
  try {
    return await verifyBackup(services, place, taken, progress)
  } catch (error) {
    await rm(taken.file, { force: true })
    throw error
  }
}
