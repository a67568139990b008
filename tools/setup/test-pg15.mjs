// `npm run test:pg15`, `npm run test:pg15 -- <path>`: the tests that need a database, on the oldest PostgreSQL that is
// supported instead of the one that is shipped. The whole visit in a browser comes along, as it asks the most of it.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensureInstalled, packageScript, projectNode, root } from './install.mjs'
import { fail, run, say } from './terminal.mjs'

const oldest = 15
const usual = [
  `/usr/lib/postgresql/${oldest}/bin`,
  `/usr/pgsql-${oldest}/bin`,
  `/opt/homebrew/opt/postgresql@${oldest}/bin`,
  `/usr/local/opt/postgresql@${oldest}/bin`,
]

await ensureInstalled()
const programs = findPrograms()
say(`PostgreSQL ${oldest}：${programs}`, `PostgreSQL ${oldest}: ${programs}`)
const node = projectNode()
const paths = process.argv.slice(2)
const journey = paths.length === 0 || paths.some(path => path.includes('journeys'))
const env = { ...process.env, CAREBAY_POSTGRES: programs }
if (journey) {
  env.CHROME_PATH = await ensureBrowser()
  const built = await run(node, [join(root, 'tools/setup/build-web.ts')], { cwd: root })
  if (built !== 0) process.exit(built)
}
const chosen = paths.length > 0 ? paths : ['server/', 'db/', 'test/scenarios/', 'test/harness/', 'test/journeys/visit']
const projects = ['--project', 'database', ...(journey ? ['--project', 'journeys'] : [])]
const args = [packageScript('vitest/vitest.mjs'), 'run', ...projects, ...chosen]
process.exitCode = await run(node, args, { cwd: root, env })

function findPrograms() {
  const named = process.env.CAREBAY_POSTGRES
  const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim()
  const candidates = named ? [named] : [...usual, asked].filter(Boolean)
  const found = candidates.find(folder => versionIn(folder) === oldest)
  if (found) return found
  return fail(
    `没有找到 PostgreSQL ${oldest}。请先执行：sudo apt-get install -y postgresql-${oldest}（或用 CAREBAY_POSTGRES 指定其程序所在的文件夹）`,
    `There is no PostgreSQL ${oldest} here. Run: sudo apt-get install -y postgresql-${oldest} (or name the folder of its programs by CAREBAY_POSTGRES)`,
  )
}

function versionIn(folder) {
  const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
  return Number(/\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1])
}
