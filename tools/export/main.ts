import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { grants } from '#domain/grants.ts'
import { exporters } from '#server/exporters.ts'
import { openPool } from '#server/kernel/database/connect.ts'
import { readSettings } from '#server/kernel/settings.ts'
import { exportAll } from '#server/mechanisms/exports/export-all.ts'
import { openServices } from '#server/start.ts'
import { onDatabase, runTool } from '#tools/backup/tool.ts'

const usage = `npm run export -- --to FOLDER [--format xlsx|csv] [--lang zh|en] [--phones]
把各门店的全部列表导出到文件夹，每个列表一个文件；电话默认隐去中间位数。
Writes every list of every store into a folder, one file each; telephone numbers are masked unless --phones is given.
CAREBAY_DATA 或 DATABASE_URL 指明数据。 CAREBAY_DATA or DATABASE_URL say of what house.`

const { values } = parseArgs({
  options: {
    to: { type: 'string' },
    format: { type: 'string', default: 'xlsx' },
    lang: { type: 'string', default: 'zh' },
    phones: { type: 'boolean', default: false },
  },
})
const { to, format, phones } = values
const lang = values.lang === 'en' ? 'en' : 'zh'
if (to === undefined || (format !== 'xlsx' && format !== 'csv')) {
  console.error(usage)
  process.exit(2)
}
const wish = {
  folder: resolve(to),
  format,
  lang,
  verbs: Object.keys(grants).filter(verb => phones || verb !== 'data.exportPhones'),
} as const
await runTool(async () => {
  const settings = readSettings(process.env)
  await onDatabase(settings, async connection => {
    const pool = openPool(connection, { role: 'carebay_app', schema: settings.schema, max: 2 })
    try {
      await exportAll(openServices(settings, pool), exporters, wish, ({ file, rowCount }) =>
        console.log(`  ${file}  ${rowCount}`),
      )
    } finally {
      await pool.end()
    }
  })
})
