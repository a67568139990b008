import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { msOf } from '#domain/kernel/time.ts'
import { withCheckDigit } from '#domain/kernel/vin.ts'
import { drainJobs } from '#server/kernel/jobs.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { bareBook, base64, type CellValue, csv, xlsx, zipOf } from '../harness/sheets.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const HEAD = ['车架号', '车牌号', '品牌', '车系', '里程（公里）', '购车日期', '车主姓名', '手机号', '备注']
const vinAt = (n: number) => withCheckDigit(`LFV3A23C0P3${String(n).padStart(6, '0')}`)
const plateAt = (n: number) => `沪A${String(n).padStart(5, '0')}`
const carRow = (n: number) => [
  vinAt(n),
  plateAt(n),
  '大众',
  '朗逸',
  '12,000',
  '2024/3/5',
  `车主${n}`,
  `1371111${String(n).padStart(4, '0')}`,
  '',
]

async function imported(file: { kind: string; name: string; base64: string }) {
  const { imports } = house.as('admin').api
  const id = newId()
  expect((await imports.run({ id, ...file })).state).toBe('waiting')
  expect(await drainJobs(house.sql, 'carebay', 60_000)).toBe(true)
  return imports.get({ id })
}

async function counts() {
  const { rows } = await house.sql.query(
    `SELECT (SELECT count(*)::int FROM vehicles) AS vehicles, (SELECT count(*)::int FROM people) AS people,
      (SELECT count(*)::int FROM vehicle_people) AS links, (SELECT sum(version)::int FROM vehicles) AS versions`,
  )
  return rows[0]
}

test('SYS-01: who may not import, may not even look', async () => {
  const file = { kind: 'vehicles', name: 'cars.csv', base64: csv([HEAD, carRow(1)]) }
  expect((await house.nobody.post('/imports/preview', file)).status).toBe(401)
  expect((await house.as('adviser').post('/imports/preview', file)).status).toBe(403)
  expect((await house.as('adviser').post('/imports', { id: newId(), ...file })).status).toBe(403)
  expect((await house.as('admin').post('/imports/preview', { ...file, kind: 'staff' })).status).toBe(404)
})

test('SYS-16: of 100 vehicles with 3 faulty rows 97 come in and 3 are reported with line, field and reason', async () => {
  const rows: CellValue[][] = Array.from({ length: 100 }, (_, index) => carRow(index + 1))
  rows[9] = [...carRow(10).with(0, 'LFV3A23C0P30000')]
  rows[49] = [...carRow(50).with(5, '2024-13-01').with(7, '12345')]
  rows[99] = [...carRow(100).with(1, plateAt(1))]
  // Numbers and dates as a spreadsheet keeps them.
  rows[41] = [...(rows[41]?.with(4, 12_000).with(5, new Date(msOf('2024-03-05T00:00:00.000Z'))) ?? [])]
  const file = { kind: 'vehicles', name: '车辆.xlsx', base64: await xlsx([HEAD, ...rows]) }
  const before = await counts()
  const preview = await house.as('admin').api.imports.preview(file)
  expect(preview).toMatchObject({ rowCount: 100, added: 97, faulty: 3, unchanged: 0 })
  expect(preview.faults).toMatchObject([
    { line: 11, label: '车架号', value: 'LFV3A23C0P30000', reason: '车架号应为 17 位，不含 I、O、Q' },
    { line: 51, label: '购车日期', value: '2024-13-01' },
    { line: 51, label: '车主电话', value: '****', reason: '电话号码有误' },
    { line: 101, label: '车牌号', reason: '与第 2 行重复' },
  ])
  expect(preview.columns.at(-1)).toEqual({ heading: '备注', label: null })
  expect(JSON.stringify(preview)).not.toContain('13711110001')
  expect(await counts()).toEqual(before)

  const done = await imported(file)
  expect(done).toMatchObject({ added: 97, faulty: 3 })
  const after = await counts()
  expect(after).toMatchObject({ vehicles: before.vehicles + 97, people: before.people + 97, links: before.links + 97 })
  const seen = await house.as('adviser').api.search.find({ q: plateAt(42) })
  expect(seen.rows[0]).toMatchObject({ title: plateAt(42), subtitle: '大众 朗逸 · 车主42' })
  const car = await house.as('adviser').api.vehicles.overview({ id: seen.rows[0]?.id ?? '' })
  expect(car.vehicle).toMatchObject({ mileageKm: 12_000, purchasedOn: '2024-03-05' })

  const again = await imported(file)
  expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 97, faulty: 3 })
  expect(await counts()).toEqual(after)
  expect((await house.as('admin').api.imports.list({})).rows).toHaveLength(2)
})

test('SYS-16: a plate that another car bears is a faulty row; a new mileage and a missing owner are filled in', async () => {
  const other = await addCar(house, { plate: '沪B00001' })
  const alone = newId()
  await house
    .as('adviser')
    .api.vehicles.add({ id: alone, vin: vinAt(900), brand: '大众', series: '朗逸', mileageKm: 100 })
  const rows = [carRow(901).with(1, '沪B00001'), carRow(900)]
  const done = await imported({ kind: 'vehicles', name: 'a.csv', base64: csv([HEAD, ...rows]) })
  expect(done).toMatchObject({ added: 0, changed: 1, faulty: 1 })
  expect(done.faults[0]?.reason).toContain('该车牌已登记在 大众 朗逸')
  const seen = await house.as('adviser').api.vehicles.overview({ id: alone })
  expect(seen.vehicle).toMatchObject({ plate: plateAt(900), mileageKm: 12_000, version: 2 })
  expect(seen.people).toMatchObject([{ role: 'owner', name: '车主900' }])
  expect((await house.as('adviser').api.vehicles.overview({ id: other.vehicleId })).vehicle.plate).toBe('沪B00001')
})

test('SYS-16: customers come from GB18030 and English files alike, once each, and phones stay sealed', async () => {
  // 客户名称,电话 / 李雷,13512340001 in the encoding Chinese spreadsheets save.
  const gb = Buffer.from('bfcdbba7c3fbb3c62cb5e7bbb00d0ac0eec0d72c3133353132333430303031', 'hex')
  const first = await imported({ kind: 'customers', name: 'gb.csv', base64: gb.toString('base64') })
  expect(first).toMatchObject({ added: 1, faulty: 0 })
  const english = base64(
    JSON.stringify([{ Name: '李雷', Phone: 13512340001, Address: "'=滨江路", Tags: '儿童、常出差' }]),
  )
  const second = await imported({ kind: 'customers', name: 'en.json', base64: english })
  expect(second).toMatchObject({ added: 0, changed: 1 })
  const { rows } = await house.sql.query(`SELECT * FROM people WHERE name = '李雷'`)
  expect(rows).toMatchObject([{ address: '=滨江路', tags: ['儿童', '常出差'], phone_masked: '135****0001' }])
  expect(JSON.stringify(rows)).not.toContain('13512340001')
})

test('SYS-16: parts and labour operations come in by number and code, prices in exact fen', async () => {
  const parts = csv([
    ['配件编号', '名称', '品质', '进价', '售价', '别名'],
    ['04E-115-561 H', '机油滤清器', '原厂', '38.5', '¥1,058.05', '机滤、机油格'],
    ['04E115561H', '机油滤清器', '原厂', '38', '58', ''],
    ['X1', '火花塞', '很好', '1.234', '', ''],
  ])
  const done = await imported({ kind: 'parts', name: 'p.csv', base64: parts })
  expect(done).toMatchObject({ added: 1, faulty: 2 })
  expect(done.faults.map(fault => [fault.line, fault.field])).toEqual([
    [3, 'number'],
    [4, 'price'],
    [4, 'grade'],
    [4, 'cost'],
  ])
  const { rows } = await house.sql.query(
    `SELECT price_fen, cost_fen, initials FROM parts WHERE number_key = '04E115561H'`,
  )
  expect(rows).toEqual([{ price_fen: '105805', cost_fen: '3850', initials: 'jylqq' }])
  expect((await house.as('adviser').api.search.find({ q: '机油格' })).rows[0]).toMatchObject({ kind: 'part' })

  const labour = csv([
    ['项目编号', '项目名称', '工种', '工时', '适用动力', '高压'],
    ['A001', '更换机油机滤', '机修', '0.6', '汽油、柴油', ''],
    ['A002', '检测动力电池', '电工', '1.5', '纯电', '是'],
  ])
  const file = { kind: 'labour', name: 'l.csv', base64: labour }
  expect(await imported(file)).toMatchObject({ added: 1, faulty: 1 })
  expect(await imported(file)).toMatchObject({ added: 0, unchanged: 1, faulty: 1 })
})

test('SYS-16, R12: an import can be stopped by those of its store, and what waits is sealed until then', async () => {
  const admin = house.as('admin').api.imports
  // Whoever writes the books holds the batch up, so that it can be stopped while it runs.
  const hold = await house.sql.connect()
  await hold.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('imports', 0))`)
  const id = newId()
  const rows = Array.from({ length: 600 }, (_, index) => carRow(2_000 + index))
  await admin.run({ id, kind: 'vehicles', name: 'c.csv', base64: csv([HEAD, ...rows]) })
  expect((await house.as('other-admin').get(`/imports/${id}`)).status).toBe(404)
  expect((await house.as('other-admin').post(`/imports/${id}/cancel`, {})).status).toBe(404)
  const { rows: waiting } = await house.sql.query('SELECT content_cipher FROM import_runs WHERE id = $1', [id])
  expect(waiting[0].content_cipher).toMatch(/^v1\./)
  expect((await admin.cancel({ id })).state).toBe('cancelled')
  await hold.query('ROLLBACK')
  hold.release()
  await drainJobs(house.sql, 'carebay', 20_000)
  expect(await admin.get({ id })).toMatchObject({ state: 'cancelled', rowCount: 600, rowsDone: 0, added: 0 })
  const after = await house.sql.query('SELECT content_cipher FROM import_runs WHERE id = $1', [id])
  expect(after.rows[0].content_cipher).toBeNull()
  expect((await house.as('adviser').api.search.find({ q: plateAt(2_000) })).rows).toEqual([])
  expect((await house.as('admin').post(`/imports/${id}/cancel`, {})).status).toBe(409)
})

test('R18: an import whose server died is taken up again, and one whose bringer left comes to an end in words', async () => {
  const file = { kind: 'vehicles', name: 'd.csv', base64: csv([HEAD, carRow(3_000), carRow(3_001)]) }
  const done = await imported(file)
  const content = house.running.services.vault.seal(gzipSync(Buffer.from(file.base64, 'base64')).toString('base64'))
  const left = async (bringer: string) => {
    const id = newId()
    await house.sql.query(
      `INSERT INTO import_runs (id, store_id, kind, file_name, sha256, row_count, rows_done, added, changed, unchanged,
         faulty, run_by, at, state, content_cipher, beat_at)
       SELECT $1, store_id, kind, file_name, sha256, 2, 1, 1, 0, 0, 0, ${bringer}, at, 'running', $2,
         clock_timestamp() - interval '5 minutes' FROM import_runs WHERE id = $3`,
      [id, content, done.id],
    )
    const payload = { storeId: house.storeId, subjectId: id }
    await house.sql.query(`SELECT enqueue_job('imports.run', $1::json, $2)`, [JSON.stringify(payload), id])
    await drainJobs(house.sql, 'carebay', 20_000)
    return house.as('admin').api.imports.get({ id })
  }
  expect(await left('run_by')).toMatchObject({ state: 'done', rowsDone: 2, added: 0, unchanged: 2 })
  const stranger = `(SELECT id FROM staff s WHERE NOT EXISTS
    (SELECT FROM staff_grants g WHERE g.staff_id = s.id AND g.store_id = import_runs.store_id) LIMIT 1)`
  expect(await left(stranger)).toMatchObject({ state: 'failed', fault: '您已不再属于该门店' })
})

test('R15: what is no plain sheet is refused with a reason, and quickly', async () => {
  const admin = house.as('admin')
  const codeOf = async (content: string | Buffer) => {
    const file = typeof content === 'string' ? content : content.toString('base64')
    const answer = await admin.post('/imports/preview', { kind: 'vehicles', name: 'x', base64: file })
    return [
      answer.status,
      typeof answer.body === 'object' && answer.body !== null && 'code' in answer.body ? answer.body.code : '',
    ]
  }
  const formula = { formula: 'HYPERLINK("http://127.0.0.1/")', result: vinAt(1) }
  expect(await codeOf(await xlsx([HEAD, [formula, '沪A00001', '大众', '朗逸']]))).toEqual([400, 'imports.formulas'])
  expect(await codeOf(await xlsx([HEAD]))).toEqual([400, 'imports.empty'])
  expect(await codeOf(await xlsx([['车架号'], ['x']]))).toEqual([400, 'imports.headingsMissing'])
  const zeros = Buffer.alloc(80 * 1_048_576)
  const started = performance.now()
  expect(await codeOf(zipOf({ 'xl/workbook.xml': zeros }))).toEqual([413, 'imports.unpacksTooLarge'])
  expect(await codeOf(zipOf({ 'xl/workbook.xml': zeros }, 100))).toEqual([413, 'imports.unpacksTooLarge'])
  expect(performance.now() - started).toBeLessThan(5_000)
  expect(await codeOf(zipOf({ 'readme.txt': 'x' }))).toEqual([400, 'imports.unreadable'])
  expect(await codeOf(zipOf({ 'xl/workbook.xml': 'x' }).subarray(0, 60))).toEqual([400, 'imports.unreadable'])
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
  const cells = '<row r="1"><c r="A1" t="str"><v>&b;</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
  expect(await codeOf(zipOf(bareBook(cells, laughs)))).toEqual([400, 'imports.unreadable'])
  const far = '<row r="1"><c r="XFD1"><v>1</v></c></row>'
  expect(await codeOf(zipOf(bareBook(far)))).toEqual([400, 'imports.tooManyColumns'])
  expect(await codeOf(Buffer.from('d0cf11e0a1b11ae10000', 'hex'))).toEqual([400, 'imports.oldFormat'])
  expect(await codeOf(Buffer.from([0, 1, 2, 3, 255]))).toEqual([400, 'imports.unreadable'])
  expect(await codeOf(base64('[{"a": {"b": 1}}]'))).toEqual([400, 'imports.unreadable'])
  expect(await codeOf(base64('{"__proto__": 1'))).toEqual([400, 'imports.unreadable'])
  expect(await codeOf(base64(`${HEAD.join(',')}\n${'x\n'.repeat(100_002)}`))).toEqual([413, 'imports.tooManyRows'])
  expect(await codeOf(base64(`${'列,'.repeat(200)}\nx`))).toEqual([400, 'imports.tooManyColumns'])
})
