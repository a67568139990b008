import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { createRng } from '#domain/kernel/rng.ts'
import type { Ctx, Store } from '#server/kernel/context.ts'
import { asSystem, listStores } from '#server/kernel/work.ts'
import { type House, openHouse } from '#test/harness/house.ts'
import { type Account, balanceOf, entriesOf, type MoneyEntry, postMoney } from './money.ts'

let house: House
let store: Store
beforeAll(async () => {
  house = await openHouse()
  const [first] = await listStores(house.running.services)
  if (!first) throw new Error('The house has no store')
  store = first
})
afterAll(() => house.close())

const NOON = '2027-03-02T04:00:00.000Z'
const run = <T>(work: (ctx: Ctx) => Promise<T>, now = NOON): Promise<T> =>
  asSystem(house.running.services, store, now, work)
const someone = () => ({ kind: 'order', id: newId() })
const till: Account = { kind: 'till', subject: { kind: 'store', id: newId() }, label: '现金', mayBeNegative: true }
const deposit = (subject: Account['subject']): Account => ({ kind: 'deposit', subject, mayBeNegative: false })
const receivable = (subject: Account['subject']): Account => ({ kind: 'receivable', subject, mayBeNegative: false })

/** Moves an amount from one account to another. */
const move = (from: Account, to: Account, amountFen: number): MoneyEntry[] => [
  { account: from, amountFen: -amountFen },
  { account: to, amountFen },
]

test('R6: entries that do not sum to zero are refused, by the rule and by the database itself', async () => {
  const subject = someone()
  const entries = [
    { account: till, amountFen: 100 },
    { account: deposit(subject), amountFen: -99 },
  ]
  await expect(run(ctx => postMoney(ctx, { kind: 'deposit', subject, entries }))).rejects.toMatchObject({
    refusal: { code: 'ledgers.unbalanced' },
  })
  await run(ctx => postMoney(ctx, { kind: 'deposit', subject, entries: move(deposit(subject), till, 100) }))
  const lopsided = sql`INSERT INTO money_entries
    SELECT ${newId()}, store_id, ${newId()}, account_id, 7, kind, subject_kind, subject_id, business_on, at, by_staff, note
    FROM money_entries WHERE subject_id = ${subject.id} LIMIT 1`
  await expect(run(ctx => lopsided.execute(ctx.db))).rejects.toMatchObject({ constraint: 'posting_balances' })
})

test('R6: a receivable is not overpaid and a deposit not overdrawn; the refusal names the account and what it holds', async () => {
  const subject = someone()
  await run(ctx => postMoney(ctx, { kind: 'deposit', subject, entries: move(deposit(subject), till, 10_000) }))
  const owed = move({ kind: 'revenue', subject, mayBeNegative: true }, receivable(subject), 30_050)
  await run(ctx => postMoney(ctx, { kind: 'statement', subject, entries: owed }))
  expect(await run(ctx => balanceOf(ctx, 'deposit', subject.id))).toBe(10_000)
  const tooMuch = move(till, deposit(subject), 10_001)
  await expect(run(ctx => postMoney(ctx, { kind: 'refund', subject, entries: tooMuch }))).rejects.toMatchObject({
    refusal: { code: 'ledgers.overdrawn' },
    params: { account: ['定金', 'deposit'], wanted: '100.01', available: '100.00' },
  })
  await run(ctx =>
    postMoney(ctx, { kind: 'useDeposit', subject, entries: move(receivable(subject), deposit(subject), 10_000) }),
  )
  const overpaid = move(receivable(subject), till, 20_051)
  await expect(run(ctx => postMoney(ctx, { kind: 'payment', subject, entries: overpaid }))).rejects.toMatchObject({
    params: { account: ['应收', 'receivable'], available: '200.50' },
  })
  await run(ctx => postMoney(ctx, { kind: 'payment', subject, entries: move(receivable(subject), till, 20_050) }))
  expect(await run(ctx => balanceOf(ctx, 'receivable', subject.id))).toBe(0)
  expect((await run(ctx => entriesOf(ctx, subject.id))).map(entry => entry.kind)).toHaveLength(8)
})

test('R6: of 32 clients who use the same deposit at once exactly one gets it', async () => {
  const subject = someone()
  await run(ctx => postMoney(ctx, { kind: 'deposit', subject, entries: move(deposit(subject), till, 5000) }))
  const tries = Array.from({ length: 32 }, () =>
    run(ctx => postMoney(ctx, { kind: 'refund', subject, entries: move(till, deposit(subject), 5000) })),
  )
  const outcomes = await Promise.allSettled(tries)
  expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).toHaveLength(1)
  expect(await run(ctx => balanceOf(ctx, 'deposit', subject.id))).toBe(0)
})

test('R23: an entry belongs to the day of the store, not of the server', async () => {
  const subject = someone()
  const late = '2027-03-02T16:30:00.000Z'
  await run(ctx => postMoney(ctx, { kind: 'deposit', subject, entries: move(deposit(subject), till, 1) }), late)
  const [entry] = await run(ctx => entriesOf(ctx, subject.id))
  expect(entry?.businessOn).toBe('2027-03-03')
})

test('R6: random histories end with the balances of a simple model, each posting and the books as a whole at zero', async () => {
  const rng = createRng('postings')
  const accounts: Account[] = [
    till,
    ...Array.from({ length: 3 }, () => receivable(someone())),
    ...Array.from({ length: 3 }, () => deposit(someone())),
    { kind: 'clearing', subject: someone(), mayBeNegative: true },
  ]
  const model = new Map(accounts.map(account => [account, 0]))
  for (let n = 0; n < 300; n++) {
    const [a, b, c] = rng.shuffle(accounts)
    if (!a || !b || !c) throw new Error('There are eight accounts')
    const [x, y] = [rng.int(1, 9999), rng.int(-5000, 5000)]
    const entries = [
      { account: a, amountFen: x },
      { account: b, amountFen: y },
      { account: c, amountFen: -x - y },
    ].filter(entry => entry.amountFen !== 0)
    const allowed = entries.every(({ account, amountFen }) => {
      const after = (model.get(account) ?? 0) + amountFen
      return account.mayBeNegative || (account.kind === 'deposit' ? after <= 0 : after >= 0)
    })
    const posted = await run(ctx => postMoney(ctx, { kind: 'random', subject: a.subject, entries })).then(
      () => true,
      (error: unknown) => {
        expect(error).toMatchObject({ refusal: { code: 'ledgers.overdrawn' } })
        return false
      },
    )
    expect(posted).toBe(allowed)
    if (posted) for (const entry of entries) model.set(entry.account, (model.get(entry.account) ?? 0) + entry.amountFen)
  }
  for (const account of accounts.slice(1)) {
    const held = await run(ctx => balanceOf(ctx, account.kind, account.subject.id, account.label))
    expect(held).toBe((account.kind === 'deposit' ? -1 : 1) * (model.get(account) ?? 0) + 0)
  }
  const { rows } = await house.sql.query(`SELECT a.id FROM money_accounts a
    LEFT JOIN money_entries e ON e.account_id = a.id GROUP BY a.id HAVING a.balance_fen <> coalesce(sum(e.amount_fen), 0)`)
  expect(rows).toEqual([])
  const total = await house.sql.query('SELECT sum(balance_fen)::text AS n FROM money_accounts')
  expect(total.rows).toEqual([{ n: '0' }])
})

test('R7: an entry is never changed, neither by the serving role nor by the owner', async () => {
  for (const text of [
    'UPDATE money_entries SET amount_fen = 1',
    'DELETE FROM money_entries',
    'TRUNCATE money_entries',
  ]) {
    await expect(run(ctx => sql.raw(text).execute(ctx.db))).rejects.toMatchObject({ code: '42501' })
    await expect(house.sql.query(text)).rejects.toThrow(/never changed/)
  }
})
