import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { newId } from '#domain/kernel/id.ts'
import { addHours, addMinutes } from '#domain/kernel/time.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openBrakeOrder, restored, signOrder } from '../harness/orders.ts'
import { bayOf, carInShop, staffIdOf, technicianOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function washed(orderId: string) {
  const { api } = house.as('washer')
  const wash = (await api.workshop.washes({})).rows.find(row => row.orderId === orderId)
  if (!wash) throw new Error('No wash was asked')
  await api.workshop.startWash({ id: wash.id, version: 1 })
  await api.workshop.finishWash({ id: wash.id, version: 2 })
  await api.workshop.returnWash({ id: wash.id, version: 3 })
}

async function signedAndWashed() {
  const car = await carInShop(house)
  const id = await openBrakeOrder(house, car)
  await signOrder(house, id)
  await washed(id)
  return { id, car }
}

async function slotFor(hours: number) {
  const from = addHours(await house.now(), hours)
  return { from, to: addHours(from, 2) }
}

async function dispatched(hours: number, username = 'technician') {
  const { id, car } = await signedAndWashed()
  await house.as('manager').api.workshop.receive({ id })
  const labour = (await house.as('manager').api.repairOrders.get({ id })).lines.find(line => line.kind === 'labour')
  const jobId = newId()
  const job = {
    id: jobId,
    lineId: labour?.id ?? '',
    technicianId: await technicianOf(house, username),
    bayId: await bayOf(house, `工位 ${hours}`),
    ...(await slotFor(hours)),
  }
  await house.as('dispatcher').api.workshop.dispatch({ id, jobs: [job] })
  return { id, car, jobId, lineId: labour?.id ?? '' }
}

test('WKS-01, TL-20: the washers hear of a signed car; a hand-back later than five minutes is flagged', async () => {
  const car = await carInShop(house)
  const id = await openBrakeOrder(house, car)
  expect((await house.as('washer').api.workshop.washes({})).rows.some(row => row.orderId === id)).toBe(false)
  await signOrder(house, id)
  const { api } = house.as('washer')
  const wash = (await api.workshop.washes({})).rows.find(row => row.orderId === id)
  expect(wash?.phase).toBe('before')
  await api.workshop.startWash({ id: wash?.id ?? '', version: 1 })
  await api.workshop.finishWash({ id: wash?.id ?? '', version: 2 })
  await house.advance('PT20M')
  expect((await api.workshop.washes({})).rows.find(row => row.orderId === id)?.late).toBe(true)
  await api.workshop.returnWash({ id: wash?.id ?? '', version: 3 })
  expect((await api.workshop.washes({})).rows.some(row => row.orderId === id)).toBe(false)
})

test('RO-05, RCV-19: the workshop receives nothing unsigned or unwashed; receiver and time stand on the paper', async () => {
  const car = await carInShop(house)
  const id = await openBrakeOrder(house, car)
  const manager = house.as('manager')
  expect(await manager.post(`/repair-orders/${id}/receive`, {})).toMatchObject({
    status: 409,
    body: { code: 'workshop.unsigned' },
  })
  await signOrder(house, id)
  expect(await manager.post(`/repair-orders/${id}/receive`, {})).toMatchObject({
    status: 409,
    body: { code: 'workshop.notWashed' },
  })
  expect((await house.as('adviser').api.repairOrders.get({ id })).label).toBe('washing')
  await washed(id)
  expect((await house.as('adviser').api.repairOrders.get({ id })).label).toBe('toWorkshop')
  const received = await manager.api.workshop.receive({ id })
  const order = await house.as('adviser').api.repairOrders.get({ id })
  expect(order).toMatchObject({ label: 'inWorkshop', receivedAt: expect.any(String) })
  const paper = await house.as('adviser').api.papers.get({ id: received.paperId })
  expect(paper.document.signatures.map(item => [item.role, item.name])).toContainEqual(['workshop', '郑凯'])
  expect(await manager.post(`/repair-orders/${id}/receive`, {})).toMatchObject({
    status: 409,
    body: { code: 'workshop.received' },
  })
})

test('RCV-19: a technician cannot clock in on work whose signature was taken back', async () => {
  const { id, jobId } = await dispatched(44)
  const signed = (value: string) =>
    house.sql.query(`UPDATE repair_orders SET authorisation = $2 WHERE id = $1`, [id, value])
  const start = () => house.as('technician').post(`/jobs/${jobId}/start`, { version: 1 })
  await signed('awaiting')
  expect(await start()).toMatchObject({ status: 409, body: { code: 'workshop.unsigned' } })
  const { rows } = await house.sql.query('SELECT FROM clockings WHERE job_id = $1', [jobId])
  expect(rows).toEqual([])
  await signed('signed')
  expect((await start()).status).toBe(200)
  await house.as('technician').api.workshop.pause({ id: jobId, version: 2, reason: 'parts' })
})

test('RCV-16: the workshop takes no car whose covers are not on; the wing cover is asked for under the bonnet only', async () => {
  const car = await carInShop(house, { uncovered: true })
  const id = await openBrakeOrder(house, car)
  await signOrder(house, id)
  await washed(id)
  const manager = house.as('manager')
  const receive = (lang = 'zh') =>
    manager.post(`/repair-orders/${id}/receive`, {}, { headers: { 'accept-language': lang } })
  const refused = await receive()
  expect(refused).toMatchObject({ status: 409, body: { code: 'workshop.uncovered' } })
  expect(JSON.stringify(refused.body)).toContain('座套、方向盘套、脚垫、挡把套。')
  expect(JSON.stringify((await receive('en')).body)).toContain('Seat cover, Steering wheel cover')
  const { sheetId } = z.object({ params: z.object({ sheetId: z.uuid() }) }).parse(refused.body).params
  const tick = (keys: string[]) =>
    manager.api.checklists.answer({ id: sheetId, answers: keys.map(key => ({ key, result: 'ok' as const })) })
  await tick(['seat', 'wheel', 'mat'])
  await manager.api.checklists.answer({ id: sheetId, answers: [{ key: 'gear', result: 'none' }] })
  expect((await receive()).status).toBe(409)
  await manager.api.checklists.answer({ id: sheetId, answers: [{ key: 'gear', result: 'none', note: '怀挡' }] })
  // Brakes are done with the bonnet shut; the oil is not.
  await house.sql.query(`UPDATE order_lines SET system = '发动机' WHERE order_id = $1`, [id])
  expect(await receive()).toMatchObject({ status: 409, body: { params: { pieces: '翼子板垫' } } })
  await house.sql.query(`UPDATE order_lines SET system = '制动' WHERE order_id = $1`, [id])
  const { paperId } = await manager.api.workshop.receive({ id })
  const paper = await manager.api.papers.get({ id: paperId })
  expect(paper.document.content).toMatchObject({
    protection: expect.arrayContaining([
      { label: '座套', state: 'ok', note: null },
      { label: '挡把套', state: 'none', note: '怀挡' },
      { label: '翼子板垫', state: 'no', note: null },
    ]),
  })
})

test('WKS-02: a bay or a technician cannot be booked twice, whoever is quicker', async () => {
  const orders = await Promise.all([1, 2, 3, 4].map(() => signedAndWashed()))
  const technicianId = await technicianOf(house, 'technician2')
  const bayId = await bayOf(house, '争用工位')
  const slot = await slotFor(30)
  for (const { id } of orders) await house.as('manager').api.workshop.receive({ id })
  const lines = await Promise.all(
    orders.map(
      async ({ id }) =>
        (await house.as('manager').api.repairOrders.get({ id })).lines.find(line => line.kind === 'labour')?.id ?? '',
    ),
  )
  const answers = await Promise.all(
    orders.map(({ id }, index) =>
      house.as('dispatcher').post(`/repair-orders/${id}/dispatch`, {
        jobs: [{ id: newId(), lineId: lines[index], technicianId, bayId, ...slot }],
      }),
    ),
  )
  expect(answers.map(answer => answer.status).sort()).toEqual([200, 409, 409, 409])
  const { rows } = await house.sql.query(
    'SELECT count(*)::int AS n FROM resource_bookings WHERE resource_id = $1 AND released_at IS NULL',
    [bayId],
  )
  expect(rows[0].n).toBe(1)
})

test('SYS-01, WKS-03: another technician’s job is not yours; open steps and values out of limits stop the finish', async () => {
  const { jobId } = await dispatched(40)
  expect(await house.as('technician2').post(`/jobs/${jobId}/start`, { version: 1 })).toMatchObject({
    status: 403,
    body: { code: 'workshop.notMine' },
  })
  const technician = house.as('technician')
  await technician.api.workshop.start({ id: jobId, version: 1 })
  const job = await technician.api.workshop.job({ id: jobId })
  expect(job.steps).toHaveLength(2)
  expect(await technician.post(`/jobs/${jobId}/finish`, { version: 2 })).toMatchObject({
    status: 409,
    body: { code: 'workshop.openSteps' },
  })
  expect(await technician.post(`/jobs/${jobId}/steps/2`, { value: '400' })).toMatchObject({
    status: 409,
    body: { code: 'workshop.outOfLimits' },
  })
  expect(await technician.post(`/jobs/${jobId}/steps/2`, {})).toMatchObject({
    status: 400,
    body: { code: 'workshop.valueNeeded' },
  })
  await technician.api.workshop.step({ id: jobId, position: 1 })
  await technician.api.workshop.step({ id: jobId, position: 2, value: '110' })
  await technician.api.workshop.finish({ id: jobId, version: 2, place: restored })
  expect((await technician.api.workshop.job({ id: jobId })).state).toBe('done')
})

test('BAY-01: a torque tool’s value lands on the step, marked as the device’s', async () => {
  const { jobId } = await dispatched(50)
  const { api } = house.as('technician')
  await api.workshop.start({ id: jobId, version: 1 })
  await api.workshop.bayEvent({ id: jobId, position: 2, value: '108' })
  const step = (await api.workshop.job({ id: jobId })).steps[1]
  expect(step).toMatchObject({ value: '108', source: 'device', doneAt: expect.any(String) })
  await api.workshop.pause({ id: jobId, version: 2, reason: 'shift' })
})

test('WKS-02: one pair of hands is clocked on one job; pausing keeps the minutes', async () => {
  const first = await dispatched(60)
  const second = await dispatched(70)
  const technician = house.as('technician')
  await technician.api.workshop.start({ id: first.jobId, version: 1 })
  expect(await technician.post(`/jobs/${second.jobId}/start`, { version: 1 })).toMatchObject({
    status: 409,
    body: { code: 'workshop.clockedElsewhere' },
  })
  await house.advance('PT25M')
  await technician.api.workshop.pause({ id: first.jobId, version: 2, reason: 'parts' })
  expect((await technician.api.workshop.job({ id: first.jobId })).clockedMinutes).toBe(25)
  expect((await house.as('adviser').api.repairOrders.get({ id: first.id })).label).toBe('paused')
})

test('WKS-06, WKS-07, TL-24: the progress query opens at 70 and is due at 80 percent; an abnormality needs a measure', async () => {
  const { id, jobId } = await dispatched(80)
  const technician = house.as('technician')
  await technician.api.workshop.start({ id: jobId, version: 1 })
  const startedAt = await house.now()
  const { rows } = await house.sql.query(
    `SELECT opens_at, due_at FROM duties WHERE kind = 'workshop.queryProgress' AND subject_id = $1`,
    [id],
  )
  const minutes = (at: Date) => Math.round((at.getTime() - Date.parse(startedAt)) / 60_000)
  expect([minutes(rows[0].opens_at), minutes(rows[0].due_at)]).toEqual([50, 58])
  await house.advance('PT55M')
  const adviser = house.as('adviser')
  const answer = {
    queryId: newId(),
    answeredBy: await staffIdOf(house, 'manager'),
    expectedFinishAt: addMinutes(await house.now(), 30),
    abnormal: true,
  }
  expect(await adviser.post(`/repair-orders/${id}/progress-queries`, answer)).toMatchObject({
    status: 400,
    body: { code: 'workshop.measureNeeded' },
  })
  const asked = await adviser.api.workshop.askProgress({
    id,
    ...answer,
    measure: '增派一人',
    measureOwner: await staffIdOf(house, 'manager'),
  })
  expect(asked).toMatchObject({ withinWindow: true })
  const closed = await house.sql.query(
    `SELECT state FROM duties WHERE kind = 'workshop.queryProgress' AND subject_id = $1`,
    [id],
  )
  expect(closed.rows[0].state).toBe('done')
  await technician.api.workshop.pause({ id: jobId, version: 2, reason: 'shift' })
})

test('DSP-01: the board says when the shop is open on the day shown', async () => {
  const opening = async (on: string) => {
    const span = `from=${on}T00:00:00.000Z&to=${on}T15:59:00.000Z`
    return (await house.as('dispatcher').get(`/workshop/board?${span}`)).body
  }
  expect(await opening('2027-03-03')).toMatchObject({
    opening: [{ opensAt: '2027-03-03T00:30:00.000Z', closesAt: '2027-03-03T09:30:00.000Z' }],
  })
  expect(await opening('2027-03-07')).toMatchObject({
    opening: [{ opensAt: '2027-03-07T01:00:00.000Z', closesAt: '2027-03-07T09:00:00.000Z' }],
  })
})

test('WKS-02: what an earlier day left undone is on the board of the next with why and the next step, and goes when it is done', async () => {
  const { id, jobId } = await dispatched(400, 'technician2')
  const { api } = house.as('technician2')
  await house.moveTo(addHours(await house.now(), 400))
  await api.workshop.start({ id: jobId, version: 1 })
  await api.workshop.step({ id: jobId, position: 1 })
  await api.workshop.pause({ id: jobId, version: 2, reason: 'customer', note: '等客户确认原厂件' })
  const boardOf = async (who: string) => {
    const from = await house.now()
    return (await house.as(who).api.workshop.board({ from, to: addHours(from, 10) })).carried
  }
  expect((await boardOf('manager')).some(job => job.jobId === jobId)).toBe(false)
  await house.advance('PT15H')
  expect((await boardOf('other-manager')).some(job => job.jobId === jobId)).toBe(false)
  expect((await boardOf('manager')).find(job => job.jobId === jobId)).toMatchObject({
    ...{ orderId: id, state: 'paused', pausedFor: 'customer', note: '等客户确认原厂件', nextStep: '紧固车轮螺栓' },
    ...{ owner: '林晓', ownerRole: null },
  })
  const { version } = await api.workshop.job({ id: jobId })
  await api.workshop.start({ id: jobId, version })
  await api.workshop.step({ id: jobId, position: 2, value: '110' })
  await api.workshop.finish({ id: jobId, version: version + 1, place: restored })
  expect((await boardOf('manager')).some(job => job.jobId === jobId)).toBe(false)
})
