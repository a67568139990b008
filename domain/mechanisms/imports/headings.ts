import type { ImportColumn, ImportKind } from './definition.ts'

export type HeadingMatch = {
  /** For each place of the heading row the column it holds, if it is one of ours. */
  columns: (ImportColumn | undefined)[]
  missing: ImportColumn[]
  unknown: string[]
}

/** Finds out which column is which; the order of columns, blanks, brackets and case do not matter. */
export function matchHeadings(kind: ImportKind, headings: readonly string[]): HeadingMatch {
  const known = new Map<string, ImportColumn>()
  for (const column of kind.columns) {
    for (const name of [column.key, ...column.label, ...(column.aliases ?? [])]) known.set(plain(name), column)
  }
  const taken = new Set<string>()
  const columns = headings.map(heading => {
    const column = known.get(plain(heading)) ?? known.get(plain(withoutBrackets(heading)))
    // The second column of the same name is not read: nobody could say which of the two is meant.
    if (!column || taken.has(column.key)) return undefined
    taken.add(column.key)
    return column
  })
  return {
    columns,
    missing: kind.columns.filter(column => column.required === true && !taken.has(column.key)),
    unknown: headings.filter((heading, at) => columns[at] === undefined && heading.trim() !== ''),
  }
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*_:()/.-]/g, '')
}

// 里程（公里） is the same column as 里程.
function withoutBrackets(text: string): string {
  return text.normalize('NFKC').replace(/\(.*?\)/g, '')
}
