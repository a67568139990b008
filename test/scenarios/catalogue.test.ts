import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { fitOf } from '#domain/processes/catalogue/fitment.ts'
import { addPart } from '../harness/catalogue.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const find = async (q: string, vehicleId?: string) =>
  (await house.as('adviser').api.catalogue.parts({ q, ...(vehicleId === undefined ? {} : { vehicleId }) })).rows

test('EST-08: only who may set prices sets them, never in the past, and the catalogue is edited by its keepers', async () => {
  const id = await addPart(house)
  const price = { priceId: newId(), priceFen: 100, reason: '调价' }
  expect((await house.as('adviser').post(`/catalogue/parts/${id}/prices`, price)).status).toBe(403)
  const past = { ...price, effectiveFrom: addHours(await house.now(), -1) }
  const refused = await house.as('gm').post(`/catalogue/parts/${id}/prices`, past)
  expect(refused).toMatchObject({ status: 400, body: { code: 'catalogue.pricePast' } })
  const part = {
    id: newId(),
    number: 'X-1',
    name: '火花塞',
    category: '点火',
    grade: 'original',
    costFen: 1,
    priceFen: 2,
  }
  expect((await house.as('technician').post('/catalogue/parts', part)).status).toBe(403)
  expect((await house.nobody.get('/catalogue/parts?q=x')).status).toBe(401)
})

test('SYS-16: a part is found by number however it is spelt, by name, alias, pinyin and initials', async () => {
  const id = await addPart(house, { number: '04152-YZZA1', name: '柴油滤芯总成', aliases: ['柴滤'] })
  for (const q of [
    '04152-yzza1',
    '04152 YZZA1',
    '04152Y',
    '柴油滤',
    '滤芯',
    '总成',
    '柴滤',
    'cylxzc',
    'chaiyoulvxin',
    'cl',
  ]) {
    expect(
      (await find(q)).map(row => row.id),
      q,
    ).toContain(id)
  }
  for (const q of ['04153', '机油', '100%', '_', 'zz'])
    expect(
      (await find(q)).map(row => row.id),
      q,
    ).not.toContain(id)
  const same = {
    id: newId(),
    number: '04152YZZA1',
    name: '同号',
    category: '滤清器',
    grade: 'original',
    costFen: 1,
    priceFen: 2,
  }
  const twin = await house.as('parts').post('/catalogue/parts', same)
  expect(twin).toMatchObject({ status: 409, body: { code: 'catalogue.numberTaken' } })
})

test('PRT-02: for a car only what fits is offered, first what is made for it, and the rule agrees with the search', async () => {
  const year = { yearFrom: 2018, yearTo: 2024, power: '' }
  const fitting = await addPart(house, { name: '前雨刮片', fitments: [{ brand: '大众', series: '朗逸', ...year }] })
  const foreign = await addPart(house, { name: '前雨刮片', fitments: [{ brand: '海湾', series: '', ...year }] })
  const universal = await addPart(house, { name: '前雨刮片' })
  const car = await addCar(house)
  expect((await find('前雨刮片', car.vehicleId)).map(row => [row.id, row.fit])).toEqual([
    [fitting, 'fits'],
    [universal, 'universal'],
  ])
  const { rows } = await house
    .as('adviser')
    .api.catalogue.parts({ q: '前雨刮片', vehicleId: car.vehicleId, anyFit: 'true' })
  expect(rows.map(row => row.fit)).toEqual(['fits', 'universal', 'doesNotFit'])
  const vehicle = { brand: '大众', series: '朗逸', modelYear: null, power: 'petrol' }
  for (const row of rows) {
    const page = await house.as('adviser').api.catalogue.part({ id: row.id })
    expect(fitOf(page.fitments, vehicle)).toBe(row.fit)
  }
  expect(rows[2]?.id).toBe(foreign)
  expect((await house.as('adviser').get(`/catalogue/parts?vehicleId=${newId()}`)).status).toBe(404)
})

test('PRT-03: the part page shows its alternatives: other grades for the same cars, what supersedes it and what it supersedes', async () => {
  const fitments = [{ brand: '海湾', series: '远航', yearFrom: 2018, yearTo: 2024, power: '' }]
  const old = await addPart(house, { name: '水泵', fitments })
  const current = await addPart(house, { name: '水泵', fitments })
  const cheap = await addPart(house, { name: '水泵', grade: 'aftermarket', fitments })
  await addPart(house, {
    name: '水泵',
    fitments: [{ brand: '大众', series: '', yearFrom: 2018, yearTo: 2024, power: '' }],
  })
  const change = { version: 1, name: '水泵', category: '冷却', grade: 'original', active: true, fitments, aliases: [] }
  const clerk = house.as('parts')
  expect((await clerk.post(`/catalogue/parts/${old}`, { ...change, supersededBy: old })).status).toBe(400)
  expect((await clerk.post(`/catalogue/parts/${old}`, { ...change, supersededBy: current })).status).toBe(200)
  expect(await clerk.post(`/catalogue/parts/${old}`, { ...change, supersededBy: null })).toMatchObject({
    status: 409,
    body: { code: 'kernel.stale' },
  })
  const page = await clerk.api.catalogue.part({ id: current })
  expect(Object.fromEntries(page.alternatives.map(row => [row.id, row.relation]))).toEqual({
    [old]: 'predecessor',
    [cheap]: 'otherGrade',
  })
  expect(page.averageCostFen).toBe(2000)
  const shown = await house.as('technician').api.catalogue.part({ id: old })
  expect(shown.alternatives.find(row => row.id === current)?.relation).toBe('successor')
  expect(shown.averageCostFen).toBeNull()
})

test('EST-08: a published price holds from its moment on, in this store only, and the board without login shows it', async () => {
  const id = await addPart(house, { number: 'BOARD-1', name: '公示件', priceFen: 9000 })
  const gm = house.as('gm').api.catalogue
  const tomorrow = addHours(await house.now(), 24)
  await gm.setPartPrice({ id, priceId: newId(), priceFen: 12_000, reason: '公布' })
  await gm.setPartPrice({ id, priceId: newId(), priceFen: 13_000, effectiveFrom: tomorrow, reason: '调价' })
  const again = { priceId: newId(), priceFen: 1, effectiveFrom: tomorrow, reason: '重复' }
  expect((await house.as('gm').post(`/catalogue/parts/${id}/prices`, again)).status).toBe(409)
  const board = async (code: string) => {
    const answer = await house.nobody.get(`/public/price-list/${code}?q=BOARD-1`)
    return answer.body
  }
  expect(await board('BJ')).toMatchObject({
    rows: [{ code: 'BOARD-1', priceFen: 12_000 }],
    store: { name: '海湾汽车滨江店' },
  })
  expect(await board('CB')).toMatchObject({ rows: [{ code: 'BOARD-1', priceFen: 9000, effectiveFrom: null }] })
  expect((await house.nobody.get('/public/price-list/ZZ')).status).toBe(404)
  const later = await house.as('adviser').api.catalogue.prices({ q: 'BOARD-1', at: tomorrow })
  expect(later.rows[0]).toMatchObject({ priceFen: 13_000, effectiveFrom: tomorrow })
  expect((await find('BOARD-1'))[0]).toMatchObject({ id, priceFen: 12_000 })
  const other = (await house.as('other-adviser').api.catalogue.parts({ q: 'BOARD-1' })).rows
  expect(other[0]?.priceFen).toBe(9000)
})

test('WKS-13: standard hours give the price of labour by the published rate of the trade', async () => {
  const manager = house.as('manager').api.catalogue
  const id = newId()
  const fields = {
    name: '更换前减震器',
    system: '悬挂',
    trade: '机修',
    hoursCenti: 150,
    guaranteeClass: '小修',
    steps: [{ text: '举升车辆' }, { text: '紧固', reading: { name: '力矩', unit: 'N·m', min: 80, max: 90 } }],
  }
  await manager.addOperation({ id, code: 'XG001', ...fields, powers: ['petrol'] })
  const taken = await house.as('manager').post('/catalogue/operations', { id: newId(), code: 'XG001', ...fields })
  expect(taken).toMatchObject({ status: 409, body: { code: 'catalogue.codeTaken' } })
  await house.as('service').api.catalogue.setRate({ id: newId(), trade: '机修', rateFen: 12_000, reason: '公布工时' })
  for (const q of ['xg001', '减震', 'ghqjzq', '更换前减震器']) {
    const { rows } = await house.as('adviser').api.catalogue.operations({ q })
    expect(rows[0], q).toMatchObject({ id, hoursCenti: 150, rateFen: 12_000, amountFen: 18_000 })
  }
  const electric = await addCar(house, { power: 'bev' })
  const none = await house.as('adviser').api.catalogue.operations({ q: 'XG001', vehicleId: electric.vehicleId })
  expect(none.rows).toEqual([])
  await manager.editOperation({ id, version: 1, ...fields, hoursCenti: 160 })
  expect(await manager.operation({ id })).toMatchObject({ amountFen: 19_200, steps: fields.steps, can: { edit: true } })
})

test('EST-08: the whole board can be turned page by page, rates first, each row once', async () => {
  const { api } = house.as('adviser')
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await api.catalogue.prices({ limit: 3, ...(cursor === undefined ? {} : { cursor }) })
    seen.push(...page.rows.map(row => `${row.kind} ${row.code}`))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  const { rows } = await house.sql.query<{ n: number }>(`SELECT (SELECT count(*) FROM parts WHERE active)::int
    + (SELECT count(*) FROM labour_operations)::int + 1 AS n`)
  expect(new Set(seen).size).toBe(rows[0]?.n)
  expect(seen).toHaveLength(rows[0]?.n ?? 0)
  expect(seen[0]).toBe('rate 机修')
})
