import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { newId } from '#domain/kernel/id.ts'
import { createRng, type Rng } from '#domain/kernel/rng.ts'
import { crowd } from '../harness/crowd.ts'
import { figure, scaled } from '../harness/figures.ts'
import { type House, openHouse } from '../harness/house.ts'
import { brokenInvariants } from '../harness/invariants.ts'
import { bookFor, finishedOrder, type Line, type Shelf, shelfFor } from '../harness/settled-orders.ts'
import { carInShop } from '../harness/workshop.ts'

const HISTORIES = scaled(100, 10_000)

let house: House
let shelf: Shelf
beforeAll(async () => {
  house = await openHouse()
  shelf = await shelfFor(house, await carInShop(house))
  await house.as('service').api.policies.set({ key: 'roundingOff', value: 'jiao' })
}, 60_000)
afterAll(() => house.close())

/** One payer's bill as somebody keeps it who only counts on paper. */
type Bill = {
  id: string
  totalFen: number
  /** What was held and set against it; `creditFen` of it was paid on an earlier bill. */
  depositFen: number
  creditFen: number
  paidFen: number
  arrearsFen: number
  state: string
}

/** One booking and its order on paper; `heldFen` is the deposit, `left` what each payer paid on bills taken back. */
type Paper = {
  appointmentId: string
  orderId: string | undefined
  lines: Line[]
  heldFen: number
  left: Map<Line['payer'], number>
  money: 'open' | 'totalled'
  bills: Map<Line['payer'], Bill>
  reversed: string[]
}

/** All histories together: what lies in each till, and what was earned. */
const tills = new Map<string, number>()
let earnedFen = 0
let [done, refused] = [0, 0]

test(`R6: ${HISTORIES} random histories of deposits, bills by payer, part payments, rounding off, reversals and arrears end as a model on paper says`, {
  timeout: scaled(240_000, 7_200_000),
}, async () => {
  const seeds = Array.from({ length: HISTORIES }, (_, index) => `money ${index}`)
  await crowd(seeds, 4, play)
  const { rows } = await house.sql.query<{ kind: string; label: string; fen: number }>(
    `SELECT kind, label, sum(balance_fen)::int AS fen FROM money_accounts WHERE kind IN ('till', 'revenue') GROUP BY kind, label`,
  )
  const booked = new Map(rows.map(row => [`${row.kind} ${row.label}`.trim(), row.fen]))
  const onPaper = new Map([...tills].map(([way, fen]) => [`till ${way}`, fen]))
  expect(booked).toEqual(onPaper.set('revenue', -earnedFen))
  const broken = (await brokenInvariants(house.sql)).filter(line =>
    /^(money|payment|statement|numbers|order-credits)/.test(line),
  )
  expect(broken).toEqual([])
  expect(Math.min(done, refused)).toBeGreaterThan(HISTORIES)
  figure({
    promise: 'R6',
    what: `${HISTORIES} random histories of a bill: deposit, bills by payer, rounding off, part payments, reversal, arrears`,
    wanted: 'every answer and every balance as a model on paper',
    got: `${done} commands done, ${refused} refused, 0 differences`,
  })
})

async function play(seed: string): Promise<void> {
  const rng = createRng(seed)
  const booking = await bookFor(house, shelf)
  const lines = Array.from({ length: rng.int(1, 5) }, () => randomLine(rng))
  const paper: Paper = {
    appointmentId: booking.id,
    orderId: undefined,
    lines,
    heldFen: 0,
    left: new Map(),
    money: 'open',
    bills: new Map(),
    reversed: [],
  }
  for (let turn = rng.int(0, 3); turn > 0; turn--) await rng.pick([deposit, deposit, giveBack])(paper, rng, seed)
  paper.orderId = await finishedOrder(house, shelf, booking, lines)
  for (let turn = rng.int(4, 14); turn > 0; turn--) await rng.weighted(turns)(paper, rng, seed)
  await compare(paper, seed)
}

const waits = z.object({ code: z.enum(['kernel.inFlight', 'kernel.busy']) })

type Turn = (paper: Paper, rng: Rng, seed: string) => Promise<void>

const turns: readonly (readonly [Turn, number])[] = [
  [(paper, rng, seed) => deposit(paper, rng, seed), 1],
  [(paper, rng, seed) => giveBack(paper, rng, seed), 1],
  [(paper, rng, seed) => total(paper, rng, seed), 3],
  [(paper, rng, seed) => withdraw(paper, rng, seed), 1],
  [(paper, rng, seed) => check(paper, rng, seed), 4],
  [(paper, rng, seed) => pay(paper, rng, seed), 6],
  [(paper, rng, seed) => onAccount(paper, rng, seed), 1],
  [(paper, rng, seed) => takeBack(paper, rng, seed), 2],
]

/** Sends a command and holds the answer against what paper expects. */
async function ask(username: string, path: string, body: unknown, allowed: boolean, what: string) {
  let answer = await house.as(username).post(path, body)
  // Told to wait, as whoever is many at once may be, one asks again.
  for (let again = 0; again < 10 && waits.safeParse(answer.body).success; again++)
    answer = await house.as(username).post(path, body)
  expect(answer.status, `${what}: ${JSON.stringify(answer.body)}`).toBe(allowed ? 200 : 409)
  if (allowed) done++
  else refused++
  return answer.body
}

const deposit: Turn = async (paper, rng, seed) => {
  const amountFen = rng.int(1, 90_000)
  const payWay = rng.pick(['cash', 'card'])
  const allowed = paper.orderId === undefined
  const path = `/appointments/${paper.appointmentId}/deposits`
  await ask('cashier', path, { depositId: newId(), amountFen, payWay }, allowed, `${seed}: deposit`)
  if (!allowed) return
  paper.heldFen += amountFen
  fill(payWay, amountFen)
}

/** Now and then more than is held. */
const giveBack: Turn = async (paper, rng, seed) => {
  const amountFen = rng.int(1, Math.max(1, Math.ceil(paper.heldFen * 1.2)))
  const payWay = rng.pick(['cash', 'card'])
  const allowed = amountFen <= paper.heldFen
  const path = `/appointments/${paper.appointmentId}/deposit-returns`
  const body = { depositId: newId(), amountFen, payWay, reason: '客户改变主意' }
  await ask('supervisor', path, body, allowed, `${seed}: deposit back`)
  if (!allowed) return
  paper.heldFen -= amountFen
  fill(payWay, -amountFen)
}

const total: Turn = async (paper, _rng, seed) => {
  const allowed = paper.money === 'open'
  const body = await ask('cashier', `/repair-orders/${paper.orderId}/total`, {}, allowed, `${seed}: total`)
  if (!allowed) return
  paper.money = 'totalled'
  for (const made of Object(body).statements) {
    const wholeFen = paper.lines.filter(line => line.payer === made.payer).reduce((sum, line) => sum + netFen(line), 0)
    const totalFen = made.payer === 'customer' ? wholeFen - (wholeFen % 10) : wholeFen
    expect(made.totalFen, `${seed}: ${made.payer}`).toBe(totalFen)
    const creditFen = Math.min(paper.left.get(made.payer) ?? 0, totalFen)
    const ownFen = made.payer === 'customer' ? Math.min(paper.heldFen, totalFen - creditFen) : 0
    paper.heldFen -= ownFen
    leave(paper, made.payer, -creditFen)
    const held = { depositFen: ownFen + creditFen, creditFen }
    paper.bills.set(made.payer, { id: made.id, totalFen, ...held, paidFen: 0, arrearsFen: 0, state: 'totalled' })
    earnedFen += totalFen
  }
  expect([...paper.bills.keys()].sort(), seed).toEqual([...new Set(paper.lines.map(line => line.payer))].sort())
}

const withdraw: Turn = async (paper, _rng, seed) => {
  const bills = [...paper.bills.values()]
  const allowed = paper.money === 'totalled' && bills.every(bill => bill.paidFen === 0 && bill.state !== 'settled')
  const path = `/repair-orders/${paper.orderId}/total/withdraw`
  await ask('cashier', path, { reason: '漏了一项' }, allowed, `${seed}: withdraw`)
  if (!allowed) return
  undo(paper)
}

/** Asked for, allowed and done: what was paid on each bill waits for its payer's next one. */
const takeBack: Turn = async (paper, rng, seed) => {
  const bill = anyBill(paper, rng)
  if (!bill) return
  const bills = [...paper.bills.values()]
  const allowed = bills.some(item => item.paidFen > 0 || item.state === 'settled')
  const version = await versionOf(bill)
  const path = `/statements/${bill.id}/reversal`
  const asked = await ask('adviser', path, { version, reason: '开错付款方' }, allowed, `${seed}: ask to reverse`)
  if (!allowed) return
  await house.as('service').api.approvals.decide({ id: Object(asked).approvalId, granted: true, version: 1 })
  await ask('cashier', `${path}/execution`, { version }, true, `${seed}: reverse`)
  undo(paper)
}

function undo(paper: Paper): void {
  for (const [payer, bill] of paper.bills) {
    paper.heldFen += bill.depositFen - bill.creditFen
    leave(paper, payer, bill.creditFen + bill.paidFen)
    earnedFen -= bill.totalFen
    paper.reversed.push(bill.id)
  }
  paper.bills.clear()
  paper.money = 'open'
}

const leave = (paper: Paper, payer: Line['payer'], fen: number) =>
  void paper.left.set(payer, (paper.left.get(payer) ?? 0) + fen)

const check: Turn = async (paper, rng, seed) => {
  const bill = anyBill(paper, rng)
  if (!bill) return
  const version = await versionOf(bill)
  await ask('adviser', `/statements/${bill.id}/check`, { version }, bill.state !== 'settled', `${seed}: check`)
  if (bill.state === 'totalled') bill.state = 'checked'
  settle(paper, bill)
}

/** Mostly a part, mostly of what is open, sometimes a fen too much. */
const pay: Turn = async (paper, rng, seed) => {
  const bill = anyBill(paper, rng)
  if (!bill) return
  const owed = openFen(bill) + bill.arrearsFen
  const amountFen = rng.pick([owed, Math.ceil(owed / 3), owed + 1, rng.int(1, Math.max(1, owed))]) || 1
  const allowed = bill.state !== 'totalled' && amountFen <= owed
  const way = rng.pick(['cash', 'card', 'transfer'])
  await ask(
    'cashier',
    `/statements/${bill.id}/payments`,
    { paymentId: newId(), way, amountFen },
    allowed,
    `${seed}: pay`,
  )
  if (!allowed) return
  bill.paidFen += amountFen
  bill.arrearsFen = Math.min(bill.arrearsFen, owed - amountFen)
  fill(way, amountFen)
  settle(paper, bill)
}

const onAccount: Turn = async (paper, rng, seed) => {
  const bill = anyBill(paper, rng)
  if (!bill) return
  const open = openFen(bill)
  const reason = '单位客户月结'
  const asked = await ask('cashier', `/statements/${bill.id}/on-account/ask`, { reason }, open > 0, `${seed}: ask`)
  if (open === 0) return
  await house.as('supervisor').api.approvals.decide({ id: Object(asked).approvalId, granted: true, version: 1 })
  const body = { version: await versionOf(bill), dueOn: '2027-04-02', reason }
  const allowed = bill.state === 'checked'
  await ask('cashier', `/statements/${bill.id}/on-account`, body, allowed, `${seed}: on account`)
  if (!allowed) return
  bill.arrearsFen = open
  settle(paper, bill)
}

/** Others than the customer owe without paying at the counter: their bill is done with the check. */
function settle(paper: Paper, bill: Bill): void {
  const byCustomer = paper.bills.get('customer') === bill
  if (bill.state !== 'checked' || (openFen(bill) > 0 && byCustomer)) return
  bill.state = 'settled'
  // What they owe is a debt like one on account; the house's own share is nobody's.
  const isOthers = paper.bills.get('insurer') === bill || paper.bills.get('maker') === bill
  if (isOthers) bill.arrearsFen += openFen(bill)
}

async function compare(paper: Paper, seed: string): Promise<void> {
  for (const [payer, bill] of paper.bills) {
    const seen = await house.as('cashier').api.settlement.get({ id: bill.id })
    const { totalFen, depositFen, paidFen, arrearsFen } = bill
    expect(seen, `${seed}: ${payer}`).toMatchObject({ payer, totalFen, depositFen, paidFen, arrearsFen })
    expect(seen.openFen, seed).toBe(openFen(bill))
    expect(seen.state, seed).toBe(bill.state === 'settled' ? 'settled' : 'totalled')
  }
  const owed = new Map([...paper.bills.values()].map(bill => [bill.id, openFen(bill) + bill.arrearsFen]))
  const ids = [...owed.keys(), ...paper.reversed, paper.appointmentId, paper.orderId]
  const { rows } = await house.sql.query<{ kind: string; id: string; fen: number }>(
    `SELECT kind, subject_id AS id, balance_fen::int AS fen FROM money_accounts WHERE subject_id = ANY ($1::uuid[]) AND balance_fen <> 0`,
    [ids],
  )
  const expected = [...owed].map(([id, fen]) => ({ kind: 'receivable', id, fen }))
  expected.push({ kind: 'deposit', id: paper.appointmentId, fen: -paper.heldFen })
  for (const fen of paper.left.values()) expected.push({ kind: 'deposit', id: paper.orderId ?? '', fen: -fen })
  const keyOf = (row: { id: string; fen: number }) => `${row.id} ${row.fen}`
  const byId = (a: { id: string; fen: number }, b: { id: string; fen: number }) => (keyOf(a) < keyOf(b) ? -1 : 1)
  expect(rows.toSorted(byId), seed).toEqual(expected.filter(row => row.fen !== 0).toSorted(byId))
}

function randomLine(rng: Rng): Line {
  const kind = rng.pick(['labour', 'other'] as const)
  const unitPriceFen = rng.int(1, 60_000)
  const hoursCenti = kind === 'labour' ? rng.int(1, 400) : null
  const line = { kind, unitPriceFen, hoursCenti, qtyMilli: rng.pick([1000, 1000, 333, 2500, rng.int(1, 9_999)]) }
  const amount = netFen({ ...line, discountFen: 0 })
  const payer = rng.pick(['customer', 'customer', 'customer', 'maker', 'insurer', 'internal'] as const)
  return { ...line, payer, discountFen: rng.pick([0, 0, amount, rng.int(0, amount)]) }
}

/** Counted with whole numbers only, half a fen upwards, once for the hours and once for the quantity. */
function netFen(line: Pick<Line, 'unitPriceFen' | 'hoursCenti' | 'qtyMilli' | 'discountFen'>): number {
  const half = (n: bigint, by: bigint) => (n + by / 2n) / by
  const each =
    line.hoursCenti === null
      ? BigInt(line.unitPriceFen)
      : half(BigInt(line.unitPriceFen) * BigInt(line.hoursCenti), 100n)
  return Number(half(each * BigInt(line.qtyMilli), 1000n)) - line.discountFen
}

const openFen = (bill: Bill) => bill.totalFen - bill.depositFen - bill.paidFen - bill.arrearsFen

function anyBill(paper: Paper, rng: Rng): Bill | undefined {
  return paper.bills.size === 0 ? undefined : rng.pick([...paper.bills.values()])
}

async function versionOf(bill: Bill): Promise<number> {
  const { rows } = await house.sql.query<{ version: number }>('SELECT version FROM statements WHERE id = $1', [bill.id])
  return rows[0]?.version ?? 0
}

function fill(way: string, amountFen: number): void {
  tills.set(way, (tills.get(way) ?? 0) + amountFen)
}
