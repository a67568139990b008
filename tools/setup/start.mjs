// `npm start`. Runs on Node 20 with nothing installed.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, projectNode, root } from './install.mjs'
import { askYes, fail, run, say } from './terminal.mjs'

const args = process.argv.slice(2)

await ensureInstalled()
const node = projectNode()

if ((await run(node, [join(root, 'tools/setup/build-web.ts')], { cwd: root })) !== 0) {
  fail('界面构建失败，见上方提示。', 'The screens could not be built; see the message above.')
}

const env = { ...process.env }
if (env.CAREBAY_DEMO === undefined && process.stdin.isTTY && process.stdout.isTTY && isFresh()) {
  env.CAREBAY_DEMO = (await askYes('载入演示经销商数据？ Load the demo dealer?')) ? '1' : '0'
}

say('正在启动…', 'Starting')
process.exitCode = await run(node, [join(root, 'server/main.ts'), ...args], { cwd: root, env })

// Only the server knows where its data lie; asking it keeps one place for that rule.
function isFresh() {
  const script =
    "import { readSettings } from './server/kernel/settings.ts'; const { databaseUrl, dataDir } = readSettings(process.env); console.log(databaseUrl ? '' : dataDir)"
  const found = spawnSync(node, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' })
  const data = found.stdout.trim()
  return found.status === 0 && data !== '' && (!existsSync(data) || readdirSync(data).length === 0)
}
