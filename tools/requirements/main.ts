import { existsSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { z } from 'zod'
import { projectRoot, readSourceFiles } from '#tools/house/source-files.ts'
import { readCatalogue } from './catalogue.ts'
import { judgeRows, type NamedTest, type RowState, type TestResult } from './states.ts'
import { titlesIn } from './titles.ts'

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), fullName: z.string(), status: z.string() })),
    }),
  ),
})

/** The rows of the catalogue with their tests and states, as the tree and the last full test run have them. */
export function listRequirements(): RowState[] {
  const catalogue = readFileSync(join(projectRoot, 'docs', 'requirements.md'), 'utf8')
  return judgeRows(readCatalogue(catalogue), findTests(), readResults())
}

/** Titles in the tree. The tests of this tool are left out: their ids are examples. */
export function findTests(): NamedTest[] {
  return readSourceFiles()
    .filter(file => /\.test\.tsx?$/.test(file.path) && !file.path.startsWith('tools/requirements/'))
    .flatMap(file => titlesIn(file.uncommented).map(title => ({ file: file.path, title })))
}

function readResults(): TestResult[] {
  const file = join(projectRoot, 'build', 'test-results.json')
  if (!existsSync(file)) return []
  return report.parse(JSON.parse(readFileSync(file, 'utf8'))).testResults.flatMap(suite => {
    const path = relative(projectRoot, suite.name).split(sep).join('/')
    if (path.startsWith('tools/requirements/')) return []
    return suite.assertionResults
      .filter(test => test.status === 'passed' || test.status === 'failed')
      .map(test => ({ file: path, title: test.title, within: test.fullName, passed: test.status === 'passed' }))
  })
}

function print(rows: RowState[]): void {
  for (const row of rows) {
    console.log(`${row.state.padEnd(8)} ${row.id.padEnd(8)} ${row.title.slice(0, 110)}`)
    for (const test of row.tests) console.log(`${' '.repeat(18)}${test}`)
  }
  const states: RowState['state'][] = ['proved', 'failing', 'named', 'open']
  const counts = states.map(state => `${rows.filter(row => row.state === state).length} ${state}`)
  console.log(`\n${counts.join(', ')} of ${rows.length} rows`)
}

if (import.meta.main) {
  const words = process.argv.slice(2).filter(word => !word.startsWith('--'))
  // `npm run requirements -- APT open` narrows to rows of that family or in that state.
  const rows = listRequirements().filter(row => words.every(word => row.id.startsWith(word) || row.state === word))
  if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2))
  else print(rows)
}
