import type { ClientBase, Pool } from 'pg'
import { readSqlRules } from '#server/mechanisms/invariants/rules.ts'

/** What breaks a rule of db/invariants anywhere in the house, as lines that name rule, document and fault. */
export async function brokenInvariants(sql: ClientBase | Pool): Promise<string[]> {
  const broken: string[] = []
  for (const rule of readSqlRules()) {
    const { rows } = await sql.query<{ document: string; detail: string[] }>(rule.text)
    broken.push(...rows.map(row => `${rule.key}: ${row.document}: ${row.detail[1]}`))
  }
  return broken
}
