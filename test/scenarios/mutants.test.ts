import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { splitFen, sumFen } from '#domain/kernel/money.ts'
import { addHours } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { drawNumber } from '#server/kernel/numbers.ts'
import { openLimits } from '#server/kernel/requests/limits.ts'
import { serve } from '#server/kernel/requests/pipeline.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { addPart } from '../harness/catalogue.ts'
import { crowd } from '../harness/crowd.ts'
import { within } from '../harness/duties.ts'
import { figure } from '../harness/figures.ts'
import { type House, openHouse } from '../harness/house.ts'
import { brokenInvariants } from '../harness/invariants.ts'
import { openBrakeOrder } from '../harness/orders.ts'
import { pen } from '../harness/pen.ts'
import { carInShop } from '../harness/workshop.ts'

// Each test runs the same trial twice: on the product, and on a variant broken on purpose, which the same check must find.

let house: House
beforeAll(async () => {
  house = await openHouse()
}, 60_000)
afterAll(() => house.close())

const CLIENTS = 16
const clients = Array.from({ length: CLIENTS }, (_, index) => index)
const caught = (promise: string, what: string, got: string) =>
  figure({ promise, what: `broken on purpose: ${what}`, wanted: 'the check turns red', got })

test('R11: a number from the highest one there is, plus one, is drawn twice; the drawn one never', async () => {
  const twice = (numbers: readonly string[]) => numbers.length - new Set(numbers).size
  const drawn = await crowd(clients, CLIENTS, () => within(house, ctx => drawNumber(ctx, 'MU')))
  expect(twice(drawn)).toBe(0)
  await house.sql.query('CREATE TABLE mutant_numbers (number integer)')
  const naive = await crowd(clients, CLIENTS, async () => {
    const { rows } = await house.sql.query<{ n: number }>(
      'SELECT coalesce(max(number), 0) + 1 AS n FROM mutant_numbers',
    )
    await house.sql.query('INSERT INTO mutant_numbers VALUES ($1)', [rows[0]?.n])
    return String(rows[0]?.n)
  })
  await house.sql.query('DROP TABLE mutant_numbers')
  expect(twice(naive)).toBeGreaterThan(0)
  caught('R11', 'numbers by MAX + 1', `${twice(naive)} of ${CLIENTS} twice, drawn ones 0`)
})

test('R5: without its key a repeated request takes effect again; with it once', async () => {
  const partId = await addPart(house)
  const receipt = () => ({ id: newId(), supplier: '滨江配件行', lines: [{ partId, qtyMilli: 1000, unitCostFen: 100 }] })
  const onHand = async () => {
    const { rows } = await house.sql.query<{ n: number }>(
      'SELECT coalesce(sum(on_hand_milli), 0)::int AS n FROM stock_balances WHERE part_id = $1',
      [partId],
    )
    return rows[0]?.n
  }
  const [key, body] = [newId(), receipt()]
  await crowd(clients, CLIENTS, () => house.as('parts').post('/stock/receipts', body, { key }))
  expect(await onHand()).toBe(1000)
  // The client that makes a new key, and a new id, for every attempt.
  await crowd(clients, CLIENTS, () => house.as('parts').post('/stock/receipts', receipt()))
  expect(await onHand()).toBe(1000 + CLIENTS * 1000)
  caught('R5', 'a new key for every attempt', `taken in ${CLIENTS} times instead of once`)
})

test('R13: a list without its store finds no row of another store, for the second net holds; without the net it does', async () => {
  const other = await carInShop(house, { store: house.otherStoreId, adviser: 'other-adviser' })
  const forgetful = (ctx: Ctx) =>
    ctx.db.selectFrom('visits').select('id').where('vehicleId', '=', other.vehicleId).execute()
  expect(await within(house, forgetful)).toEqual([])
  const past = await house.sql.query('SELECT id FROM visits WHERE vehicle_id = $1', [other.vehicleId])
  expect(past.rows).toHaveLength(1)
  caught('R13', 'a query without its store', '1 foreign row past the net, 0 through it')
})

test('R9: an edit that does not look at the version overwrites the others; the product keeps one and tells the rest', async () => {
  const id = await openBrakeOrder(house, await carInShop(house))
  const promisedAt = addHours(await house.now(), 6)
  const edit = (index: number) =>
    house.as('adviser').post(`/repair-orders/${id}/promise`, { version: 1, promisedAt, reason: `编辑 ${index}` })
  const answers = await crowd(clients, CLIENTS, edit)
  expect(answers.filter(answer => answer.status === 200)).toHaveLength(1)
  const naive = await crowd(clients, CLIENTS, async index => {
    const { rowCount } = await house.sql.query('UPDATE repair_orders SET wishes = $2 WHERE id = $1', [
      id,
      `愿望 ${index}`,
    ])
    return rowCount
  })
  expect(naive.filter(count => count === 1)).toHaveLength(CLIENTS)
  caught('R9', 'an update without the version', `${CLIENTS - 1} edits lost in silence, with it ${CLIENTS - 1} told`)
})

test('R28: a signature on other content is refused; with the comparison skipped it is taken, and the check of papers finds it', async () => {
  const id = await openBrakeOrder(house, await carInShop(house))
  const { api } = house.as('adviser')
  await api.repairOrders.promise({ id, version: 1, promisedAt: addHours(await house.now(), 6), reason: '客户等候' })
  const shown = await api.repairOrders.present({ id, version: 2 })
  const sign = (contentHash: string) =>
    house.as('adviser').post(`/papers/${shown.orderPaperId}/signatures`, {
      ...{ role: 'customer', method: 'drawn', signerName: '周正', image: pen },
      contentHash,
    })
  const other = `${shown.contentHash.startsWith('0') ? '1' : '0'}${shown.contentHash.slice(1)}`
  expect((await sign(other)).status).toBe(409)
  expect((await sign(shown.contentHash)).status).toBe(200)
  const { rows } = await house.sql.query(
    `SELECT content_hash FROM paper_signatures WHERE paper_id = $1 AND role = 'customer'`,
    [shown.orderPaperId],
  )
  expect(rows.map(row => row.content_hash)).toEqual([shown.contentHash])
  // The same command with its comparison left out: whoever is asked nothing is refused nothing.
  const next = await openBrakeOrder(house, await carInShop(house))
  await api.repairOrders.promise({
    id: next,
    version: 1,
    promisedAt: addHours(await house.now(), 6),
    reason: '客户等候',
  })
  const unseen = await api.repairOrders.present({ id: next, version: 2 })
  const signing = { role: 'customer', method: 'drawn', signerName: '周正', image: pen } as const
  await within(house, ctx => signPaper(ctx, { paperId: unseen.orderPaperId, ...signing }))
  const broken = async () => (await brokenInvariants(house.sql)).filter(line => line.startsWith('paper-signatures'))
  const before = await broken()
  const tamper = `UPDATE paper_signatures SET content_hash = $2 WHERE paper_id = $1`
  await house.sql.query(tamper, [unseen.orderPaperId, other])
  expect((await broken()).length, 'a signature on other content is found').toBeGreaterThan(before.length)
  caught('R28', 'a signature taken without comparing the content', 'refused by the product, the skipped one found')
})

test('R8: a change without its event is thrown out whole; a kernel that does not look would keep it', async () => {
  const id = await openBrakeOrder(house, await carInShop(house))
  const { rows } = await house.sql.query<{ token: string }>(
    `SELECT a.token FROM auth_sessions a JOIN auth_users u ON u.id = a.user_id WHERE u.username = 'adviser' LIMIT 1`,
  )
  const nobody = async () => undefined
  const pipeline = {
    ...{ services: house.running.services, pool: house.sql, limits: openLimits() },
    ...{ findToken: nobody, findLink: nobody },
  }
  const incoming = {
    ...{ method: 'POST', operation: 'mutant.silent', requestId: newId(), lang: 'zh' as const, token: rows[0]?.token },
    ...{ storeHeader: undefined, deviceAt: null, address: '127.0.0.1', agent: 'test', setHeader: () => undefined },
  }
  const silently = (wishes: string, quiet: boolean) =>
    serve(
      pipeline,
      { ...incoming, idempotencyKey: newId() },
      { access: 'signedIn', quiet, leavesTrace: false },
      {},
      async ctx => {
        await ctx?.db.updateTable('repairOrders').set({ wishes }).where('id', '=', id).execute()
      },
    )
  const wishes = async () =>
    (await house.sql.query<{ wishes: string }>('SELECT wishes FROM repair_orders WHERE id = $1', [id])).rows[0]?.wishes
  await expect(silently('无人知晓', false)).rejects.toThrow('without a timeline event')
  expect(await wishes()).toBe('')
  await silently('无人知晓', true)
  expect(await wishes()).toBe('无人知晓')
  caught('R8', 'a command that records nothing', 'thrown out; kept where nobody looks')
})

test('R6: shares rounded one by one lose a fen or make one; the product’s always add up', () => {
  const weights = [1, 1, 1]
  const naive = weights.map(weight => Math.round((100 * weight) / 3))
  expect(sumFen(naive)).not.toBe(100)
  expect(sumFen(splitFen(100, weights))).toBe(100)
  caught('R6', 'shares rounded one by one', `100 fen became ${sumFen(naive)}`)
})
