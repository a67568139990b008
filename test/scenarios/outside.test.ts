import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addMinutes } from '#domain/kernel/time.ts'
import type { PaymentNotice } from '#domain/mechanisms/outside/notice.ts'
import { on, wireReactions } from '#server/kernel/signals.ts'
import { party } from '#server/mechanisms/outside/party.ts'
import { checkPayment, signNotice } from '#server/mechanisms/outside/payment-notice.ts'
import { paymentKnown } from '#server/mechanisms/outside/signals.ts'
import { type House, openHouse } from '../harness/house.ts'
import { jobRun, settle } from '../harness/messages.ts'

let house: House
/** What the house heard of its payments. */
const heard: { paymentId: string; state: string; amountFen: number }[] = []
beforeAll(async () => {
  house = await openHouse()
  wireReactions([
    on(paymentKnown, async (_ctx, { paymentId, state, amountFen }) => void heard.push({ paymentId, state, amountFen })),
  ])
})
afterAll(() => house.close())

const setMode = (name: 'payment' | 'invoice', mode: 'ok' | 'slow' | 'fail' | 'garbage') =>
  house.as('admin').api.outside.setSwitch({ party: name, mode })
const heardOf = (paymentId: string) => heard.filter(item => item.paymentId === paymentId)

async function start(amountFen = 88_000): Promise<string> {
  const key = newId()
  const order = {
    key,
    subject: { kind: 'statement', id: newId() },
    amountFen,
    title: '结算单',
    method: 'wechat',
  } as const
  await party('payment').start(jobRun(house, key), order)
  return key
}

async function noticeOf(paymentId: string, rest: Partial<PaymentNotice> = {}): Promise<PaymentNotice> {
  const now = await house.now()
  const amountFen = 88_000
  const base = { id: newId(), storeId: house.storeId, paymentId, ref: 'P1', state: 'succeeded', amountFen } as const
  return { ...base, paidAt: now, sentAt: now, ...rest }
}

const sendNotice = (notice: PaymentNotice, signature = signNotice(house.running.services, notice)) =>
  house.nobody.post('/outside/payment-notices', { notice, signature })

test('the console and its switches are for those who answer for them', async () => {
  expect((await house.as('adviser').get('/outside/calls')).status).toBe(403)
  expect((await house.as('finance').post('/outside/switches', { party: 'sms', mode: 'fail' })).status).toBe(403)
  expect((await house.as('finance').post(`/outside/payments/${newId()}/pay`, {})).status).toBe(403)
  expect((await house.as('finance').api.outside.switches({})).can.set).toBe(false)
})

test('R16: a forged, changed, stale or foreign notice pays nothing', async () => {
  const paymentId = await start()
  const notice = await noticeOf(paymentId)
  const now = await house.now()
  const earlier = addMinutes(now, -6)
  expect((await sendNotice(notice, 'forged')).status).toBe(401)
  expect((await sendNotice({ ...notice, amountFen: 1 }, signNotice(house.running.services, notice))).status).toBe(401)
  expect((await sendNotice({ ...notice, sentAt: earlier })).status).toBe(400)
  expect((await sendNotice({ ...notice, amountFen: 1 })).status).toBe(409)
  expect((await sendNotice({ ...notice, paymentId: newId() })).status).toBe(404)
  expect((await sendNotice({ ...notice, storeId: house.otherStoreId })).status).toBe(404)
  expect((await sendNotice({ ...notice, storeId: newId() })).status).toBe(404)
  expect(heardOf(paymentId)).toEqual([])
})

test('R16: the same notice ten times at once pays once', async () => {
  const paymentId = await start()
  const notice = await noticeOf(paymentId)
  const answers = await Promise.all(Array.from({ length: 10 }, () => sendNotice(notice)))
  expect(answers.map(answer => answer.status)).toEqual(Array.from({ length: 10 }, () => 200))
  expect(heardOf(paymentId)).toEqual([{ paymentId, state: 'succeeded', amountFen: 88_000 }])
})

test('a payment waits until the customer pays; the console lets one be the customer', async () => {
  const paymentId = await start()
  expect(await checkPayment(jobRun(house, paymentId), paymentId)).toBe('waiting')
  const { rows } = await house.as('admin').api.outside.calls({ party: 'payment', subjectId: paymentId })
  expect(rows).toMatchObject([{ operation: 'query', state: 'done', answer: { state: 'waiting' } }])
  await house.as('admin').api.outside.pay({ id: paymentId })
  await settle(house)
  expect(heardOf(paymentId)).toEqual([{ paymentId, state: 'succeeded', amountFen: 88_000 }])
  expect((await house.as('admin').post(`/outside/payments/${paymentId}/pay`, {})).status).toBe(409)
  const started = await house.as('admin').api.outside.calls({ party: 'payment' })
  expect(started.rows.find(row => row.id === paymentId)?.can.pay).toBe(false)
})

test('left alone the simulated customer pays within a minute', async () => {
  const paymentId = await start(12_300)
  expect(heardOf(paymentId)).toEqual([])
  await house.advance('PT1M')
  expect(heardOf(paymentId)).toEqual([{ paymentId, state: 'succeeded', amountFen: 12_300 }])
})

test('R25: a notice lost while the provider was down is found by asking', async () => {
  const paymentId = await start()
  await setMode('payment', 'fail')
  await house.advance('PT1M')
  expect(heardOf(paymentId)).toEqual([])
  await expect(checkPayment(jobRun(house, paymentId), paymentId)).rejects.toThrow('payment does not answer')
  await setMode('payment', 'ok')
  expect(await checkPayment(jobRun(house, paymentId), paymentId)).toBe('succeeded')
  expect(heardOf(paymentId)).toHaveLength(1)
})

test('R25: starting, refunding and invoicing twice by the same key happens once', async () => {
  const key = newId()
  const subject = { kind: 'statement', id: newId() }
  const order = { key, subject, amountFen: 100, title: '结算单', method: 'alipay' } as const
  const run = jobRun(house, key)
  await setMode('payment', 'garbage')
  await expect(party('payment').start(run, order)).rejects.toThrow('payment answers nonsense')
  await setMode('payment', 'ok')
  const both = await Promise.all([party('payment').start(run, order), party('payment').start(run, order)])
  expect(both[0]).toEqual(both[1])
  const refund = { key: newId(), paymentId: key, subject, amountFen: 40 }
  const first = await party('payment').refund(run, refund)
  expect(await party('payment').refund(run, refund)).toEqual(first)
  const rows = await house.sql.query('SELECT operation, tries FROM outside_calls WHERE subject_id = $1 ORDER BY id', [
    subject.id,
  ])
  expect(rows.rows).toEqual([
    { operation: 'start', tries: 2 },
    { operation: 'refund', tries: 1 },
  ])
})

test('R25: a slow provider is waited for without holding a transaction', async () => {
  await setMode('payment', 'slow')
  const began = performance.now()
  const waiting = start()
  const quick = await house.as('adviser').get('/session')
  expect([quick.status, performance.now() - began < 1000]).toEqual([200, true])
  await waiting
  expect(performance.now() - began).toBeGreaterThan(1_400)
  await setMode('payment', 'ok')
})

test('an invoice has twenty digits and its file; a red one takes it back', async () => {
  const subject = { kind: 'statement', id: newId() }
  const buyer = { name: '王<一> & 公司', creditCode: '91110000MA0000001X' }
  const lines = [
    {
      taxCode: '1090305000000000000',
      spec: '5W-30',
      name: '机油',
      unit: '升',
      qtyMilli: 4000,
      amountFen: 45_200,
      taxRatePpm: 130_000,
      taxFen: 5_200,
    },
  ]
  const run = jobRun(house, subject.id)
  const issued = await party('invoice').issue(run, {
    key: newId(),
    subject,
    type: '81',
    buyer,
    lines,
    totalFen: 45_200,
  })
  expect(issued.number).toMatch(/^27\d{18}$/)
  const xml = Buffer.from(await house.running.services.files.get(issued.xmlHash)).toString('utf8')
  expect(xml).toContain('<Total>452.00</Total>')
  expect(xml).toContain('type="81"')
  expect(xml).toMatch(
    /taxCode="1090305000000000000" name="机油" spec="5W-30" unit="升" .*price="100.00" amount="400.00" taxRatePpm="130000" tax="52.00"/,
  )
  expect(xml).toContain('王&lt;一&gt; &amp; 公司')
  const red = {
    key: newId(),
    subject,
    type: '81',
    buyer,
    lines,
    ofNumber: issued.number,
    totalFen: 45_200,
    reason: '开票有误',
  } as const
  const kept = await house.as('cashier').get(`/files/${issued.xmlFileId}`)
  expect([kept.status, kept.headers.get('content-disposition')]).toEqual([200, attachmentOf(issued.number)])
  const back = await party('invoice').red(run, red)
  expect(back.number).not.toBe(issued.number)
  const redXml = Buffer.from(await house.running.services.files.get(back.xmlHash)).toString('utf8')
  expect(redXml).toContain(`对应蓝字数电发票号码：${issued.number}`)
  expect(redXml).toContain('<Total>-452.00</Total>')
  expect(redXml).toContain(`红字信息确认单编号：${back.confirmation}`)
  expect(redXml).toMatch(/name="王&lt;一&gt; &amp; 公司".*[\s\S]*amount="-400.00"/)
})

const attachmentOf = (number: string) => `attachment; filename="${number}.xml"; filename*=UTF-8''${number}.xml`

test('a bay terminal reads the same of the same car on the same day', async () => {
  const subject = { kind: 'diagnosis', id: newId() }
  const read = (vin: string) =>
    party('bayDevice').read(jobRun(house, subject.id), { key: newId(), subject, bay: '1 号工位', vin })
  const first = await read('LSVAC2NJ0NB020001')
  const second = await read('LSVAC2NJ0NB020001')
  expect({ ...second, readAt: first.readAt }).toEqual(first)
  expect(await read('LSVAC2NJ0NB020002')).not.toMatchObject({ mileageKm: first.mileageKm })
})

test('the switches say how many calls failed, and each turn of a switch is on the timeline', async () => {
  await setMode('invoice', 'fail')
  const subject = { kind: 'statement', id: newId() }
  const buyer = { name: '周正', creditCode: '' }
  const red = {
    key: newId(),
    subject,
    type: '82',
    buyer,
    lines: [],
    ofNumber: '27112000000000000001',
    totalFen: 1,
    reason: '退回',
  } as const
  await expect(party('invoice').red(jobRun(house, subject.id), red)).rejects.toThrow('invoice does not answer')
  const { rows } = await house.as('finance').api.outside.switches({})
  expect(rows.find(row => row.party === 'invoice')).toMatchObject({ mode: 'fail', failed: 1 })
  const events = await house.sql.query(
    "SELECT data FROM timeline_events WHERE event = 'outside.switched' ORDER BY seq DESC LIMIT 1",
  )
  expect(events.rows).toMatchObject([{ data: { party: 'invoice', changed: { mode: { from: 'ok', to: 'fail' } } } }])
})
