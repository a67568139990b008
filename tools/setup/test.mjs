// `npm test`, `npm test -- <path>`. Runs on Node 20 with nothing installed.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensureInstalled, packageScript, projectNode, root } from './install.mjs'
import { run, say } from './terminal.mjs'

const paths = process.argv.slice(2)
// Only a full run may say what is proved; see tools/requirements.
const results = join(root, 'build', paths.length > 0 ? 'test-results-part.json' : 'test-results.json')
const total = { passed: 0, failed: 0 }

await ensureInstalled()
const node = projectNode()
const stages = paths.length > 0 ? [web, tests] : [types, style, web, tests]
for (const stage of stages) if (!(await stage())) break
if (total.failed > 0) process.exitCode = 1
console.log(`${total.passed} passed, ${total.failed} failed`)

async function types() {
  say('类型检查', 'Types')
  return count((await run(node, [packageScript('typescript/bin/tsc'), '-p', '.'], { cwd: root })) === 0)
}

async function style() {
  say('格式与规范', 'Format and lint')
  const colors = `--colors=${process.stdout.isTTY ? 'force' : 'off'}`
  return count((await run(node, [packageScript('@biomejs/biome/bin/biome'), 'ci', colors, '.'], { cwd: root })) === 0)
}

// Journeys use the screens as they are served, so they are built before anything is tested.
async function web() {
  say('构建界面', 'Screens')
  return count((await run(node, [join(root, 'tools/setup/build-web.ts')], { cwd: root })) === 0)
}

async function tests() {
  say('测试', 'Tests')
  const env = { ...process.env }
  if (paths.length === 0 || paths.some(path => path.includes('journeys'))) env.CHROME_PATH = await ensureBrowser()
  mkdirSync(join(root, 'build'), { recursive: true })
  rmSync(results, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const code = await run(node, [packageScript('vitest/vitest.mjs'), 'run', ...reporters, ...paths], { cwd: root, env })
  return countTests(code)
}

function count(passed) {
  if (passed) total.passed += 1
  else total.failed += 1
  return passed
}

// A suite that could not even be loaded has no tests to count, yet it must not pass unseen.
function countTests(code) {
  if (!existsSync(results)) return count(false)
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(results, 'utf8'))
  const broken = testResults.filter(file => file.status === 'failed' && !file.assertionResults.some(isFailed)).length
  total.passed += numPassedTests
  total.failed += numFailedTests + broken
  if (code !== 0 && numFailedTests + broken === 0) total.failed += 1
  return code === 0 && total.failed === 0
}

function isFailed(assertion) {
  return assertion.status === 'failed'
}
