import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openPool } from '#server/kernel/database/connect.ts'
import { readSettings } from '#server/kernel/settings.ts'
import { keyFileOf } from '#server/kernel/vault.ts'
import { backUpAndTry } from '#server/mechanisms/backups/back-up-and-try.ts'
import { holdingBackups } from '#server/mechanisms/backups/owner-client.ts'
import { noteVerified } from '#server/mechanisms/backups/queries.ts'
import { takeBackup } from '#server/mechanisms/backups/take-backup.ts'
import { openServices } from '#server/start.ts'
import { megabytes, needVault, onDatabase, runTool, sayBroken, seconds, terminal } from './tool.ts'

const usage = `npm run backup -- --to FOLDER [--no-check]
备份到文件夹，并试恢复一次。 Backs the house up into a folder and restores it once on trial.
CAREBAY_DATA 或 DATABASE_URL 指明要备份的数据。 CAREBAY_DATA or DATABASE_URL say what is backed up.`

const { values } = parseArgs({
  options: { to: { type: 'string' }, check: { type: 'boolean', default: true } },
  allowNegative: true,
})
const { to } = values
if (to === undefined) {
  console.error(usage)
  process.exit(2)
}
await runTool(() => backUp(resolve(to)))

async function backUp(folder: string): Promise<void> {
  const settings = readSettings(process.env)
  const vault = needVault(keyFileOf(settings.dataDir))
  await onDatabase(settings, async connection => {
    const place = { connection, schema: settings.schema }
    const pool = openPool(connection, { role: 'carebay_app', schema: settings.schema, max: 2 })
    const services = openServices(settings, pool)
    const progress = terminal()
    const began = performance.now()
    const { taken, broken } = await holdingBackups(place, async () => {
      if (!values.check)
        return { taken: await takeBackup({ ...place, vault, files: services.files }, folder, progress), broken: [] }
      const tried = await backUpAndTry(services, place, folder, progress)
      await noteVerified(services, tried.outcome)
      return tried
    })
    progress.end()
    const rows = taken.manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const { attachments } = taken.manifest
    console.log(`\n  ${taken.file}`)
    console.log(`  ${rows} 行 rows，${megabytes(taken.sizeBytes)}，${seconds(began)}`)
    console.log(
      `  附件 attachments ${attachments.count}，新增 new ${taken.added.length}（${megabytes(taken.addedBytes)}）`,
    )
    if (attachments.gone.length > 0) {
      console.log(`  ${attachments.gone.length} 个附件在磁盘上已不存在 attachments are gone from the disk`)
    }
    console.log(values.check ? '  试恢复通过 restored on trial and found equal' : '  未试恢复 not restored on trial')
    sayBroken(broken)
    console.log(`  密钥另存一份 keep the key apart：${keyFileOf(settings.dataDir)}（${vault.keyId}）\n`)
    await pool.end()
  })
}
