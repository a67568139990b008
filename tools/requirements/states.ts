import type { Row } from './catalogue.ts'
import { idsIn } from './titles.ts'

/**
 * proved: a test that runs through the real server or browser names the row and passed in the last full run.
 * failing: a test that names the row failed. named: tests name it, but none of those has proved it yet. open: no test.
 */
export type State = 'proved' | 'failing' | 'named' | 'open'

export type NamedTest = { file: string; title: string }
/** `within` is the title together with those of the groups around it, which may name rows as well. */
export type TestResult = NamedTest & { within: string; passed: boolean }
export type RowState = { id: string; title: string; tests: string[]; state: State }

/** Joins the rows with the tests that name them and with what became of those tests in the last run. */
export function judgeRows(rows: Row[], tests: NamedTest[], results: TestResult[]): RowState[] {
  const named = groupById(tests, test => test.title)
  const ran = groupById(results, result => result.within)
  return rows.map(({ id, title }) => {
    const outcomes = ran.get(id) ?? []
    // A file that ran knows its titles better: those of table tests are filled in.
    const ranFiles = new Set(outcomes.map(outcome => outcome.file))
    const rest = (named.get(id) ?? []).filter(test => !ranFiles.has(test.file))
    const names = [...outcomes, ...rest].map(test => `${test.file} > ${test.title}`)
    return { id, title, tests: [...new Set(names)], state: judge(names.length, outcomes) }
  })
}

/** Ids that tests name and the catalogue does not have: a slip of the pen, or a row that was renamed. */
export function unknownIds(rows: Row[], tests: NamedTest[]): Map<string, NamedTest[]> {
  const families = new Set(rows.map(row => row.id.split('-')[0]))
  const known = new Set(rows.map(row => row.id))
  const suspects = [...groupById(tests, test => test.title)].filter(
    ([id]) => families.has(id.split('-')[0]) && !known.has(id),
  )
  return new Map(suspects)
}

function judge(count: number, outcomes: TestResult[]): State {
  if (outcomes.some(outcome => !outcome.passed)) return 'failing'
  if (outcomes.some(outcome => /^test\/(scenarios|journeys)\//.test(outcome.file))) return 'proved'
  return count > 0 ? 'named' : 'open'
}

function groupById<T>(tests: T[], wording: (test: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const test of tests) {
    for (const id of idsIn(wording(test))) groups.set(id, [...(groups.get(id) ?? []), test])
  }
  return groups
}
