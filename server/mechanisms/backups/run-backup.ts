import { join } from 'node:path'
import { newId } from '#domain/kernel/id.ts'
import { wordingOf } from '#domain/kernel/refusals.ts'
import type { Text } from '#domain/kernel/texts.ts'
import { addHours } from '#domain/kernel/time.ts'
import { backupDuty } from '#domain/mechanisms/backups/duties.ts'
import type { Ctx, Services } from '#server/kernel/context.ts'
import type { Connection } from '#server/kernel/database/connect.ts'
import { AppError } from '#server/kernel/errors.ts'
import type { Job, JobRun } from '#server/kernel/jobs.ts'
import { tellScreens } from '#server/kernel/timeline.ts'
import { asSystem, listStores } from '#server/kernel/work.ts'
import { closeDuty, openDuty } from '../duties/duties.ts'
import { backUpAndTry } from './back-up-and-try.ts'
import { holdingBackups } from './owner-client.ts'
import type { Progress } from './progress.ts'
import { pruneBackups } from './prune.ts'
import { beginBackup, endFailed, endVerified, insertBackup, type Outcome, saveProgress } from './queries.ts'

export const RUN_BACKUP = 'backups.run'
const LOOK_HOURS = 24
const SAY_EVERY_MS = 700

/** Asked for every night in every store. */
export const nightlyBackup = { name: 'backups.nightly' }

/** They reach past the fences between stores, by a session of their own. */
export function backupJobs(connection: Connection): Job[] {
  return [
    { name: RUN_BACKUP, run: run => carryOut(run, connection, run.subjectId) },
    { name: nightlyBackup.name, run: run => runNightly(run, connection) },
  ]
}

// The backup is of the whole group, so one store asks for all.
async function runNightly(run: JobRun, connection: Connection): Promise<void> {
  const [first] = await listStores(run.services)
  if (first?.id !== run.subjectId || run.services.settings.backupFolder === undefined) return
  const id = newId()
  if (await run.within(ctx => insertBackup(ctx, id, null))) await carryOut(run, connection, id)
}

/** Where backups go: the folder that was named, else beside the data. */
export function backupFolder({ settings }: Services): string {
  return settings.backupFolder ?? join(settings.dataDir, 'backups')
}

/** A failure is kept with its words and makes a duty; the queue does not try again, the next night does. */
async function carryOut(run: JobRun, connection: Connection, id: string): Promise<void> {
  if (!(await run.within(ctx => beginBackup(ctx, id)))) return
  const place = { connection, schema: run.services.settings.schema }
  const teller = tellingProgress(run, id)
  try {
    const folder = backupFolder(run.services)
    const { outcome } = await holdingBackups(place, async () => {
      const tried = await backUpAndTry(run.services, place, folder, teller.progress)
      // While nobody else writes there: a draft of another one would be taken for what a crash left.
      await pruneBackups(folder)
      return tried
    })
    await teller.settle()
    await run.within(ctx => concludeWell(ctx, id, outcome))
    await inFirstStore(run, ctx => closeDuty(ctx, backupDuty, ctx.store.id))
  } catch (error) {
    await teller.settle()
    run.services.log('error', 'backup failed', { error: String(error) })
    await run.within(ctx => concludeBadly(ctx, id, wordsOf(error)))
    await inFirstStore(run, openBackupDuty)
  }
}

/** How much of the whole each step is, by what was measured of a dealer of three months. */
const stepStarts = [0, 5, 15, 25, 55, 65, 70]

function tellingProgress(run: JobRun, id: string): { progress: Progress; settle(): Promise<void> } {
  let name: Text = ['', '']
  let index = -1
  let saidAt = 0
  let saying: Promise<unknown> = Promise.resolve()
  const say = (share: number) => {
    saidAt = performance.now()
    const from = stepStarts[index] ?? 95
    const percent = Math.floor(from + ((stepStarts[index + 1] ?? 99) - from) * share)
    const words = name
    const write = () =>
      run.within(async ctx => {
        await saveProgress(ctx, id, words, percent)
        await tell(ctx, id)
      })
    // A screen that hears of it late is no reason to give the backup up.
    saying = saying.then(write).catch(error => run.services.log('warn', 'backup progress', { error: String(error) }))
  }
  return {
    progress: {
      step: next => {
        name = next
        index++
        say(0)
      },
      share: (done, of) => {
        if (of > 0 && performance.now() - saidAt > SAY_EVERY_MS) say(done / of)
      },
    },
    settle: async () => void (await saying),
  }
}

async function concludeWell(ctx: Ctx, id: string, outcome: Outcome): Promise<void> {
  await endVerified(ctx, id, outcome)
  const { rowCount, sizeBytes, attachmentCount, rulesBroken } = outcome
  const data = { rowCount, sizeBytes, attachmentCount, rulesBroken }
  ctx.record({ event: 'backup.verified', subject: { kind: 'backup', id }, data })
}

async function concludeBadly(ctx: Ctx, id: string, fault: Text): Promise<void> {
  await endFailed(ctx, id, fault)
  ctx.record({ event: 'backup.failed', subject: { kind: 'backup', id }, data: { reason: fault[0] } })
}

async function openBackupDuty(ctx: Ctx): Promise<void> {
  const subject = { kind: 'store', id: ctx.store.id }
  await openDuty(ctx, backupDuty, { subject, dueAt: addHours(ctx.now, LOOK_HOURS) })
}

/** There is one backup of all stores and so one duty, wherever it was asked for. */
async function inFirstStore(run: JobRun, work: (ctx: Ctx) => Promise<unknown>): Promise<void> {
  const [first] = await listStores(run.services)
  if (first) await asSystem(run.services, first, await run.services.clock.now(run.services.db), work)
}

const unwritable = ['EACCES', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST', 'EIO']

function wordsOf(error: unknown): Text {
  if (error instanceof AppError) {
    return [wordingOf(error.refusal, error.params, 'zh'), wordingOf(error.refusal, error.params, 'en')]
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === '53100')
    return ['磁盘已满，请清理后再备份', 'The disk is full; make room and back up again']
  if (typeof code === 'string' && unwritable.includes(code)) {
    return [
      '备份文件夹无法写入，请检查磁盘是否接好',
      'The backup folder cannot be written; check that its disk is connected',
    ]
  }
  return ['系统内部错误，详见服务器日志', 'An internal error; see the log of the server']
}

async function tell(ctx: Ctx, id: string): Promise<void> {
  await tellScreens(ctx, [{ kind: 'backup', id, threadId: null }])
}
