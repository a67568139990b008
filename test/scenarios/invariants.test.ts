import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSqlRules } from '#server/mechanisms/invariants/rules.ts'
import { acceptCar, deliverCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'
import { brokenInvariants } from '../harness/invariants.ts'

let house: House
let gone: { orderId: string; visitId: string }
let twin: { orderId: string; visitId: string }
let accepted: { orderId: string; visitId: string; statementId: string }
beforeAll(async () => {
  house = await openHouse()
  gone = await deliverCar(house)
  twin = await deliverCar(house)
  accepted = await acceptCar(house)
}, 120_000)
afterAll(() => house.close())

test('R3, R6, R10, R11: after two whole visits and one not yet paid every rule holds', async () => {
  expect(await brokenInvariants(house.sql)).toEqual([])
})

/** How to break a rule with plain SQL: the statements, and the other rules that cannot but break with it. */
type Break = { rule: string; how: string; sql: () => string[]; also?: string[] }

const oneOf = (table: string, where = 'true') => `ctid = (SELECT ctid FROM ${table} WHERE ${where} LIMIT 1)`
const move = (account: string, fen: number) => [
  `INSERT INTO money_entries (id, store_id, posting_id, account_id, amount_fen, kind, subject_kind, subject_id, business_on, at)
   SELECT gen_random_uuid(), store_id, '00000000-0000-7000-8000-000000000001', id, ${fen}, 'forged', 'statement', subject_id, '2027-03-02', '2027-03-02'
   FROM money_accounts WHERE ${oneOf('money_accounts', `kind = '${account}'`)}`,
  `UPDATE money_accounts SET balance_fen = balance_fen + ${fen} WHERE ${oneOf('money_accounts', `kind = '${account}'`)}`,
]

const breaks: Break[] = [
  {
    rule: 'stock-balances',
    how: 'a balance is raised without a movement',
    sql: () => [`UPDATE stock_balances SET on_hand_milli = on_hand_milli + 1000 WHERE ${oneOf('stock_balances')}`],
  },
  {
    rule: 'stock-reserved',
    how: 'more is reserved than lies there',
    sql: () => [
      'ALTER TABLE stock_balances DROP CONSTRAINT stock_reserved_is_there',
      `INSERT INTO stock_movements (id, store_id, part_id, kind, on_hand_delta_milli, reserved_delta_milli, cost_delta_fen, subject_kind, subject_id, at)
       SELECT gen_random_uuid(), store_id, part_id, 'reserve', 0, on_hand_milli + 1, 0, 'appointment', gen_random_uuid(), '2027-03-02'
       FROM stock_balances WHERE ${oneOf('stock_balances')}`,
      `UPDATE stock_balances SET reserved_milli = reserved_milli + on_hand_milli + 1 WHERE ${oneOf('stock_balances')}`,
    ],
  },
  {
    rule: 'part-reservations',
    how: 'a request claims to have something put aside',
    sql: () => [
      `UPDATE part_requests SET wanted_milli = wanted_milli + 1, reserved_milli = reserved_milli + 1 WHERE ${oneOf('part_requests')}`,
    ],
  },
  {
    rule: 'part-issues',
    how: 'less was wanted than was issued',
    sql: () => [
      'ALTER TABLE part_requests DROP CONSTRAINT part_request_within_wanted',
      `UPDATE part_requests SET wanted_milli = 0 WHERE ${oneOf('part_requests')}`,
    ],
  },
  {
    rule: 'part-issues',
    how: 'a request counts more than its slips',
    sql: () => [
      `UPDATE part_requests SET wanted_milli = wanted_milli + 1, issued_milli = issued_milli + 1 WHERE ${oneOf('part_requests')}`,
    ],
  },
  {
    rule: 'part-slips',
    how: 'a slip says more than left the shelf',
    sql: () => [
      `WITH line AS (UPDATE part_slip_lines SET qty_milli = qty_milli + 1 WHERE ${oneOf('part_slip_lines')} RETURNING request_id)
       UPDATE part_requests SET wanted_milli = wanted_milli + 1, issued_milli = issued_milli + 1 WHERE id IN (SELECT request_id FROM line)`,
    ],
  },
  {
    rule: 'money-accounts',
    how: 'the till holds five fen nobody booked',
    sql: () => [
      `UPDATE money_accounts SET balance_fen = balance_fen + 5 WHERE ${oneOf('money_accounts', `kind = 'till'`)}`,
    ],
  },
  {
    rule: 'drawer-closings',
    how: 'a closing keeps cash nobody booked',
    sql: () => [
      `INSERT INTO drawer_closings (id, store_id, cashier_id, number, from_on, through_on, off_fen, hand_in_fen, kept_fen, state, closed_at)
       SELECT gen_random_uuid(), store_id, cashier_id, 'RJ', '2027-03-02', '2027-03-02', 0, 0, 1, 'closed', '2027-03-02'
       FROM drawers WHERE ${oneOf('drawers')}`,
    ],
  },
  {
    rule: 'money-postings',
    how: 'one side of a posting is missing',
    sql: () => [
      `WITH entry AS (DELETE FROM money_entries WHERE ${oneOf('money_entries', `kind = 'payment.taken'`)} RETURNING account_id, amount_fen)
       UPDATE money_accounts AS a SET balance_fen = balance_fen - entry.amount_fen, may_be_negative = true FROM entry WHERE a.id = entry.account_id`,
    ],
    also: ['payment-postings', 'statement-receivables'],
  },
  {
    rule: 'statement-receivables',
    how: 'a claim is booked that no statement makes',
    sql: () => [...move('receivable', 700), ...move('till', -700)],
  },
  {
    rule: 'order-credits',
    how: 'an order has money left over that nobody paid',
    sql: () => [
      `WITH account AS (INSERT INTO money_accounts (id, store_id, kind, subject_kind, subject_id, label, may_be_negative, balance_fen)
         SELECT gen_random_uuid(), store_id, 'deposit', 'order', '${gone.orderId}', 'customer', false, -500 FROM repair_orders
         WHERE id = '${gone.orderId}' RETURNING *)
       INSERT INTO money_entries (id, store_id, posting_id, account_id, amount_fen, kind, subject_kind, subject_id, business_on, at)
         SELECT gen_random_uuid(), store_id, '00000000-0000-7000-8000-000000000001', id, -500, 'forged', 'order', subject_id,
           '2027-03-02', '2027-03-02' FROM account`,
      ...move('till', 500),
    ],
  },
  {
    rule: 'order-gone',
    how: 'a car left and its bill was never settled',
    sql: () => [
      `UPDATE statements SET state = 'reversed', reversed_at = settled_at - interval '1 hour' WHERE order_id = '${gone.orderId}'`,
      `UPDATE repair_orders SET money = 'open' WHERE id = '${gone.orderId}'`,
    ],
    also: ['order-credits'],
  },
  {
    rule: 'statement-settled',
    how: 'a paid statement also stands on account',
    sql: () => [
      `INSERT INTO arrears (id, store_id, statement_id, amount_fen, due_on, reason, created_at)
       SELECT gen_random_uuid(), store_id, id, 100, '2027-04-01', 'x', '2027-03-02' FROM statements WHERE state = 'settled' LIMIT 1`,
    ],
  },
  {
    rule: 'statement-totals',
    how: 'a line costs more than was billed',
    sql: () => [
      `UPDATE order_lines SET amount_fen = amount_fen + 100 WHERE order_id = '${gone.orderId}' AND position = 1`,
    ],
  },
  {
    rule: 'points',
    how: 'points are there that nobody gave',
    sql: () => [
      `WITH m AS (INSERT INTO members (id, store_id, person_id, joined_at, joined_by)
         SELECT gen_random_uuid(), store_id, (SELECT id FROM people LIMIT 1), totalled_at, totalled_by FROM statements LIMIT 1 RETURNING *)
       INSERT INTO point_lots (id, store_id, member_id, earned, left_points, expires_on, earned_at)
         SELECT gen_random_uuid(), store_id, id, 100, 100, '2027-04-01', joined_at FROM m`,
    ],
  },
  {
    rule: 'refunds',
    how: 'a refund is said to be paid that no till gave out',
    sql: () => [
      `INSERT INTO refunds (id, store_id, statement_id, kind, way, amount_fen, reason, approver_role, state, asked_by, asked_at,
         decided_by, posting_id, paid_at)
       SELECT gen_random_uuid(), store_id, id, 'compensation', 'cash', 100, 'x', 'R-GM', 'paid', totalled_by, totalled_at,
         totalled_by, gen_random_uuid(), totalled_at FROM statements LIMIT 1`,
    ],
  },
  {
    rule: 'payment-postings',
    how: 'a payment points to a posting that is not there',
    sql: () => [`UPDATE payments SET posting_id = gen_random_uuid() WHERE ${oneOf('payments')}`],
  },
  {
    rule: 'numbers-unique',
    how: 'two orders bear one number',
    sql: () => [
      'ALTER TABLE repair_orders DROP CONSTRAINT repair_orders_store_id_number_key',
      `UPDATE repair_orders SET number = (SELECT number FROM repair_orders WHERE id = '${gone.orderId}') WHERE id = '${twin.orderId}'`,
    ],
  },
  {
    rule: 'numbers-gaps',
    how: 'a number was drawn and stands nowhere',
    sql: () => [`UPDATE number_series SET last = last + 1 WHERE series = 'JS'`],
  },
  {
    rule: 'numbers-gaps',
    how: 'a document bears a number that was never drawn',
    sql: () => [`UPDATE number_series SET last = last - 1 WHERE series = 'JS'`],
  },
  {
    rule: 'order-signed',
    how: 'a signed order has no moment',
    sql: () => [`UPDATE repair_orders SET signed_at = NULL WHERE id = '${gone.orderId}'`],
  },
  {
    rule: 'order-signed',
    how: "the customer's signature stands in another field",
    sql: () => [
      `UPDATE paper_signatures SET role = 'witness' WHERE role = 'customer' AND paper_id IN
         (SELECT id FROM papers WHERE kind = 'FRM-01' AND subject_id = '${gone.orderId}')`,
    ],
  },
  {
    rule: 'order-signed',
    how: 'work went on without a signature',
    sql: () => [`UPDATE repair_orders SET authorisation = 'awaiting' WHERE id = '${gone.orderId}'`],
  },
  {
    rule: 'order-moments',
    how: 'delivered before it passed',
    sql: () => [`UPDATE repair_orders SET delivered_at = passed_at - interval '1 hour' WHERE id = '${gone.orderId}'`],
  },
  {
    rule: 'order-moments',
    how: 'passed at no moment',
    sql: () => [`UPDATE repair_orders SET passed_at = NULL WHERE id = '${gone.orderId}'`],
  },
  {
    rule: 'order-passed',
    how: 'the exit inspection is gone',
    sql: () => [`DELETE FROM inspections WHERE order_id = '${gone.orderId}' AND level = 'exit'`],
  },
  {
    rule: 'order-settled',
    how: 'an order counts as paid while its statement is open',
    sql: () => [`UPDATE repair_orders SET money = 'settled' WHERE id = '${accepted.orderId}'`],
  },
  {
    rule: 'order-gone',
    how: 'the gate opened for another order',
    sql: () => [`UPDATE gate_passes SET order_id = '${twin.orderId}' WHERE order_id = '${gone.orderId}'`],
  },
  {
    rule: 'order-gone',
    how: 'a delivered order is cancelled',
    sql: () => [
      `UPDATE repair_orders SET cancelled_at = delivered_at WHERE id = '${gone.orderId}'`,
      `UPDATE duties SET state = 'cancelled' WHERE subject_id = '${gone.orderId}'`,
    ],
  },
  {
    rule: 'booking-notices',
    how: 'a booking is confirmed and nobody told the workshop',
    sql: () => [
      `INSERT INTO appointments (id, store_id, number, kind, channel, state, booked_at, created_at)
       SELECT gen_random_uuid(), id, 'YY-X', 'repair', 'call', 'confirmed', '2027-03-06', '2027-03-02' FROM stores WHERE ${oneOf('stores')}`,
    ],
  },
  {
    rule: 'gate-passes',
    how: 'a used pass was never read at the gate',
    sql: () => [`DELETE FROM gate_scans WHERE ${oneOf('gate_scans', `outcome = 'open'`)}`],
  },
  {
    rule: 'visits-left',
    how: 'the visit is over, the car still here',
    sql: () => [`UPDATE visits SET left_at = '2027-03-02' WHERE id = '${accepted.visitId}'`],
  },
  {
    rule: 'jobs-done',
    how: 'a job of finished work is paused',
    sql: () => [`UPDATE jobs SET state = 'paused' WHERE order_id = '${gone.orderId}'`],
  },
  {
    rule: 'clockings',
    how: 'one pair of hands on three jobs',
    sql: () => ['DROP INDEX clockings_one_open', 'UPDATE clockings SET ended_at = NULL'],
    also: ['jobs-done'],
  },
  {
    rule: 'bookings',
    how: 'a bay is taken twice for one hour',
    sql: () => [
      'ALTER TABLE resource_bookings DROP CONSTRAINT resource_booked_once',
      ...['08:00', '08:30'].map(
        from => `INSERT INTO resource_bookings (id, store_id, resource_id, during, purpose, subject_kind, subject_id)
          SELECT gen_random_uuid(), store_id, id, tstzrange('2027-06-01 ${from}', '2027-06-01 09:00'), 'closed', 'store', store_id
          FROM resources WHERE ${oneOf('resources', `kind = 'bay'`)}`,
      ),
    ],
  },
  {
    rule: 'duties-of-closed',
    how: 'a cancelled order still asks for work',
    sql: () => [
      `INSERT INTO duties (id, store_id, kind, subject_kind, subject_id, owner_role, opens_at, due_at, created_at)
       SELECT gen_random_uuid(), store_id, 'test.more', 'order', id, 'R-SA', created_at, created_at, created_at
       FROM repair_orders WHERE id = '${accepted.orderId}'`,
      `UPDATE repair_orders SET cancelled_at = created_at WHERE id = '${accepted.orderId}'`,
    ],
  },
  {
    rule: 'paper-signatures',
    how: 'a signature stands for other words',
    sql: () => [
      `UPDATE paper_signatures SET content_hash = 'x' WHERE ${oneOf('paper_signatures', 'voided_at IS NULL')}`,
    ],
  },
  {
    rule: 'paper-signatures',
    how: 'a signed paper lost its signature',
    sql: () => [
      `DELETE FROM paper_signatures WHERE paper_id = (SELECT id FROM papers WHERE state = 'signed' AND kind = 'FRM-52' LIMIT 1)`,
    ],
  },
]

test('every rule has a case that breaks it', () => {
  const proven = new Set(breaks.map(item => item.rule))
  expect(readSqlRules().filter(rule => !proven.has(rule.key))).toEqual([])
})

test.each(breaks)('$rule turns red: $how', async ({ rule, sql, also = [] }) => {
  const broken = await inVain(async client => {
    for (const statement of sql()) {
      const { rowCount, command } = await client.query(statement)
      if (command !== 'ALTER' && command !== 'DROP') expect(rowCount, statement).toBeGreaterThan(0)
    }
    return brokenInvariants(client)
  })
  const red = [...new Set(broken.map(line => line.split(':')[0] ?? ''))]
  expect(red.toSorted(), broken.join('\n')).toEqual([rule, ...also].toSorted())
})

/** Work on a connection that no trigger and no foreign key watches, taken back at the end. */
async function inVain<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await house.sql.connect()
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL session_replication_role = replica')
    return await work(client)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}
