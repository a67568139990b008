import type { Text } from '#domain/kernel/texts.ts'
import { dateOn, daysBetweenOn } from '#domain/kernel/time.ts'
import { realNow } from '#server/kernel/clock.ts'
import type { Services } from '#server/kernel/context.ts'
import { migrate } from '#server/kernel/database/migrate.ts'
import { checkRestored } from './check-restored.ts'
import type { Place } from './owner-client.ts'
import type { Progress } from './progress.ts'
import { restoreBackup } from './restore-backup.ts'
import { withScratch } from './scratch.ts'

export type Verified = { rows: number; broken: Text[] }

/** Attachments never change; those of earlier nights are read through once in so many days. */
const ROUND_DAYS = 30

/** A backup counts only when restored: brings it back beside the house itself, to the head, and holds it to the rules. */
export async function verifyBackup(
  services: Services,
  place: Place,
  backup: { file: string; added: readonly string[] },
  progress: Progress,
): Promise<Verified> {
  const added = new Set(backup.added)
  const today = daysBetweenOn('2026-01-01', dateOn(realNow())) % ROUND_DAYS
  return withScratch(place, async scratch => {
    const target = {
      ...scratch,
      withJobs: false,
      attachment: async (
        hash: string,
        attachments: { has(hash: string): Promise<boolean>; get(hash: string): Promise<Buffer> },
      ) => {
        const isDue = added.has(hash) || Number.parseInt(hash.slice(0, 6), 16) % ROUND_DAYS === today
        if (isDue || !(await attachments.has(hash))) await attachments.get(hash)
      },
    }
    const { rows } = await restoreBackup(backup.file, services.vault, target, progress)
    progress.step(['检查规则', 'Checking the rules'])
    await migrate(scratch.connection, scratch.schema)
    return { rows, broken: await checkRestored(services, scratch) }
  })
}
