import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grants } from '#domain/grants.ts'
import { newId } from '#domain/kernel/id.ts'
import { exporters } from '#server/exporters.ts'
import { drainJobs } from '#server/kernel/jobs.ts'
import { exportAll, type Written } from '#server/mechanisms/exports/export-all.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const FORMULA = '=HYPERLINK("http://example.com","x")'

type Started = { kind: string; format?: 'xlsx' | 'csv'; filters?: Record<string, string | boolean> }

async function exported(who: string, { kind, format = 'csv', filters = {} }: Started) {
  const { exports } = house.as(who).api
  const id = newId()
  await exports.start({ id, kind, format, filters })
  await drainJobs(house.sql, 'carebay', 20_000)
  return exports.get({ id })
}

async function bytesOf(who: string, id: string): Promise<Buffer> {
  const response = await house.as(who).raw(`/exports/${id}/file`)
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

const text = async (who: string, id: string) => (await bytesOf(who, id)).toString('utf8')
const files = () => {
  const folder = join(house.running.services.settings.dataDir, 'exports')
  return existsSync(folder) ? readdirSync(folder) : []
}

async function addPeople(names: readonly string[]) {
  for (const [at, name] of names.entries())
    await house.as('adviser').api.people.add({ id: newId(), name, phone: `1390000${String(1000 + at)}` })
}

test('R12, R17: who may not export, or may not read the list, gets no file, and filters are those of the list', async () => {
  const input = { id: newId(), kind: 'orders', format: 'csv', filters: {} }
  expect((await house.nobody.post('/exports', input)).status).toBe(401)
  expect((await house.as('adviser').post('/exports', input)).status).toBe(403)
  expect((await house.as('technician').post('/exports', input)).status).toBe(403)
  const foreignList = await house.as('parts').post('/exports', { ...input, kind: 'statements' })
  expect(foreignList).toMatchObject({ status: 403, body: { params: { verb: 'settlement.read' } } })
  expect((await house.as('service').post('/exports', { ...input, kind: 'secrets' })).status).toBe(404)
  expect((await house.as('service').post('/exports', { ...input, filters: { open: 'maybe' } })).status).toBe(400)
  expect(
    (await house.as('service').post('/exports', { ...input, filters: { cursor: 'x', nonsense: 'y' } })).status,
  ).toBe(400)
  const { rows } = await house.sql.query('SELECT count(*)::int AS n FROM exports')
  expect(rows[0].n).toBe(0)
})

test('R17, R20: a list comes whole, by its filters, formulas as text and telephone numbers masked', async () => {
  await addPeople([
    FORMULA,
    '＝1+1',
    ...Array.from({ length: 250 }, (_, at) => `导出客户${String(at).padStart(3, '0')}`),
  ])
  const all = await exported('gm', { kind: 'people', filters: { name: '导出客户' } })
  expect(all).toMatchObject({ state: 'done', rowsDone: 250, fault: null })
  const lines = (await text('gm', all.id)).trimEnd().split('\r\n')
  expect(lines).toHaveLength(251)
  expect(lines[0]).toBe('\ufeff姓名,称谓,手机号,类型,车辆,标签,资料核实,建档时间')
  expect(new Set(lines.slice(1).map(line => line.split(',')[0])).size).toBe(250)
  expect(lines.join('\n')).not.toMatch(/1390000\d{4}/)
  const guarded = await exported('gm', { kind: 'people' })
  const table = await text('gm', guarded.id)
  expect(table).toContain(`"'${FORMULA.replaceAll('"', '""')}"`)
  expect(table).toContain("'＝1+1,")
  const book = await exported('gm', { kind: 'people', format: 'xlsx' })
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(await bytesOf('gm', book.id)).buffer)
  const values: unknown[] = []
  workbook.worksheets[0]?.eachRow(row => values.push(row.getCell(1).value))
  expect(values).toContain(FORMULA)
  expect(values).toContain('＝1+1')
  const whole = await exported('service', { kind: 'people', filters: { name: '导出客户007' } })
  expect(await text('service', whole.id)).toContain('13900001009')
})

test('an export leaves who, what and how many on the timeline, never the filters’ words', async () => {
  await exported('gm', { kind: 'people', filters: { name: '导出客户001' } })
  const { rows } = await house.sql.query(
    `SELECT event, actor_name, data::text AS data FROM timeline_events WHERE event LIKE 'export.%' ORDER BY seq DESC LIMIT 2`,
  )
  expect(rows.map(row => row.event)).toEqual(['export.done', 'export.asked'])
  expect(rows[0].data).toContain('"rowCount": 1')
  expect(rows[0].actor_name).toBe(rows[1].actor_name)
  expect(rows.map(row => row.data).join()).not.toContain('导出客户')
  const kept = await house.sql.query('SELECT filters_cipher FROM exports')
  expect(kept.rows.map(row => row.filters_cipher).join()).not.toContain('导出客户')
})

test('R12: only who asked may see, stop and fetch an export, only in its store, and only for a day', async () => {
  const mine = await exported('gm', { kind: 'vehicles' })
  for (const who of ['service', 'admin', 'other-gm']) {
    expect((await house.as(who).get(`/exports/${mine.id}`)).status, who).toBe(404)
    expect((await house.as(who).get(`/exports/${mine.id}/file`)).status, who).toBe(404)
    expect((await house.as(who).post(`/exports/${mine.id}/cancel`, {})).status, who).toBe(404)
  }
  expect((await house.nobody.get(`/exports/${mine.id}/file`)).status).toBe(401)
  expect((await house.as('gm').post(`/exports/${mine.id}/cancel`, {})).status).toBe(409)
  const answer = await house.as('gm').raw(`/exports/${mine.id}/file`)
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="carebay-vehicles-\d{12}\.csv"/)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  await answer.arrayBuffer()
  expect(files()).toContain(`${mine.id}.csv`)
  await house.advance('P1DT1H')
  expect(files()).not.toContain(`${mine.id}.csv`)
  expect((await house.as('gm').api.exports.get({ id: mine.id })).state).toBe('expired')
  expect((await house.as('gm').get(`/exports/${mine.id}/file`)).status).toBe(410)
})

test('R18, R19: rights are those of the moment of reading, and three of one person are under way at most', async () => {
  const { exports } = house.as('cashier').api
  const staff = await house.sql.query(
    `SELECT g.staff_id FROM staff_grants g WHERE g.role = 'R-CASHIER' AND g.store_id = $1`,
    [house.storeId],
  )
  const cashier = staff.rows[0]?.staff_id
  // What waits is not begun while another of the store is being written.
  const blocker = newId()
  await house.sql.query(
    `INSERT INTO exports (id, store_id, kind, format, filters_cipher, lang, asked_by, asked_at, state, beat_at)
     VALUES ($1, $2, 'orders', 'csv', $3, 'zh', $4, $5, 'running', clock_timestamp())`,
    [blocker, house.storeId, house.running.services.vault.seal('{}'), cashier, await house.now()],
  )
  const [stopped, stripped] = [newId(), newId()]
  await exports.start({ id: stopped, kind: 'statements', format: 'csv' })
  await exports.start({ id: stripped, kind: 'statements', format: 'csv' })
  const fourth = await house.as('cashier').post('/exports', { id: newId(), kind: 'statements', format: 'csv' })
  expect(fourth).toMatchObject({ status: 429, body: { code: 'exports.tooMany' } })
  await drainJobs(house.sql, 'carebay', 20_000)
  expect((await exports.get({ id: stopped })).state).toBe('waiting')
  // The queue asks again: whoever writes may die before it comes to these.
  const queued = await house.sql.query(
    `SELECT last_error FROM carebay_jobs.jobs WHERE task_identifier = 'exports.run' AND last_error IS NOT NULL`,
  )
  expect(queued.rows[0]?.last_error).toContain('Another export of this store is being written')
  expect((await exports.cancel({ id: stopped })).state).toBe('cancelled')
  await house.sql.query(`UPDATE staff_grants SET role = 'R-GATE' WHERE staff_id = $1 AND role = 'R-CASHIER'`, [cashier])
  await house.sql.query(`UPDATE exports SET state = 'cancelled' WHERE id = $1`, [blocker])
  await exported('gm', { kind: 'duties' })
  await house.sql.query(`UPDATE staff_grants SET role = 'R-CASHIER' WHERE staff_id = $1 AND role = 'R-GATE'`, [cashier])
  const refused = await exports.get({ id: stripped })
  expect(refused).toMatchObject({ state: 'failed', rowsDone: 0 })
  expect(refused.fault).toContain('权限')
  expect(files().filter(name => name.startsWith(stopped) || name.startsWith(stripped))).toEqual([])
})

test('R17: stopping an export whose server died drops the half of the file it left', async () => {
  const { rows } = await house.sql.query(
    `INSERT INTO exports (id, store_id, kind, format, filters_cipher, lang, asked_by, asked_at, state, beat_at)
     SELECT $1, store_id, 'vehicles', 'csv', filters_cipher, 'zh', asked_by, asked_at, 'running', clock_timestamp()
     FROM exports WHERE kind = 'vehicles' AND state = 'expired' LIMIT 1 RETURNING id`,
    [newId()],
  )
  const id = String(rows[0].id)
  writeFileSync(join(house.running.services.settings.dataDir, 'exports', `${id}.csv`), 'half')
  expect((await house.as('gm').api.exports.cancel({ id })).state).toBe('cancelled')
  expect(files()).not.toContain(`${id}.csv`)
})

test('an export whose server died is taken up again from its beginning', async () => {
  const id = newId()
  const { rows } = await house.sql.query(`SELECT asked_by FROM exports WHERE state = 'done' LIMIT 1`)
  await house.sql.query(
    `INSERT INTO exports (id, store_id, kind, format, filters_cipher, lang, asked_by, asked_at, state, rows_done, beat_at)
     VALUES ($1, $2, 'vehicles', 'csv', $3, 'zh', $4, $5, 'running', 900, clock_timestamp() - interval '5 minutes')`,
    [id, house.storeId, house.running.services.vault.seal('{}'), rows[0].asked_by, await house.now()],
  )
  await exported('gm', { kind: 'duties' })
  const after = await house.as('gm').api.exports.get({ id })
  expect(after.state).toBe('done')
  expect(after.rowsDone).toBeLessThan(900)
})

test('R17: each list can be exported in both formats by who may read it', async () => {
  // A list below one record is taken away from there, with that record's id.
  const lists = exporters.filter(exporter => !exporter.path.includes('{'))
  for (const [at, { key, whole }] of lists.entries()) {
    const filters = Object.fromEntries(Object.entries(whole[0] ?? {}).map(([name, value]) => [name, String(value)]))
    const done = await exported('service', { kind: key, format: at % 2 === 0 ? 'xlsx' : 'csv', filters })
    expect(done, key).toMatchObject({ state: 'done', kind: key, fault: null })
  }
})

test('all lists of all stores go into a folder, telephone numbers masked unless they are asked for', async () => {
  const folder = join(house.running.services.settings.dataDir, 'whole')
  const verbs = Object.keys(grants).filter(verb => verb !== 'data.exportPhones')
  const written: Written[] = []
  const wish = { folder, format: 'csv', lang: 'zh', verbs } as const
  await exportAll(house.running.services, exporters, wish, file => void written.push(file))
  const ofPeople = written.filter(({ file }) => file.endsWith('-people.csv'))
  expect(ofPeople.length, 'one for each store').toBe(2)
  expect(new Set(written.map(({ file }) => file))).toEqual(new Set(readdirSync(folder)))
  expect(
    written.some(({ file }) => file.includes('-duties.')),
    'a person’s own tasks are no list of the store',
  ).toBe(false)
  const { rows } = await house.sql.query('SELECT count(*)::int AS n FROM people')
  expect(ofPeople[0]?.rowCount).toBe(rows[0].n)
  const people = readFileSync(join(folder, ofPeople[0]?.file ?? ''), 'utf8')
  expect(people).toContain('导出客户007')
  expect(people).not.toMatch(/1390000\d{4}/)
  const open = { ...wish, folder: join(folder, 'open'), verbs: Object.keys(grants) }
  await exportAll(house.running.services, exporters, open, () => undefined)
  expect(readFileSync(join(folder, 'open', ofPeople[0]?.file ?? ''), 'utf8')).toMatch(/1390000\d{4}/)
})
