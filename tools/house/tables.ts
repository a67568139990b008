import { placeOf } from './layers.ts'
import type { SourceFile } from './source-files.ts'

const writes = [
  /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*['"`](\w+)/g,
  /\b(?:insert\s+into|delete\s+from|merge\s+into)\s+(\w+)/gi,
  /\bupdate\s+(?:only\s+)?(\w+)(?:\s+(?:as\s+)?\w+)?\s+set\b/gi,
]

/** Which features write which table; a table that two features write has no owner who keeps its rules. */
export function writersByTable(files: SourceFile[]): Map<string, Map<string, string>> {
  const tables = new Map<string, Map<string, string>>()
  for (const file of files) {
    const { root, feature } = placeOf(file.path)
    // The first set-up fills tables before there is anybody to run a command.
    if (root !== 'server' || /\.test\.ts$|^server\/setup\//.test(file.path)) continue
    for (const [, table = ''] of writes.flatMap(pattern => [...file.uncommented.matchAll(pattern)])) {
      const writers = tables.get(snake(table)) ?? new Map<string, string>()
      tables.set(snake(table), writers.set(feature ?? 'kernel', file.path))
    }
  }
  return tables
}

// Query files write camelCase, reports the snake_case of the database: the same table.
function snake(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`).toLowerCase()
}
