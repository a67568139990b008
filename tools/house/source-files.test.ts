import { expect, test } from 'vitest'
import { findCycle, graphOf, wrongWay } from './layers.ts'
import { parseSource } from './source-files.ts'
import { writersByTable } from './tables.ts'
import { breaches, textRules } from './text-rules.ts'

test('comments and strings are told from code, templates and regular expressions included', () => {
  const hole = ['$', '{c}'].join('')
  const source = `a // new Date()\nb = "it's" + \`x ${hole} y\` + /[/"]/.test(d) / 2 /* e */`
  const { code, uncommented } = parseSource('x.ts', source)
  expect(code).toBe(`a              \nb = "    " + \`  ${hole}  \` +       .test(d) / 2        `)
  expect(uncommented).toBe(`a              \nb = "it's" + \`x ${hole} y\` + /[/"]/.test(d) / 2        `)
})

test('imports are found wherever they stand, and only in code', () => {
  const file = parseSource(
    'domain/x.ts',
    `import { a } from './a.ts'
import type { B } from '#domain/b.ts'
import {
  c,
} from '../c.ts'
export * from './d.ts'
import './e.css'
const f = await import('./f.ts')
const script = "import g from './g.ts'"
// import h from './h.ts'`,
  )
  const found = file.imports.map(({ from, typeOnly }) => `${from}${typeOnly ? ' type' : ''}`).sort()
  expect(found).toEqual(['#domain/b.ts type', '../c.ts', './a.ts', './d.ts', './e.css', './f.ts'])
})

// One line for each rule that must be caught, and its innocent neighbour.
test.for<[string, string, string, string]>([
  ['the clock is read in one place', 'server/x.ts', 'const a = new Date()', 'const a = new Date(msOf(at))'],
  ['SQL does not read the clock', 'server/x.ts', 'const a = `select now()`', 'const a = clock.now()'],
  ['numbers are not parsed or rounded by hand', 'desk/x.ts', 'a.toFixed(2)', 'a.toString()'],
  ['fen are converted in one place', 'desk/x.ts', 'const a = priceFen / 100', 'const a = percent / 100'],
  ['no casts', 'server/x.ts', 'const a = b as Row', 'const a = [1] as const'],
  ['no casts', 'server/x.ts', 'f(b as unknown)', "import { a as b } from './a.ts'"],
  ['no casts', 'server/x.ts', 'return (b) as Row', "import * as b from './a.ts'"],
  ['output goes through the log', 'server/x.ts', 'console.log(1)', 'log.info(1)'],
  ['effects live in the web kernel', 'desk/processes/x.tsx', 'useEffect(() => {})', 'useMemo(() => {})'],
  ['chance is seeded', 'domain/x.ts', 'Math.random()', 'Math.round(1)'],
  ['SQL stands in query files', 'server/processes/x/y.ts', "db.selectFrom('x')", "loadOrder('x')"],
  ['SQL stands in query files', 'server/processes/x/y.ts', 'sql<Row>`select`', 'const sql = 1'],
  ['SQL stands in query files', 'server/mechanisms/x/routes.ts', 'sql`select`', 'listDuties(ctx)'],
  ['settings are read once', 'server/x.ts', 'process.env.PORT', 'process.exit(1)'],
  ['functions and plain data', 'server/x.ts', 'class Order {}', 'class AppError extends Error {}'],
  ['errors are not swallowed', 'server/x.ts', 'try { a() } catch {\n}', 'try { a() } catch {\n  // Gone already.\n}'],
  ['nobody reads error messages to decide', 'server/x.ts', "if (e.message.includes('x')) {}", 'log(e.message)'],
  ['writes name their columns', 'server/x.ts', '.set({ ...input })', '.set({ name: input.name })'],
  ['shapes are not restated', 'server/x.ts', 'type OrderDto = {}', 'type Order = {}'],
  ['tests use the real thing', 'server/x.test.ts', "vi.mock('./a.ts')", 'vi.waitFor(a)'],
  ['no test is left out', 'server/x.test.ts', "test.only('a', f)", "test.runIf(a)('b', f)"],
  ['a TODO names its decision', 'server/x.ts', '// TODO later', '// TODO docs/decisions/x.md: later'],
  ['no package hosts', 'desk/x.ts', "load('https://unpkg.com/x')", "load('https://example.com')"],
])('"%s" is caught in %s: %s', ([name, path, bad, good]) => {
  const rule = textRules.find(candidate => candidate.name === name)
  if (!rule) throw new Error(`no rule is called ${name}`)
  expect(breaches(rule, parseSource(path, bad)).length).toBeGreaterThan(0)
  expect(breaches(rule, parseSource(path, good))).toEqual([])
})

test.for<[string, string, boolean]>([
  ['domain/kernel/a.ts', 'domain/processes/x/b.ts', false],
  ['domain/processes/x/a.ts', 'domain/kernel/b.ts', true],
  ['domain/kernel/a.ts', 'server/kernel/b.ts', false],
  ['server/processes/x/a.ts', 'domain/processes/y/b.ts', true],
  ['server/kernel/a.ts', 'db/types.ts', true],
  ['desk/kernel/a.ts', 'server/kernel/b.ts', false],
  ['desk/kernel/a.ts', 'phone/kernel/b.ts', false],
  ['desk/kernel/a.ts', 'domain/api.ts', true],
  ['desk/processes/x/a.tsx', 'engines/y/b.ts', false],
  ['server/kernel/a.test.ts', 'test/harness/b.ts', true],
  ['server/kernel/a.ts', 'test/harness/b.ts', false],
])('%s may import %s: %s', ([from, to, allowed]) => {
  expect(wrongWay({ from, to, typeOnly: false }) === undefined).toBe(allowed)
})

test('a cycle is found and named', () => {
  expect(
    findCycle(
      graphOf([
        ['a', 'b'],
        ['b', 'c'],
      ]),
    ),
  ).toBeUndefined()
  expect(
    findCycle(
      graphOf([
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'b'],
      ]),
    ),
  ).toEqual(['b', 'c', 'b'])
})

test('a table with two writers is seen, however they write it', () => {
  const writers = writersByTable([
    parseSource('server/processes/stock/queries.ts', "db.insertInto('stockMovements')"),
    parseSource('server/processes/purchasing/queries.ts', 'sql`UPDATE stock_movements m SET a = 1`'),
    parseSource('server/processes/settlement/queries.ts', "db.selectFrom('stockMovements')"),
  ])
  expect([...(writers.get('stock_movements')?.keys() ?? [])]).toEqual(['stock', 'purchasing'])
})
