import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#tools/house/source-files.ts'
import { readCatalogue } from './catalogue.ts'
import { findTests } from './main.ts'
import { judgeRows, unknownIds } from './states.ts'
import { idsIn, titlesIn } from './titles.ts'

const catalogue = readCatalogue(readFileSync(join(projectRoot, 'docs', 'requirements.md'), 'utf8'))

test('the catalogue holds every duty, form and indicator once', () => {
  const count = (kind: string) => catalogue.filter(row => row.kind === kind).length
  expect([count('duty'), count('form'), count('indicator')]).toEqual([545, 100, 80])
  expect(new Set(catalogue.map(row => row.id)).size).toBe(catalogue.length)
})

test.for<[string, string[]]>([
  ['a title without an id', []],
  ['AES-GCM and UTF-8 are no rows', []],
  ['APT-11: one', ['APT-11']],
  ['APT-11, FRM-04: two', ['APT-11', 'FRM-04']],
  ['APT-05 to APT-07: a range', ['APT-05', 'APT-06', 'APT-07']],
  ['APT-05..APT-07', ['APT-05', 'APT-06', 'APT-07']],
  ['FRM-99..100', ['FRM-99', 'FRM-100']],
  ['RO-05 to the end', ['RO-05']],
])('ids in "%s"', ([title, ids]) => {
  expect(idsIn(title)).toEqual(ids)
})

test('titles are found in plain, table, conditional and nested tests', () => {
  const source = `
    describe('group', () => {
      test('plain', () => {})
      it.skip("it's quoted", () => {})
      test.for([['(', 1], [')', 2]])('table %s', () => {})
      test.runIf(process.getuid?.() === 0)('conditional', () => {})
      test.each\`a | b\`('template', () => {})
      latest('not a test')
      pattern.test('not a title')
    })`
  expect(titlesIn(source)).toEqual(['group', 'plain', "it's quoted", 'table %s', 'conditional', 'template'])
})

test('a row is proved only by a passed test through the real server', () => {
  const rows = ['A', 'B', 'C', 'D', 'E'].map((letter, at) => ({
    id: `ROW-0${at + 1}`,
    title: letter,
    kind: 'duty' as const,
  }))
  const scenario = { file: 'test/scenarios/x.test.ts', title: 'ROW-01, ROW-02: through the server' }
  const broken = { file: 'domain/x.test.ts', title: 'ROW-02: a rule' }
  const rule = { file: 'domain/x.test.ts', title: 'ROW-03: a rule' }
  const notRun = { file: 'test/scenarios/x.test.ts', title: 'ROW-04: not yet run' }
  const results = [
    { ...scenario, within: scenario.title, passed: true },
    { ...broken, within: broken.title, passed: false },
    { ...rule, within: `ROW-05 group ${rule.title}`, passed: true },
  ]
  const judged = judgeRows(rows, [scenario, broken, rule, notRun], results)
  expect(judged.map(row => row.state)).toEqual(['proved', 'failing', 'named', 'named', 'named'])
  expect(judged[1]?.tests).toEqual([
    'test/scenarios/x.test.ts > ROW-01, ROW-02: through the server',
    'domain/x.test.ts > ROW-02: a rule',
  ])
  expect(judgeRows(rows, [scenario], [])[0]?.state).toBe('named')
  expect(judgeRows(rows, [], [])[0]?.state).toBe('open')
})

test('no test names a row that the catalogue does not have', () => {
  const strays = [...unknownIds(catalogue, findTests())].map(([id, [first]]) => `${id} in ${first?.file}`)
  expect(strays).toEqual([])
})
