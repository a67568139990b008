import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { approvalStates } from '#domain/mechanisms/approvals/contract.ts'
import { backupStates } from '#domain/mechanisms/backups/contract.ts'
import { results } from '#domain/mechanisms/checklists/answers.ts'
import { zBillWay } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { channels, purposes } from '#domain/mechanisms/messages/definition.ts'
import { messageStates } from '#domain/mechanisms/messages/states.ts'
import { callStates } from '#domain/mechanisms/outside/contract.ts'
import { paperStates, signatureMethods } from '#domain/mechanisms/papers/document.ts'
import { zChannel, zCheckState, zConfirmedWay, zKind, zState } from '#domain/processes/appointments/contract-shapes.ts'
import { openItemKinds } from '#domain/processes/customers/open-items-contract.ts'
import { personKinds } from '#domain/processes/customers/people-contract.ts'
import { estimateStates } from '#domain/processes/estimates/kinds.ts'
import { zHolderKind, zMarkKind, zVisitPaperKind, zVisitState } from '#domain/processes/reception/visit-shape.ts'
import { zBasis, zOrderKind, zPayer } from '#domain/processes/repair-orders/contract.ts'
import { authorisations, deliveries, moneys, washings, works } from '#domain/processes/repair-orders/status.ts'
import { shortageStates } from '#domain/processes/stock/shortage-states.ts'
import { migrate, readMigrations } from '#server/kernel/database/migrate.ts'
import { type Catalogue, introspect } from '#tools/schema/introspect.ts'
import { renderSql, renderTypes } from '#tools/schema/render.ts'

const root = join(import.meta.dirname, '../..')
const name = `schema_${newId().replaceAll('-', '')}`
const admin = () => {
  const server = inject('postgres')
  return { host: server.socketDir, port: server.port, user: server.superuser }
}

let client: pg.Client
let catalogue: Catalogue
let applied: string[]
beforeAll(async () => {
  const maker = new pg.Client({ ...admin(), database: 'postgres' })
  await maker.connect()
  await maker.query(`CREATE DATABASE ${name}`)
  await maker.end()
  applied = await migrate({ ...admin(), database: name }, 'carebay')
  client = new pg.Client({ ...admin(), database: name })
  await client.connect()
  catalogue = await introspect(client, 'carebay')
})
afterAll(async () => {
  await client.end()
  const maker = new pg.Client({ ...admin(), database: 'postgres' })
  await maker.connect()
  await maker.query(`DROP DATABASE ${name} WITH (FORCE)`)
  await maker.end()
})

test('R22: all migrations from empty give the committed schema and its types, and run once', async () => {
  expect(applied).toEqual(readMigrations().map(migration => migration.name))
  const remedy = 'run npm run db:generate and commit db/schema.sql and db/types.ts with the migration'
  expect(renderSql(catalogue, 'carebay').split('\n'), remedy).toEqual(committed('db/schema.sql'))
  expect(renderTypes(catalogue).split('\n'), remedy).toEqual(committed('db/types.ts'))
  expect(await migrate({ ...admin(), database: name }, 'carebay')).toEqual([])
})

test('R6: money, rates, hours and quantities are whole numbers in every column', () => {
  const floats = catalogue.columns.filter(column => /real|double|numeric|money/.test(column.type))
  expect(floats.map(column => `${column.table}.${column.name} ${column.type}`)).toEqual([])
  const amounts = catalogue.columns.filter(column => /_(fen|milli|ppm|centi)$/.test(column.name))
  expect(amounts.length).toBeGreaterThan(30)
  expect(amounts.filter(column => !['bigint', 'integer'].includes(column.type))).toEqual([])
})

/** What the domain says a column may hold, for every column that is a status or a kind the rules decide by. */
const unions: Record<string, readonly string[]> = {
  'appointment_checks.state': zCheckState.options,
  'appointments.channel': zChannel.options,
  'appointments.confirmed_way': zConfirmedWay.options,
  'appointments.kind': zKind.options,
  'appointments.state': zState.options,
  'approvals.state': approvalStates,
  'backups.state': backupStates,
  'car_marks.kind': zMarkKind.options,
  'checklist_answers.result': results,
  'estimates.state': estimateStates,
  'key_movements.holder_kind': zHolderKind.options,
  'messages.channel': channels,
  'messages.purpose': purposes,
  'messages.state': messageStates,
  'open_items.kind': openItemKinds,
  'order_lines.basis': zBasis.options,
  'order_lines.payer': zPayer.options,
  'outside_calls.state': callStates,
  'paper_signatures.method': signatureMethods,
  // A draft is what is shown before it is issued; it has no row.
  'papers.state': paperStates.filter(state => state !== 'draft'),
  'payments.way': zBillWay.options,
  'people.kind': personKinds,
  'repair_orders.authorisation': authorisations,
  'repair_orders.delivery': deliveries,
  'repair_orders.kind': zOrderKind.options,
  'repair_orders.money': moneys,
  'repair_orders.washing': washings,
  'repair_orders.work': works,
  'shortages.state': shortageStates,
  'statements.payer': zPayer.options,
  'visit_papers.kind': zVisitPaperKind.options,
  'visits.state': zVisitState.options,
}

test.each(Object.entries(unions))('R10: %s takes exactly the values the domain knows', (place, values) => {
  expect(listedIn(place).toSorted()).toEqual([...values].toSorted())
})

test('R13: every table with a store is fenced by force for the serving role, or stands in the short list of those that are not', () => {
  const withStore = catalogue.columns.filter(column => column.name === 'store_id').map(column => column.table)
  expect(withStore.length).toBeGreaterThan(60)
  const fenced = new Set(
    catalogue.policies.filter(policy => policy.name === 'own_store' && policy.forced).map(policy => policy.table),
  )
  // Who somebody is must be known before it is known which store the request is for; a price zone is made of stores.
  expect(withStore.filter(table => !fenced.has(table)).toSorted()).toEqual([
    'checklist_templates',
    'code_sendings',
    'price_zone_stores',
    'questionnaires',
    'staff_grants',
  ])
  const writing = catalogue.policies.filter(policy => policy.name !== 'own_store' && policy.command !== 'SELECT')
  expect(
    writing.map(policy => `${policy.table}.${policy.name}`),
    'only the own store is ever written',
  ).toEqual([])
})

test('R13, R31: the fence asks for its settings once for a statement and not for every row', () => {
  const askedOfRows = catalogue.policies.filter(({ using, check }) =>
    `${using}${check}`.replaceAll(/SELECT [^']*current_setting/g, '').includes('current_setting'),
  )
  expect(askedOfRows.map(policy => `${policy.table}.${policy.name}`)).toEqual([])
})

function committed(path: string): string[] {
  return readFileSync(join(root, path), 'utf8').split('\n')
}

/** The values the CHECK of a column lists. */
function listedIn(place: string): string[] {
  const [table, column] = place.split('.')
  const pattern = new RegExp(`^CHECK \\(\\(${column} = ANY \\(ARRAY\\[(.+)\\]\\)\\)\\)$`)
  const found = catalogue.constraints.filter(item => item.table === table && pattern.test(item.definition))
  expect(found, `${place} has one CHECK that lists its values`).toHaveLength(1)
  const [, list = ''] = pattern.exec(found[0]?.definition ?? '') ?? []
  return list.split(', ').map(item => item.replace(/^'|'(::text)?$/g, ''))
}
