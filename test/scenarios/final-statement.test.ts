import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { newId } from '#domain/kernel/id.ts'
import { statementPaper } from '#domain/processes/settlement/papers/statement.ts'
import { acceptCar, letOut } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const settlement = (username = 'cashier') => house.as(username).api.settlement

/** The statement in force as it is printed. */
async function paperOf(statementId: string) {
  const { paperId } = await settlement().get({ id: statementId })
  const paper = await house.as('cashier').api.papers.get({ id: paperId ?? '' })
  const signed = paper.slots.filter(slot => slot.signed).map(slot => slot.role)
  return { id: paperId, content: statementPaper.content.parse(paper.document.content), signed: signed.toSorted() }
}

const sum = (rows: { amountFen: number }[]) => rows.reduce((all, row) => all + row.amountFen, 0)

test('SET-01: unchecked by the adviser nobody pays, and withdrawn it is paid by nobody', async () => {
  const { orderId, statementId } = await acceptCar(house)
  await settlement().withdraw({ id: orderId, reason: '漏项' })
  const pay = (id: string) =>
    house.as('cashier').post(`/statements/${id}/payments`, { paymentId: newId(), way: 'cash', amountFen: 100 })
  expect((await pay(statementId)).status).toBe(409)
  const { statements } = await settlement().total({ id: orderId })
  const id = statements[0]?.id ?? ''
  expect(await pay(id)).toMatchObject({ status: 409, body: { code: 'settlement.unchecked' } })
  expect((await house.as('cashier').post(`/statements/${id}/check`, { version: 1 })).status).toBe(403)
  await house.as('adviser').api.settlement.check({ id, version: 1 })
  expect((await settlement().get({ id })).checkedAt).not.toBeNull()
  expect((await pay(id)).status).toBe(200)
})

test('SET-01: the papers a statement adds up sum to its lines, labour from the order, parts from the slips, each with its class and guarantee', async () => {
  await house.sql.query(`UPDATE parts SET maker = '博世'`)
  const { statementId } = await acceptCar(house)
  const { content } = await paperOf(statementId)
  expect(content.papers.map(paper => paper.name)).toEqual(['进厂维修单（工时、其他）', '配件领料单'])
  expect(sum(content.papers)).toBe(sum([...content.labour, ...content.materials, ...content.others]))
  expect([content.labourFen, content.materialsFen, content.othersFen]).toEqual([14_400, 36_000, 0])
  const printed = { brand: '博世', partClass: '原厂', customerSupplied: false, guarantee: { km: 2_000, days: 10 } }
  expect(content.materials).toMatchObject([printed])
})

test('SET-01, SET-05, SET-02: settled, the statement says what came in, what stays owed, the invoice, who explained it and where the old parts went', async () => {
  const { orderId, statementId } = await acceptCar(house)
  await house.sql.query(`UPDATE old_parts SET decision = 'take' WHERE order_id = $1`, [orderId])
  const before = await paperOf(statementId)
  expect(before.content).toMatchObject({ receivedFen: 0, explained: false, oldParts: 'shop' })
  expect(before.signed).toEqual([])
  for (const [way, amountFen] of [
    ['cash', 20_000],
    ['card', 10_000],
  ] as const)
    await settlement().pay({ id: statementId, paymentId: newId(), way, amountFen })
  const { approvalId } = await settlement().askOnAccount({ id: statementId, reason: '单位月结' })
  await house.as('supervisor').api.approvals.decide({ id: approvalId, version: 1, granted: true })
  const { version } = await settlement().get({ id: statementId })
  await settlement().onAccount({ id: statementId, version, dueOn: '2027-03-31', reason: '单位月结' })
  await settlement().invoice({ id: statementId, invoiceId: newId(), buyerName: '周正' })
  await house.advance('PT1M')
  const { invoice } = await settlement().get({ id: statementId })
  expect(invoice).toMatchObject({ state: 'issued', files: [{ name: `${invoice?.number}.xml` }] })
  for (const username of ['cashier', 'finance', 'adviser']) {
    const file = await house.as(username).raw(`/files/${invoice?.files[0]?.id}`)
    expect(file.status, username).toBe(200)
    expect(await file.text()).toContain(invoice?.number)
  }
  const settled = await paperOf(statementId)
  expect(settled.signed).toEqual(['adviser', 'cashier'])
  const end = {
    receivedFen: 30_000,
    arrearsFen: 20_400,
    payments: [
      { name: '现金', amountFen: 20_000 },
      { name: '银行卡', amountFen: 10_000 },
    ],
    explained: true,
    explainedBy: '林晓',
    oldParts: 'customer',
    invoiceNumber: invoice?.number,
  }
  expect(settled.content).toMatchObject(end)
  expect(settled.content.receivedFen + settled.content.arrearsFen).toBe(settled.content.payableFen)
  await letOut(house, orderId)
  const signed = await paperOf(statementId)
  expect(signed.signed).toEqual(['adviser', 'cashier', 'customer'])
  await settlement().pay({ id: statementId, paymentId: newId(), way: 'cash', amountFen: 20_400 })
  expect(await paperOf(statementId)).toEqual(signed)
  const { rows } = await house.sql.query(
    `SELECT state, count(*)::int AS n FROM papers WHERE subject_id = $1 GROUP BY state ORDER BY state`,
    [statementId],
  )
  expect(z.array(z.object({ state: z.string(), n: z.int() })).parse(rows)).toContainEqual({ state: 'signed', n: 1 })
})

test('WAR-10: of a new-energy car the certificate and the statement name the guarantee of its own parts apart', async () => {
  const { orderId, statementId, car } = await acceptCar(house)
  expect((await paperOf(statementId)).content.nevGuaranteeNote).toBeNull()
  await house.sql.query(`UPDATE vehicles SET power = 'bev' WHERE id = $1`, [car.vehicleId])
  const { openFen } = await settlement().get({ id: statementId })
  await settlement().pay({ id: statementId, paymentId: newId(), way: 'cash', amountFen: openFen })
  await letOut(house, orderId)
  const { rows } = await house.as('adviser').api.papers.list({ threadId: orderId, kind: 'FRM-19' })
  const { content } = (await house.as('adviser').api.papers.get({ id: rows[0]?.id ?? '' })).document
  expect(content).toMatchObject({
    nevNote: expect.stringContaining('动力电池'),
    startsOn: '2027-03-02',
    startKm: 30_100,
    items: [
      {
        name: '更换前制动片',
        workType: '小修',
        guarantee: { km: 2_000, days: 10 },
        endsOn: '2027-03-12',
        endsKm: 32_100,
      },
    ],
  })
})
