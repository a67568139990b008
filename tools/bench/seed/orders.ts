import type pg from 'pg'
import type { Progress } from '#tools/demo/load/progress.ts'
import type { Size } from '../sizes.ts'
import { countOf } from './prepare.ts'

const BATCH = 10_000

/** Two years of finished visits, oldest first: order, lines, promise, statement, and the movement of every part. */
export async function seedOrders(sql: pg.Client, size: Size, progress: Progress): Promise<void> {
  const labour = await countOf(sql, 'seed_labour')
  const parts = await countOf(sql, 'seed_parts')
  const stores = await countOf(sql, 'seed_stores')
  for (let from = 0; from < size.orders; from += BATCH) {
    const to = Math.min(from + BATCH, size.orders)
    await sql.query('BEGIN')
    await sql.query(heads(from, to, size, stores))
    await sql.query(lines(size, labour, parts))
    await sql.query(money)
    await sql.query('COMMIT')
    progress.share(to, size.orders)
  }
  await sql.query(received)
}

const heads = (from: number, to: number, size: Size, stores: number) => `
  DROP TABLE IF EXISTS seed_batch;
  CREATE TEMP TABLE seed_batch AS
    SELECT g, at, pg_temp.id_at(at) AS visit_id, pg_temp.id_at(at + interval '10 minutes') AS order_id, c.id AS vehicle_id, c.owner_id,
      c.plate, s.id AS store_id, s.adviser_id, s.code
    FROM (SELECT g, now() - interval '2 days' - (${size.orders} - g) * (interval '728 days' / ${size.orders}) AS at
      FROM generate_series(${from}, ${to - 1}) g) t
    JOIN seed_cars c ON c.n = (g::bigint * 7919 + 13) % ${size.vehicles} JOIN seed_stores s ON s.n = (g / 3) % ${stores};
  INSERT INTO visits (id, store_id, vehicle_id, plate, owner_id, sender_id, purpose, punctuality, arrived_at, adviser_id, contacted_at,
    state, customer_words, mileage_km, fuel_percent, follow_up_wanted, privacy_noticed_at, left_at)
  SELECT visit_id, store_id, vehicle_id, plate, owner_id, owner_id, 'repair', 'walkIn', at, adviser_id, at, 'left', '定期保养，检查制动',
    5000 + g % 120000, 50, true, at, at + interval '4 hours' FROM seed_batch;
  INSERT INTO repair_orders (id, store_id, visit_id, vehicle_id, number, kind, adviser_id, description, authorisation, work, delivery,
    money, washing, signed_at, received_at, work_started_at, work_finished_at, passed_at, delivered_at, planned_minutes,
    first_promised_at, promised_at, created_at)
  SELECT order_id, store_id, visit_id, vehicle_id, 'WX-' || code || '-' || to_char(at, 'YYYYMMDD') || '-B' || lpad(g::text, 6, '0'),
    (ARRAY['maintenance', 'maintenance', 'repair', 'accident'])[1 + g % 4], adviser_id, '定期保养，检查制动', 'signed', 'passed', 'gone',
    'settled', 'returned', at, at, at, at + interval '2 hours', at + interval '3 hours', at + interval '4 hours', 90,
    at + interval '4 hours', at + interval '4 hours', at FROM seed_batch;
  INSERT INTO promises (id, store_id, order_id, promised_at, made_by, made_at)
  SELECT pg_temp.id_at(at), store_id, order_id, at + interval '4 hours', adviser_id, at FROM seed_batch;`

const lines = (size: Size, labour: number, parts: number) => `
  INSERT INTO order_lines (id, store_id, order_id, position, kind, labour_operation_id, part_id, code, name, system, trade, hours_centi,
    qty_milli, unit, unit_price_fen, published_price_fen, amount_fen, tax_ppm, guarantee_class, basis, basis_text, approved_at,
    agreed_fen, state, cost_fen)
  SELECT pg_temp.id_at(b.at), b.store_id, b.order_id, k, 'labour', l.id, NULL, l.code, l.name, l.system, l.trade, l.hours_centi, 1000, '工时',
    12000, 12000, 120 * l.hours_centi, 130000, l.guarantee_class, 'wish', '定期保养', b.at, 120 * l.hours_centi, 'passed', 0
  FROM seed_batch b CROSS JOIN generate_series(1, ${size.linesPerOrder / 2}) k JOIN seed_labour l ON l.n = (b.g * 31 + k * 17) % ${labour}
  UNION ALL
  SELECT pg_temp.id_at(b.at), b.store_id, b.order_id, ${size.linesPerOrder / 2} + k, 'part', NULL, p.id, p.number, p.name, '', '', NULL, 1000,
    p.unit, p.price_fen, p.price_fen, p.price_fen, 130000, '', 'wish', '定期保养', b.at, p.price_fen, 'passed', p.cost_fen
  FROM seed_batch b CROSS JOIN generate_series(1, ${size.linesPerOrder / 2}) k
  JOIN seed_parts p ON p.n = (b.g::bigint * 104729 + k * 7) % ${parts};
  INSERT INTO stock_movements (id, store_id, part_id, kind, on_hand_delta_milli, reserved_delta_milli, cost_delta_fen, subject_kind,
    subject_id, by_staff, at)
  SELECT pg_temp.id_at(b.at), l.store_id, l.part_id, 'issue', -l.qty_milli, 0, -l.cost_fen, 'order', l.order_id, b.adviser_id, b.at
  FROM order_lines l JOIN seed_batch b ON b.order_id = l.order_id WHERE l.kind = 'part';`

const money = `
  INSERT INTO statements (id, store_id, order_id, payer, number, total_fen, cost_fen, state, totalled_at, totalled_by, checked_at,
    checked_by, settled_at)
  SELECT pg_temp.id_at(b.at), b.store_id, b.order_id, 'customer', 'JS-' || b.code || '-' || to_char(b.at, 'YYYYMMDD') || '-B' || lpad(b.g::text, 6, '0'),
    sum(l.amount_fen), sum(l.cost_fen), 'settled', b.at + interval '3 hours', b.adviser_id, b.at + interval '3 hours', b.adviser_id,
    b.at + interval '4 hours'
  FROM seed_batch b JOIN order_lines l ON l.order_id = b.order_id
  GROUP BY b.store_id, b.order_id, b.code, b.g, b.at, b.adviser_id`

// What went out over the two years had come in before, so that every balance is the sum of its movements.
const received = `
  INSERT INTO stock_movements (id, store_id, part_id, kind, on_hand_delta_milli, reserved_delta_milli, cost_delta_fen, subject_kind,
    subject_id, at)
  SELECT pg_temp.id_at(now() - interval '740 days'), store_id, part_id, 'receive', -sum(on_hand_delta_milli), 0, -sum(cost_delta_fen), 'part',
    part_id, now() - interval '740 days'
  FROM stock_movements WHERE subject_kind = 'order' AND kind = 'issue' AND at < now() - interval '1 day'
  GROUP BY store_id, part_id`
