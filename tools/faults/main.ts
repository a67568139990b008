import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'

/** The tests that break things on purpose, each harder than in the suite of every day, and one table of their figures. */

const suites = [
  'test/scenarios/kills.test.ts',
  'test/scenarios/stops.test.ts',
  'test/scenarios/outage.test.ts',
  'test/scenarios/full-disk.test.ts',
  'test/scenarios/simulator.test.ts',
  'test/scenarios/walks.test.ts',
  'test/scenarios/walks-small.test.ts',
  'test/scenarios/two-nodes.test.ts',
  'test/scenarios/mutants.test.ts',
  'test/scenarios/twice.test.ts',
  'test/scenarios/money-histories.test.ts',
  'test/scenarios/timeline.test.ts',
  'test/scenarios/start-refusals.test.ts',
  'test/scenarios/untouchable.test.ts',
  'test/scenarios/settled.test.ts',
  'test/scenarios/fuzz.test.ts',
  'test/scenarios/guessing.test.ts',
  'test/scenarios/flood.test.ts',
  'test/scenarios/fail-closed.test.ts',
  'test/scenarios/files.test.ts',
  'test/journeys/bad-network.test.ts',
  'test/journeys/canaries.test.ts',
  'server/mechanisms/ledgers',
  'server/mechanisms/resources',
]

/** Run once more as on a server across the date line: what they say of days must not change. */
const ofDays = [
  ...[
    'appointments',
    'calendar',
    'delivery',
    'duties',
    'exports',
    'follow-up',
    'messages',
    'policies',
    'stand-ins',
  ].map(name => `test/scenarios/${name}.test.ts`),
  'server/mechanisms/ledgers/money.test.ts',
]

const zFigure = z.object({
  promise: z.string(),
  what: z.string(),
  wanted: z.string(),
  got: z.string(),
  suite: z.string(),
  on: z.string().optional(),
})
type Figure = z.output<typeof zFigure>

const { values } = parseArgs({ options: { only: { type: 'string' }, write: { type: 'string' } } })
const root = join(import.meta.dirname, '../..')
const figures = join(mkdtempSync(join(tmpdir(), 'carebay-faults-')), 'figures.jsonl')
const chosen = suites.filter(suite => values.only === undefined || suite.includes(values.only))
const projects = ['--project', 'database', '--project', 'journeys']
if (chosen.some(suite => suite.includes('journeys')))
  spawnSync(process.execPath, [join(root, 'tools/setup/build-web.ts')], { cwd: root, stdio: 'inherit' })
const run = tests(projects, chosen, {})
const elsewhere = 'America/Los_Angeles'
const far =
  values.only === undefined
    ? tests(['--project', 'database'], ofDays, { TZ: elsewhere, CAREBAY_FAULTS: '' })
    : undefined
if (far !== undefined) {
  const got = far === 0 ? 'the same answers' : 'other answers'
  const what = `${ofDays.length} suites of days and hours on a server in ${elsewhere}`
  appendFileSync(
    figures,
    `${JSON.stringify({ promise: 'R23', what, wanted: 'the same answers', got, suite: 'elsewhere' })}\n`,
  )
}
const status = run || (far ?? 0)
const fresh = existsSync(figures) ? linesOf(figures).map(line => zFigure.parse(JSON.parse(line))) : []
// The last figure was written when the last promise was tried.
const today = existsSync(figures) ? statSync(figures).mtime.toISOString().slice(0, 10) : 'no date'
const kept = values.write === undefined ? [] : earlier(values.write, new Set(fresh.map(row => row.suite)))
const table = asTable([...kept, ...fresh.map(row => ({ ...row, on: today }))])
console.log(`\n${table}`)
if (status !== 0) console.log('\nNot all was kept, see above.')
if (values.write !== undefined && status === 0) writeFileSync(values.write, `${table}\n`)
process.exit(status)

/** @returns the exit code */
function tests(projects: readonly string[], files: readonly string[], env: NodeJS.ProcessEnv): number {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const done = spawnSync(process.execPath, [vitest, 'run', ...projects, '--no-file-parallelism', ...files], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CAREBAY_FAULTS: 'full', CAREBAY_FIGURES: figures, ...env },
  })
  return done.status ?? 1
}

/** What the table says of suites that were not run this time. */
function earlier(file: string, run: ReadonlySet<string>): Figure[] {
  if (!existsSync(file)) return []
  return linesOf(file)
    .map(line => line.split('|').map(cell => cell.trim()))
    .filter(cells => /^R\d+$/.test(cells[1] ?? '') && !run.has(cells[5] ?? ''))
    .map(([, promise, what, wanted, got, suite, on]) => zFigure.parse({ promise, what, wanted, got, suite, on }))
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').trim().split('\n')
}

function asTable(rows: readonly Figure[]): string {
  const sorted = rows.toSorted((a, b) => Number(a.promise.slice(1)) - Number(b.promise.slice(1)))
  return [
    '# Broken on purpose',
    '',
    `Made by \`npm run test:faults -- --write docs/FAULTS.md\` on ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}; with \`--only NAME\` the rows of other suites stay. A row stands here only when its suite passed.`,
    '',
    '| Promise | What was done | Wanted | Got | Suite | On |',
    '| --- | --- | --- | --- | --- | --- |',
    ...sorted.map(row => `| ${row.promise} | ${row.what} | ${row.wanted} | ${row.got} | ${row.suite} | ${row.on} |`),
  ].join('\n')
}
