import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRng } from '#domain/kernel/rng.ts'
import { matrix, mayCall } from '../access/matrix.ts'
import { crowd } from '../harness/crowd.ts'
import { deliverCar } from '../harness/deliver.ts'
import { figure, scaled } from '../harness/figures.ts'
import { cast } from '../harness/furnish.ts'
import { type House, openHouse } from '../harness/house.ts'
import { addressed, type Operation, operationsWithInput, sample } from '../harness/samples.ts'

const ROUNDS = scaled(1, 10)
const SEED = process.env.CAREBAY_SETTLED_SEED ?? 'carebay'

/** What was settled, without the marks that a signature or a reversal sets beside it. */
const papers: Readonly<Record<string, readonly string[]>> = {
  statements: ['state', 'version', 'reversed_at', 'reverse_reason'],
  statement_lines: [],
  order_lines: [],
  money_entries: [],
  part_slip_lines: [],
  stock_movements: [],
  papers: ['state', 'version', 'voided_at', 'void_reason', 'archive_no', 'pdf_file_id'],
  paper_signatures: [],
}

let house: House
beforeAll(async () => {
  house = await openHouse()
  await deliverCar(house)
}, 120_000)
afterAll(() => house.close())

test('R7: no command of the API, aimed at any record of a settled visit with its version, changes a settled paper', {
  timeout: scaled(180_000, 1_800_000),
}, async () => {
  const before = await contents()
  for (const table of Object.keys(papers)) expect(before.get(table)?.size, table).toBeGreaterThan(0)
  const records = await recordsOfVisit()
  const commands = operationsWithInput().filter(
    ({ name, method, path }) => method === 'POST' && /\{(id|\w+Id)\}/.test(path) && !name.startsWith('access.'),
  )
  const shots = Array.from({ length: ROUNDS }, (_, round) =>
    commands.flatMap(command => records.map(record => ({ command, record, round }))),
  ).flat()
  const ids = records.map(record => record.id)
  const tally = new Map<number, number>()
  await crowd(shots, 8, async ({ command, record, round }) => {
    const status = await aim(command, record, { seed: `${SEED} ${round} ${command.name} ${record.id}`, ids })
    tally.set(status, (tally.get(status) ?? 0) + 1)
  })
  expect(changesSince(before, await contents())).toEqual([])
  const answers = JSON.stringify(Object.fromEntries(tally))
  expect(Math.max(...tally.keys()), answers).toBeLessThan(500)
  expect(tally.get(409) ?? 0, `refused for what stands already: ${answers}`).toBeGreaterThan(20)
  figure({
    promise: 'R7',
    what: `${shots.length} writes of ${commands.length} commands against ${records.length} records of a settled visit`,
    wanted: 'no settled paper changed',
    got: `0 changed, answers ${answers}`,
  })
})

type Target = { id: string; version: number | null }

async function aim(command: Operation, target: Target, pool: { seed: string; ids: string[] }): Promise<number> {
  const made = sample(command.input, { rng: createRng(pool.seed), ids: pool.ids })
  const known = target.version === null ? {} : { version: target.version }
  const aimed = Object.fromEntries(
    [...command.path.matchAll(/\{(\w+)\}/g)].flatMap(([, key = '']) =>
      /(^i|I)d$/.test(key) ? [[key, target.id]] : [],
    ),
  )
  const { path, rest } = addressed(command.path, { ...(typeof made === 'object' ? made : {}), ...known, ...aimed })
  const who = Object.keys(cast).find(name => mayCall(matrix[command.name] ?? 'public', cast[name]?.roles ?? []))
  return (await house.as(who ?? 'admin').post(path, rest)).status
}

/** Every record of the store that a command could be aimed at, with the version it has. */
async function recordsOfVisit(): Promise<Target[]> {
  const { rows } = await house.sql.query<{ name: string; versioned: boolean }>(
    `SELECT c.table_name AS name, EXISTS (SELECT FROM information_schema.columns v WHERE v.table_schema = c.table_schema
       AND v.table_name = c.table_name AND v.column_name = 'version') AS versioned
     FROM information_schema.columns c WHERE c.table_schema = current_schema() AND c.column_name = 'id'
       AND c.table_name IN ('visits', 'repair_orders', 'order_lines', 'jobs', 'statements', 'deliveries', 'inspections',
         'money_entries', 'part_slips', 'vehicles', 'checklist_sheets', 'payments', 'gate_passes', 'papers', 'promises') ORDER BY 1`,
  )
  const found = await Promise.all(
    rows.map(({ name, versioned }) =>
      house.sql.query<Target>(`SELECT id, ${versioned ? 'version' : 'NULL::int'} AS version FROM ${name} LIMIT 2`),
    ),
  )
  return found.flatMap(result => result.rows)
}

async function contents(): Promise<Map<string, Map<string, string>>> {
  const tables = new Map<string, Map<string, string>>()
  for (const [table, beside] of Object.entries(papers)) {
    const { rows } = await house.sql.query<{ id: string; row: string }>(
      `SELECT to_jsonb(t) ->> 'id' AS id, (to_jsonb(t) - $1::text[])::text AS row FROM ${table} t`,
      [beside],
    )
    tables.set(table, new Map(rows.map(({ id, row }) => [id, row])))
  }
  return tables
}

/** New rows may stand beside the old ones, as a reversal makes them; the old ones stay as they are. */
function changesSince(before: Map<string, Map<string, string>>, after: Map<string, Map<string, string>>): string[] {
  return [...before].flatMap(([table, rows]) =>
    [...rows].flatMap(([id, row]) =>
      after.get(table)?.get(id) === row ? [] : [`${table}: ${row} became ${after.get(table)?.get(id)}`],
    ),
  )
}
