import { afterAll, beforeAll, expect, test } from 'vitest'
import { diagnosed } from '../harness/diagnosis.ts'
import { type House, openHouse } from '../harness/house.ts'
import { inspectThrough, openBrakeOrder, signOrder, workThrough } from '../harness/orders.ts'
import { type CarInShop, carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const today = { fromOn: '2027-03-02', toOn: '2027-03-02' }
const record = () => house.as('manager').api.diagnosis.qualityRecord(today)

async function concluded(): Promise<string> {
  return (await diagnosed(house, await carInShop(house, { undiagnosed: true }))).diagnosisId
}

test('DIA-08: nobody judges without the right, a case of their own, one not concluded, or “wrong” without the true cause', async () => {
  const id = await concluded()
  const path = `/diagnoses/${id}/verdict`
  expect(await house.nobody.post(path, { version: 0, confirmed: true })).toMatchObject({ status: 401 })
  expect(await house.as('adviser').post(path, { version: 0, confirmed: true })).toMatchObject({ status: 403 })
  expect(await house.as('technician').post(path, { version: 0, confirmed: true })).toMatchObject({ status: 403 })
  expect(await house.as('other-manager').post(path, { version: 0, confirmed: true })).toMatchObject({ status: 404 })
  expect(await house.as('manager').post(path, { version: 0, confirmed: false })).toMatchObject({
    status: 400,
    body: { code: 'diagnosisQuality.why' },
  })
  await house.sql.query('UPDATE diagnoses SET technician_id = (SELECT id FROM staff WHERE name = $2) WHERE id = $1', [
    id,
    '郑凯',
  ])
  expect(await house.as('manager').post(path, { version: 0, confirmed: true })).toMatchObject({
    status: 403,
    body: { code: 'diagnosisQuality.own' },
  })
  await house.as('inspector').api.diagnosis.judge({ id, version: 0, confirmed: true })
  expect(await house.as('inspector').post(path, { version: 0, confirmed: false, note: '另有原因' })).toMatchObject({
    status: 409,
    body: { code: 'kernel.stale' },
  })
})

test('DIA-08, KPI-78: of ten cases of a technician eight proved right: 80 percent, with the cases behind it', async () => {
  const ids: string[] = []
  for (let n = 0; n < 10; n++) ids.push(await concluded())
  const untouched = (await record()).people.find(person => person.technician === '马骏')
  expect(untouched).toMatchObject({ cases: 10, judged: 0, accuracyPpm: null })
  for (const [n, id] of ids.entries())
    await house.as('manager').api.diagnosis.judge({
      id,
      version: 0,
      confirmed: n < 8,
      note: n < 8 ? '' : '实际为轮毂轴承',
    })
  const { people, cases } = await record()
  expect(people.find(person => person.technician === '马骏')).toMatchObject({
    cases: 10,
    judged: 10,
    confirmed: 8,
    accuracyPpm: 800_000,
  })
  expect(cases.find(item => item.diagnosisId === ids[9])).toMatchObject({
    technician: '马骏',
    findings: '前制动片',
    number: expect.stringMatching(/^ZD-/),
    verdict: { confirmed: false, note: '实际为轮毂轴承', judgedBy: '郑凯' },
  })
  expect(await house.as('adviser').get('/diagnosis-quality?fromOn=2027-03-02&toOn=2027-03-02')).toMatchObject({
    status: 403,
  })
  const other = await house.as('other-manager').api.diagnosis.qualityRecord(today)
  expect(other.cases).toEqual([])
})

const dutiesOf = async (diagnosisId: string) =>
  (await house.as('manager').api.duties.ofRecord({ recordId: diagnosisId })).rows.filter(
    duty => duty.kind === 'diagnosis.judge-case',
  )

async function repaired(car: CarInShop, hours: number): Promise<void> {
  const id = await openBrakeOrder(house, car)
  await signOrder(house, id)
  const { lineId } = await workThrough(house, id, hours)
  await inspectThrough(house, id, lineId)
}

test('DIA-08: when the repair has passed, the verdict is asked for by the next evening, and giving it closes the duty', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const { diagnosisId: id } = await diagnosed(house, car)
  expect(await dutiesOf(id)).toEqual([])
  await repaired(car, 0)
  const [duty, ...others] = await dutiesOf(id)
  expect(others).toEqual([])
  expect(duty).toMatchObject({ state: 'open', ownerRole: 'R-WS-MGR' })
  expect(duty?.dueAt.slice(0, 10)).toBe('2027-03-03')
  await house.as('manager').api.diagnosis.judge({ id, version: 0, confirmed: true })
  expect((await dutiesOf(id)).map(each => each.state)).toEqual(['done'])
})

test('DIA-08: nobody is asked again about a case that was judged before its car was ready', async () => {
  const car = await carInShop(house, { undiagnosed: true })
  const { diagnosisId: id } = await diagnosed(house, car)
  await house.as('manager').api.diagnosis.judge({ id, version: 0, confirmed: false, note: '实际为轮毂轴承' })
  await repaired(car, 3)
  expect(await dutiesOf(id)).toEqual([])
})
