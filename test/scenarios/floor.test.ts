import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { dateOn } from '#domain/kernel/time.ts'
import { giveLine, noticesOf, orderInWorkshop } from '../harness/floor.ts'
import { type House, openHouse } from '../harness/house.ts'
import { staffIdOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const start = (jobId: string, who = 'technician', version = 1) =>
  house.as(who).post(`/jobs/${jobId}/start`, { version })

test('WKS-04: a job begins with a checked tool; one out of calibration stops it, with the date', async () => {
  const order = await orderInWorkshop(house)
  const jobId = await giveLine(house, order)
  await house.sql.query(`UPDATE labour_operations SET tools = '{扭力扳手}' WHERE id = $1`, [order.car.brakeId])
  const today = dateOn(await house.now())
  const wrench = { name: '扭力扳手 07', class: '扭力扳手', active: true }
  const toolId = newId()
  const save = (who: string, body: object) => house.as(who).post(`/workshop/tools/${toolId}`, body)
  expect(await save('technician', { ...wrench, version: null, calibratedUntilOn: null })).toMatchObject({ status: 403 })
  expect((await save('manager', { ...wrench, version: null, calibratedUntilOn: '2027-03-01' })).status).toBe(200)
  expect(await start(jobId)).toMatchObject({ status: 409, body: { code: 'workshop.toolUnchecked' } })
  const check = (who = 'technician') => house.as(who).post(`/jobs/${jobId}/tools`, { toolId })
  expect(await check('technician2')).toMatchObject({ status: 403, body: { code: 'workshop.notMine' } })
  const expired = await check()
  expect(expired).toMatchObject({ status: 409, body: { code: 'workshop.toolExpired' } })
  expect(JSON.stringify(expired.body)).toContain('2027-03-01')
  const listed = (await house.as('technician').api.workshop.tools({})).rows.find(tool => tool.id === toolId)
  expect(listed).toMatchObject({ state: 'expired', version: 1 })
  expect((await save('manager', { ...wrench, version: 1, calibratedUntilOn: today })).status).toBe(200)
  expect(await save('manager', { ...wrench, version: 1, calibratedUntilOn: today })).toMatchObject({ status: 409 })
  expect((await check()).status).toBe(200)
  // What was checked may be called in before the work begins.
  await save('manager', { ...wrench, version: 2, active: false, calibratedUntilOn: today })
  expect(await start(jobId)).toMatchObject({ status: 409, body: { code: 'workshop.toolOut' } })
  await save('manager', { ...wrench, version: 3, calibratedUntilOn: today })
  const { tools } = await house.as('technician').api.workshop.job({ id: jobId })
  expect(tools).toMatchObject([{ class: '扭力扳手', toolId, checkedAt: expect.any(String) }])
  expect((await start(jobId)).status).toBe(200)
  await house.as('technician').api.workshop.pause({ id: jobId, version: 2, reason: 'shift' })
  await house.sql.query(`UPDATE labour_operations SET tools = '{}' WHERE id = $1`, [order.car.brakeId])
})

test('WKS-14: at the limit a new car needs the manager’s consent; who goes on with a car needs none', async () => {
  const first = await orderInWorkshop(house)
  const second = await orderInWorkshop(house)
  const [one, two] = [await giveLine(house, first), await giveLine(house, second, 'technician2')]
  expect((await start(one)).status).toBe(200)
  const span = { from: await house.now(), to: await house.now() }
  const { count } = (await house.as('manager').api.workshop.board(span)).wip
  await house.as('service').api.policies.set({ key: 'wipLimit', value: { store: count, team: 0 } })
  expect((await house.as('manager').api.workshop.board(span)).wip).toEqual({ count, limit: count })
  expect(await start(two, 'technician2')).toMatchObject({ status: 409, body: { code: 'workshop.wipStore' } })
  const shown = async () => (await house.as('technician2').api.workshop.job({ id: two })).overLimit
  expect(await shown()).toEqual({ count, limit: count, asked: false })
  expect(await house.as('technician').post(`/jobs/${two}/over-limit`, { reason: '等候客户' })).toMatchObject({
    status: 403,
  })
  const { approvalId } = await house.as('technician2').api.workshop.askOverLimit({ id: two, reason: '等候客户' })
  expect(await shown()).toMatchObject({ asked: true })
  const decision = { id: approvalId, version: 1, granted: true, note: '' }
  expect(await house.as('technician2').post(`/approvals/${approvalId}/decision`, decision)).not.toMatchObject({
    status: 200,
  })
  await house.as('manager').api.approvals.decide({ id: approvalId, version: 1, granted: true, note: '可以' })
  expect((await start(two, 'technician2')).status).toBe(200)
  const paused = await house.as('technician').api.workshop.pause({ id: one, version: 2, reason: 'pause' })
  expect((await start(one, 'technician', paused.version)).status).toBe(200)
  await house.as('service').api.policies.set({ key: 'wipLimit', value: { store: 0, team: 0 } })
  await house.as('technician').api.workshop.pause({ id: one, version: paused.version + 1, reason: 'pause' })
  await house.as('technician2').api.workshop.pause({ id: two, version: 2, reason: 'pause' })
})

test('WKS-02, WKS-10: work that waits for the customer, a part or a decision is at once somebody’s to move on, until it goes on', async () => {
  const jobId = await giveLine(house, await orderInWorkshop(house))
  const { api } = house.as('technician')
  const dutyOf = async (who: string) =>
    (await house.as(who).api.duties.mine({ limit: 200 })).rows.find(row => row.subjectId === jobId)
  const begin = async () => api.workshop.start({ id: jobId, version: (await api.workshop.job({ id: jobId })).version })
  const pause = async (reason: 'pause' | 'shift' | 'customer' | 'parts' | 'help') =>
    api.workshop.pause({ id: jobId, version: (await begin()).version, reason })
  for (const reason of ['pause', 'shift'] as const) {
    await pause(reason)
    for (const who of ['adviser', 'parts', 'manager']) expect(await dutyOf(who), `${who} ${reason}`).toBeUndefined()
  }
  const movers = [
    { reason: 'customer', who: 'adviser', others: ['adviser2', 'parts'], says: '等客户答复' },
    { reason: 'parts', who: 'parts', others: ['adviser', 'manager'], says: '等配件' },
    { reason: 'help', who: 'manager', others: ['adviser', 'parts'], says: '等协助' },
  ] as const
  for (const { reason, who, others, says } of movers) {
    await pause(reason)
    for (const other of others) expect(await dutyOf(other), `${other} ${reason}`).toBeUndefined()
    expect(await dutyOf(who), reason).toMatchObject({
      title: [expect.stringContaining(`更换前制动片${says}`), expect.any(String)],
    })
  }
  await begin()
  for (const { who } of movers) expect(await dutyOf(who)).toBeUndefined()
  const { rows } = await house.sql.query('SELECT state FROM duties WHERE subject_id = $1', [jobId])
  expect(rows).toEqual([{ state: 'done' }, { state: 'done' }, { state: 'done' }])
  const { version } = await api.workshop.job({ id: jobId })
  await api.workshop.pause({ id: jobId, version, reason: 'help' })
  await house.advance('PT2H')
  const { rows: late } = await house.sql.query(
    `SELECT overdue_at IS NOT NULL AS overdue, escalate_to FROM duties WHERE subject_id = $1 AND state = 'open'`,
    [jobId],
  )
  expect(late).toEqual([{ overdue: true, escalate_to: 'R-SVC-MGR' }])
})

test('WKS-18: what one shift leaves is read by the next before anybody clocks on it', async () => {
  const order = await orderInWorkshop(house)
  const jobId = await giveLine(house, order)
  await start(jobId)
  const id = newId()
  const job = { jobId, standing: '左前已装，右前待装', wishes: '旧件带走', keyPlace: '钥匙板 12' }
  const body = { id, toId: await staffIdOf(house, 'technician2'), jobs: [job] }
  const give = (who = 'technician', more: object = {}) =>
    house.as(who).post('/workshop/handovers', { ...body, ...more })
  expect(await give()).toMatchObject({ status: 409, body: { code: 'workshop.handoverWorking' } })
  const { version } = await house.as('technician').api.workshop.pause({ id: jobId, version: 2, reason: 'shift' })
  expect(await give('technician2', { toId: await staffIdOf(house, 'technician') })).toMatchObject({
    status: 403,
    body: { code: 'workshop.notMine' },
  })
  expect(await give('technician', { toId: await staffIdOf(house, 'adviser') })).toMatchObject({
    status: 400,
    body: { code: 'workshop.handoverTo' },
  })
  expect(await give('technician', { jobs: [{ jobId, standing: '', keyPlace: '' }] })).toMatchObject({ status: 400 })
  expect((await give()).status).toBe(200)
  expect(await give('technician', { id: newId() })).toMatchObject({ body: { code: 'workshop.handoverGiven' } })
  expect(await start(jobId, 'technician', version)).toMatchObject({
    status: 409,
    body: { code: 'workshop.handoverOpen' },
  })
  const confirm = (who: string) => house.as(who).post(`/workshop/handovers/${id}/confirmation`, { version: 1 })
  expect(await confirm('technician')).toMatchObject({ status: 403, body: { code: 'workshop.handoverNotYours' } })
  const shown = (await house.as('technician2').api.workshop.handovers({})).rows.find(row => row.id === id)
  expect(shown).toMatchObject({ confirmedAt: null, jobs: [job], can: { confirm: true } })
  const { paperId } = await house.as('technician2').api.workshop.confirmHandover({ id, version: 1 })
  const paper = await house.as('manager').api.papers.get({ id: paperId })
  expect(paper.document.kind).toBe('FRM-71')
  expect(paper.document.signatures.map(item => item.name).sort()).toEqual(['朱磊', '马骏'].sort())
  expect((await start(jobId, 'technician', version)).status).toBe(200)
  await house.as('technician').api.workshop.pause({ id: jobId, version: version + 1, reason: 'pause' })
})

test('WKS-19: no visitor enters the workshop alone; with an adviser, in and out have their times', async () => {
  const visitor = { id: newId(), visitor: '周正', reason: '查看制动盘磨损', companionId: null }
  const enter = (who: string, body: object = visitor) => house.as(who).post('/workshop/visitors', body)
  expect(await enter('technician')).toMatchObject({ status: 403 })
  expect(await enter('manager')).toMatchObject({ status: 400, body: { code: 'workshop.visitorAlone' } })
  const technician = await staffIdOf(house, 'technician')
  expect(await enter('manager', { ...visitor, companionId: technician })).toMatchObject({ status: 400 })
  const adviser = await staffIdOf(house, 'adviser')
  expect((await enter('manager', { ...visitor, companionId: adviser })).status).toBe(200)
  await house.advance('PT12M')
  await house.as('adviser').api.workshop.visitorLeft({ id: visitor.id, version: 1 })
  expect(await house.as('adviser').post(`/workshop/visitors/${visitor.id}/leaving`, { version: 2 })).toMatchObject({
    body: { code: 'workshop.visitorLeft' },
  })
  const onDay = dateOn(await house.now())
  const { rows } = await house.as('adviser').api.workshop.visitors({ onDay })
  expect(rows[0]).toMatchObject({ visitor: '周正', companion: '林晓', leftAt: expect.any(String) })
  expect((rows[0]?.leftAt ?? '') > (rows[0]?.enteredAt ?? '')).toBe(true)
  expect((await house.as('other-manager').api.workshop.visitors({ onDay })).rows).toEqual([])
})

test('WKS-22: a shift begun without the check of the day says so and counts; with it nothing is said', async () => {
  const begin = (who: string) => house.as(who).api.workshop.startShift({ id: newId() })
  expect(await house.as('cashier').post('/my-shift/start', { id: newId() })).toMatchObject({ status: 403 })
  const careless = await begin('technician2')
  expect(careless.reminder).toBe(true)
  expect(await house.as('technician2').post('/my-shift/start', { id: newId() })).toMatchObject({
    status: 409,
    body: { code: 'workshop.onShift' },
  })
  const me = house.as('technician')
  const { id: sheetId } = await me.api.workshop.preShiftSheet({})
  expect((await me.api.workshop.myShift({})).checked).toBe(false)
  expect(await me.post(`/checklist-sheets/${sheetId}/completion`, {})).toMatchObject({ status: 409 })
  const { items } = await me.api.checklists.read({ id: sheetId })
  await me.api.checklists.answer({ id: sheetId, answers: items.map(({ key }) => ({ key, result: 'ok' as const })) })
  await me.api.checklists.complete({ id: sheetId })
  const careful = await begin('technician')
  expect(careful.reminder).toBe(false)
  expect(await me.api.workshop.myShift({})).toMatchObject({ attendanceId: careful.id, checked: true, sheetId })
  await house.advance('PT8H')
  expect(await me.post('/my-shift/end', { id: careless.id, version: 1 })).toMatchObject({
    body: { code: 'workshop.offShift' },
  })
  await me.api.workshop.endShift({ id: careful.id, version: 1 })
  const { rows } = await house.sql.query(
    'SELECT checked, ended_at IS NULL AS here FROM attendances ORDER BY started_at, id',
  )
  expect(rows).toEqual([
    { checked: false, here: true },
    { checked: true, here: false },
  ])
  expect(await noticesOf(house, 'job.dispatched', careful.id)).toEqual([])
})
