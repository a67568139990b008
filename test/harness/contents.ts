import type { House } from './house.ts'

/** What jobs write at their own time; it moves although no command did anything. */
const ofJobs = ['messages', 'outside_calls', 'webhook_deliveries', 'webhook_endpoints']

/** Every table with the sum of its content, so that "nothing was written" can be seen and not only believed. */
export async function contentsOf(house: House): Promise<Map<string, string>> {
  const { rows: tables } = await house.sql.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1`,
  )
  const sums = tables
    .filter(({ name }) => !ofJobs.includes(name))
    .map(
      ({ name }) => `SELECT '${name}' AS name, md5(string_agg(t::text, '|' ORDER BY t::text)) AS sum FROM "${name}" t`,
    )
  const { rows } = await house.sql.query<{ name: string; sum: string | null }>(sums.join(' UNION ALL '))
  return new Map(rows.map(({ name, sum }) => [name, sum ?? 'empty']))
}
