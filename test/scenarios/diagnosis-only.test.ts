import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { type House, openHouse } from '../harness/house.ts'
import { receiveCar } from '../harness/reception.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('DIA-07: who only wanted a diagnosis leaves with the report and a gate pass, and there is not one repair line', async () => {
  const visit = await receiveCar(house)
  const { api, post } = house.as('adviser')
  const id = visit.visitId
  const path = `/visits/${id}/unrepaired`
  let { version } = await api.visits.setPurpose({ id, version: visit.version, purpose: 'diagnose' })
  const end = (feeFen = 10_000) => post(path, { version, outcome: 'diagnosedOnly', reason: '客户只做检测', feeFen })
  expect(await end()).toMatchObject({ status: 409, body: { code: 'reception.noConsent' } })
  ;({ version } = await api.visits.consent({ id, version }))
  expect(await end()).toMatchObject({ status: 409, body: { code: 'reception.noReport' } })

  const technician = house.as('technician').api.diagnosis
  const diagnosisId = newId()
  await technician.start({ visitId: id, id: diagnosisId })
  const finding = {
    id: newId(),
    part: '节温器',
    cause: '卡滞',
    certainty: 'confirmed',
    recommendation: '更换节温器',
    urgency: 'soon',
  } as const
  const saved = await technician.save({
    id: diagnosisId,
    version: 1,
    findings: [finding],
    readings: [],
    feeFen: 10_000,
  })
  ;({ version } = await api.visits.get({ id }))
  expect(await end()).toMatchObject({ status: 409, body: { code: 'reception.noReport' } })
  const done = await technician.complete({ id: diagnosisId, version: saved.version })
  await api.diagnosis.handOver({ id: diagnosisId, version: done.version, way: 'print' })
  const talk = await house.sql.query(`SELECT 1 FROM duties WHERE subject_id = $1 AND kind = 'estimates.talk'`, [id])
  expect(talk.rows).toEqual([])

  ;({ version } = await api.visits.get({ id }))
  const ended = await end()
  expect(ended).toMatchObject({ status: 200, body: { gatePassId: null } })
  ;({ version } = await api.visits.get({ id }))
  const paid = await house.as('cashier').api.visits.takeExitFee({ id, version, payWay: 'cash' })
  expect(paid.gatePassId).not.toBeNull()
  const { rows } = await api.papers.list({ threadId: id })
  expect(rows.map(row => row.kind).sort()).toEqual(['FRM-06', 'FRM-07'])
  const pass = rows.find(row => row.kind === 'FRM-07')
  expect((await api.papers.get({ id: pass?.id ?? '' })).document.content).toMatchObject({
    passKind: 'unrepaired',
    settlementState: '检测费 ¥100.00 已收（现金）',
    orderNumber: null,
  })
  const lines = await house.sql.query(
    'SELECT count(*)::int AS n FROM order_lines l JOIN repair_orders o ON o.id = l.order_id WHERE o.visit_id = $1',
    [id],
  )
  expect(lines.rows).toEqual([{ n: 0 }])
  const { rows: passes } = await house.sql.query('SELECT token FROM gate_passes WHERE visit_id = $1', [id])
  const scan = await house.as('gate').api.gate.scan({ token: passes[0].token, plate: visit.plate ?? '' })
  expect(scan).toMatchObject({ opens: true, kind: 'unrepaired' })
})
