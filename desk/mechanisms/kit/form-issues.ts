import type { Issue } from '../../kernel/problem.ts'

export type FieldName = (string | number)[]

/**
 * Finds the field each issue belongs to: the one of the same name, or the nearest around it, as a list has one field for
 * all its entries.
 */
export function splitIssues(issues: readonly Issue[], names: readonly FieldName[]) {
  const byField = new Map<string, { name: FieldName; errors: string[] }>()
  const loose: string[] = []
  for (const issue of issues) {
    const name = nearest(issue.path, names)
    if (!name) {
      loose.push(issue.path.length > 0 ? `${issue.path.join('.')}：${issue.message}` : issue.message)
      continue
    }
    const key = JSON.stringify(name)
    const field = byField.get(key) ?? { name, errors: [] }
    field.errors.push(issue.message)
    byField.set(key, field)
  }
  return { placed: [...byField.values()], loose }
}

function nearest(path: readonly (string | number)[], names: readonly FieldName[]): FieldName | undefined {
  for (let length = path.length; length > 0; length--) {
    const wanted = path.slice(0, length).join('\0')
    const found = names.find(name => name.join('\0') === wanted)
    if (found) return found
  }
  return undefined
}
