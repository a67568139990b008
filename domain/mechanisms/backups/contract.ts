import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zId } from '#domain/kernel/input.ts'
import { zBothTexts } from '#domain/kernel/text-output.ts'
import type { Grants } from '../access/roles.ts'

const tag = 'backups'

export const backupStates = ['waiting', 'running', 'verified', 'failed'] as const

const zBackup = z.object({
  id: z.string(),
  state: z.enum(backupStates),
  askedAt: z.string(),
  /** Null: the nightly one, or one from the command line. */
  askedByName: z.string().nullable(),
  step: zBothTexts.nullable(),
  percent: z.int(),
  finishedAt: z.string().nullable(),
  file: z.string().nullable(),
  takenAt: z.string().nullable(),
  sizeBytes: z.int().nullable(),
  rowCount: z.int().nullable(),
  attachmentCount: z.int().nullable(),
  attachmentsGone: z.int().nullable(),
  backupMs: z.int().nullable(),
  restoreMs: z.int().nullable(),
  verifiedAt: z.string().nullable(),
  rulesBroken: z.int().nullable(),
  fault: zBothTexts.nullable(),
})
export type BackupView = z.infer<typeof zBackup>

export const backupsContract = {
  report: endpoint({
    method: 'GET',
    path: '/backups',
    access: 'backup.read',
    summary: 'The latest backups, the one under way, and when one was last restored on trial and found equal',
    tag,
    input: {},
    output: z.object({
      rows: z.array(zBackup),
      current: zBackup.nullable(),
      lastVerified: zBackup.nullable(),
      /** The last verified one is older than it should be, or there is none. */
      overdue: z.boolean(),
      folder: z.string(),
      /** The folder lies with the data: one broken disk takes both. */
      besideData: z.boolean(),
      nightly: z.boolean(),
      can: z.object({ run: z.boolean() }),
    }),
  }),
  run: endpoint({
    method: 'POST',
    path: '/backups',
    access: 'backup.run',
    summary: 'Ask for a backup now; a job takes it and restores it on trial, its progress is in the report',
    tag,
    input: { id: zId },
    output: z.object({ id: z.string(), state: z.literal('waiting') }),
  }),
}

export const backupsGrants = { 'backup.read': ['R-ADMIN'], 'backup.run': ['R-ADMIN'] } as const satisfies Grants
