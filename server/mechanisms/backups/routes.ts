import { relative } from 'node:path'
import type { backupsContract } from '#domain/mechanisms/backups/contract.ts'
import { isOverdue } from '#domain/mechanisms/backups/overdue.ts'
import { backupRefusals } from '#domain/mechanisms/backups/refusals.ts'
import { realNow } from '#server/kernel/clock.ts'
import { staffIdOrNull } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { insertBackup, lastVerified, latestBackups } from './queries.ts'
import { backupFolder, RUN_BACKUP } from './run-backup.ts'

export const backupsRoutes: Handlers<typeof backupsContract> = {
  report: async ctx => {
    const { settings } = ctx.services
    const rows = await latestBackups(ctx)
    const last = await lastVerified(ctx)
    const folder = backupFolder(ctx.services)
    return {
      rows: rows.filter(row => row.finishedAt !== null),
      current: rows.find(row => row.finishedAt === null) ?? null,
      lastVerified: last,
      overdue: isOverdue(last?.verifiedAt ?? null, realNow()),
      folder,
      besideData: !relative(settings.dataDir, folder).startsWith('..'),
      nightly: settings.backupFolder !== undefined,
      can: { run: ctx.can('backup.run') },
    }
  },
  run: async (ctx, { id }) => {
    if (!(await insertBackup(ctx, id, staffIdOrNull(ctx)))) throw refuse(backupRefusals.busy)
    await enqueue(ctx, RUN_BACKUP, id)
    ctx.record({ event: 'backup.asked', subject: { kind: 'backup', id } })
    return { id, state: 'waiting' }
  },
}
