import { existsSync, readFileSync } from 'node:fs'
import { wordingOf } from '#domain/kernel/refusals.ts'
import type { Text } from '#domain/kernel/texts.ts'
import { backupRefusals } from '#domain/mechanisms/backups/refusals.ts'
import type { Connection } from '#server/kernel/database/connect.ts'
import { type Embedded, startEmbedded } from '#server/kernel/database/embedded.ts'
import { StartRefusal } from '#server/kernel/database/start-refusal.ts'
import { AppError, refuse } from '#server/kernel/errors.ts'
import type { Settings } from '#server/kernel/settings.ts'
import { readVault, type Vault } from '#server/kernel/vault.ts'
import type { Progress } from '#server/mechanisms/backups/progress.ts'
import { terminalProgress } from '#tools/demo/load/progress.ts'

/** Runs the work on the database of these settings; the shipped one is started if it does not run and stopped again. */
export async function onDatabase<T>(settings: Settings, work: (connection: Connection) => Promise<T>): Promise<T> {
  if (settings.databaseUrl !== undefined) return work({ connectionString: settings.databaseUrl })
  const embedded: Embedded = await startEmbedded({ dataDir: settings.dataDir })
  try {
    return await work({
      host: embedded.socketDir,
      port: embedded.port,
      user: embedded.superuser,
      database: 'postgres',
    })
  } finally {
    await embedded.stop()
  }
}

/** Ends the process with 0, or says in both languages why not and ends it with 1. */
export async function runTool(work: () => Promise<void>): Promise<never> {
  try {
    await work()
    process.exit(0)
  } catch (error) {
    process.stdout.write('\n')
    if (error instanceof AppError) {
      console.error(wordingOf(error.refusal, error.params, 'zh'))
      console.error(wordingOf(error.refusal, error.params, 'en'))
    } else if (error instanceof StartRefusal) {
      console.error(`${error.zh}\n${error.message}`)
    } else {
      console.error(error)
    }
    process.exit(1)
  }
}

export function needVault(file: string | undefined): Vault {
  if (file === undefined || !existsSync(file)) throw refuse(backupRefusals.noKey)
  if (!/^[0-9a-f]{64}$/.test(readFileSync(file, 'utf8').trim())) throw refuse(backupRefusals.keyDamaged, { file })
  return readVault(file)
}

export function terminal(): Progress & { end(): void } {
  const bar = terminalProgress(process.stdout)
  return { step: name => bar.step(name.join(' ')), share: bar.share, end: bar.end }
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

export function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}

/** The copy is faithful, but what was copied does not hold to a rule itself. */
export function sayBroken(broken: readonly Text[]): void {
  for (const [zh, en] of broken) console.log(`  注意 note：${zh}\n    ${en}`)
}
