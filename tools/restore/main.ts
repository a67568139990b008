import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backupRefusals } from '#domain/mechanisms/backups/refusals.ts'
import { openPool } from '#server/kernel/database/connect.ts'
import { migrate } from '#server/kernel/database/migrate.ts'
import { refuse } from '#server/kernel/errors.ts'
import { openFileStore } from '#server/kernel/files.ts'
import { readSettings } from '#server/kernel/settings.ts'
import { keyFileOf, readVault } from '#server/kernel/vault.ts'
import { peekHeader } from '#server/mechanisms/backups/archive.ts'
import { checkRestored } from '#server/mechanisms/backups/check-restored.ts'
import { restoreBackup } from '#server/mechanisms/backups/restore-backup.ts'
import { openServices } from '#server/start.ts'
import { needVault, onDatabase, runTool, sayBroken, seconds, terminal } from '../backup/tool.ts'

const usage = `npm run restore -- --from FILE --data FOLDER [--key FILE]
FILE 是 .backup 文件或其所在文件夹（取最新一份）；FOLDER 是新的空数据文件夹。
FILE is a .backup file or the folder it lies in (the newest is taken); FOLDER becomes the new data folder.
设置了 DATABASE_URL 时恢复到该空数据库，附件与密钥放入 FOLDER。
With DATABASE_URL the rows go into that empty database, attachments and key into FOLDER.`

const { values } = parseArgs({
  options: { from: { type: 'string' }, data: { type: 'string' }, key: { type: 'string' } },
})
const { from, data } = values
if (from === undefined || data === undefined) {
  console.error(usage)
  process.exit(2)
}
await runTool(() => restore(resolve(from), resolve(data)))

async function restore(given: string, dataDir: string): Promise<void> {
  const file = newestIn(given)
  const settings = { ...readSettings(process.env), dataDir }
  const keyFile = placeKey(dataDir, values.key, (await peekHeader(file)).keyId)
  const began = performance.now()
  const progress = terminal()
  const { restored, broken } = await onDatabase(settings, async connection => {
    const place = { connection, schema: settings.schema }
    const files = openFileStore(dataDir)
    const target = {
      ...place,
      withJobs: true,
      attachment: async (hash: string, attachments: { get(hash: string): Promise<Buffer> }) =>
        void (await files.put(await attachments.get(hash))),
    }
    const done = await restoreBackup(file, readVault(keyFile), target, progress)
    progress.step(['升级到本版本', 'Upgrading to this version'])
    await migrate(connection, settings.schema)
    const pool = openPool(connection, { role: 'carebay_app', schema: settings.schema, max: 2 })
    const faults = await checkRestored(openServices(settings, pool), place)
    await pool.end()
    return { restored: done, broken: faults }
  })
  progress.end()
  const { header, manifest, rows } = restored
  console.log(`\n  ${rows} 行 rows，附件 attachments ${manifest.attachments.count}，${seconds(began)}`)
  console.log(`  备份时间 taken at ${header.takenAt}`)
  console.log('  已核对 verified：行数、账目合计、哈希链 row counts, ledger sums, hash chain')
  sayBroken(broken)
  console.log(`  启动 start：CAREBAY_DATA=${dataDir} npm start\n`)
}

function newestIn(path: string): string {
  if (!existsSync(path) || !statSync(path).isDirectory()) return path
  const newest = readdirSync(path)
    .filter(name => name.endsWith('.backup'))
    .sort()
    .at(-1)
  return newest === undefined ? join(path, '*.backup') : join(path, newest)
}

/** The key belongs into the restored folder as well: without it nobody can read the phone numbers. */
function placeKey(dataDir: string, given: string | undefined, wanted: string): string {
  const there = keyFileOf(dataDir)
  const source = given ?? process.env.CAREBAY_KEY_FILE ?? (existsSync(there) ? there : undefined)
  const { keyId } = needVault(source)
  if (keyId !== wanted) throw refuse(backupRefusals.wrongKey, { wanted, given: keyId })
  if (source === undefined || resolve(source) === there) return there
  if (existsSync(there)) {
    if (readVault(there).keyId !== wanted) throw refuse(backupRefusals.otherKeyThere, { file: there })
    return there
  }
  mkdirSync(dataDir, { recursive: true })
  copyFileSync(source, there)
  chmodSync(there, 0o600)
  return there
}
