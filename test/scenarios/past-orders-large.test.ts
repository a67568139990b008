import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addDaysOn } from '#domain/kernel/time.ts'
import { withCheckDigit } from '#domain/kernel/vin.ts'
import { type House, openHouse } from '../harness/house.ts'
import { csv } from '../harness/sheets.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** `CAREBAY_IMPORT_ROWS=50000` measures what is promised; fewer rows show that it works. */
const ROWS = Number(process.env.CAREBAY_IMPORT_ROWS ?? 2_000)
const ROWS_AN_ORDER = 4

function shopOf(rows: number): string {
  const head = ['工单号', '进厂日期', '车架号', '车牌号', '里程', '维修类型', '品牌', '车系', '车主', '车主电话']
  const more = ['项目名称', '项目编号', '数量', '工时', '单价', '付费方', '服务顾问', '维修技师']
  const lines = Array.from({ length: rows }, (_, at) => {
    const order = Math.floor(at / ROWS_AN_ORDER)
    const car = order % Math.ceil(rows / 16)
    const isLabour = at % 2 === 0
    const vin = withCheckDigit(`LFV3A23C0P${String(car).padStart(7, '0')}`)
    const plate = `沪L${String(car).padStart(5, '0')}`
    const on = addDaysOn('2019-01-01', order % 2_900)
    const about = [`OLD-${order}`, on, vin, plate, String(1_000 + order), order % 3 === 0 ? '保养' : '维修']
    const owner = ['大众', '朗逸', `车主${car}`, `136${String(car).padStart(8, '0')}`]
    const done = isLabour ? ['更换机油机滤', 'A001', '', '0.6', '120'] : ['机油滤清器', '04E115561H', '1', '', '58']
    return [...about, ...owner, ...done, '客户', '王顾问', '张技师']
  })
  return csv([[...head, ...more], ...lines])
}

test('SYS-16: a whole shop of past orders comes in by batches and shows how far it is', async () => {
  const { imports } = house.as('admin').api
  const file = { kind: 'pastOrders', name: 'past.csv', base64: shopOf(ROWS) }
  const from = performance.now()
  expect(await imports.preview(file)).toMatchObject({ rowCount: ROWS, added: ROWS, faulty: 0 })
  const checked = performance.now()
  const id = newId()
  await imports.run({ id, ...file })
  const steps: number[] = []
  for (;;) {
    const { state, rowsDone } = await imports.get({ id })
    if (steps.at(-1) !== rowsDone) steps.push(rowsDone)
    if (state !== 'waiting' && state !== 'running') break
    await new Promise(resolve => setTimeout(resolve, ROWS / 50))
  }
  const seconds = (ms: number) => (ms / 1_000).toFixed(1)
  console.log(
    `${ROWS} rows: checked in ${seconds(checked - from)} s, taken in ${seconds(performance.now() - checked)} s`,
  )
  expect(await imports.get({ id })).toMatchObject({ state: 'done', rowsDone: ROWS, added: ROWS, faults: [] })
  expect(steps).toEqual(steps.toSorted((a, b) => a - b))
  expect(steps.length, 'how far it was could be seen on the way').toBeGreaterThan(2)
  const { rows } = await house.sql.query(`SELECT count(*)::int AS orders FROM past_orders`)
  expect(rows[0].orders).toBe(ROWS / ROWS_AN_ORDER)
}, 180_000)
