import type pg from 'pg'
import type { Size } from '../sizes.ts'
import { countOf } from './prepare.ts'

/** Who looks at the full floor: the workshop's manager of the second store. */
export const FLOOR_MANAGER = 'fengjianjun'
const ORDERS = 300
/** Of them so many have somebody at work or planned; of those and of the others a piece waits for somebody. */
const GIVEN = 200

/** A shop with three hundred open orders on its floor today, apart from the store where everything else is measured. */
export async function seedFloor(sql: pg.Client, size: Size): Promise<void> {
  const labour = await countOf(sql, 'seed_labour')
  await sql.query(`
    CREATE TEMP TABLE seed_floor AS
      SELECT g, s.id AS store_id, s.adviser_id, s.code, at, pg_temp.id_at(at) AS visit_id, pg_temp.id_at(at) AS order_id,
        c.id AS vehicle_id, c.owner_id, c.plate
      FROM (SELECT g, now() - interval '6 hours' + g * interval '1 minute' AS at FROM generate_series(0, ${ORDERS - 1}) g) t
      JOIN seed_stores s ON s.id = (SELECT store_id FROM staff_grants JOIN auth_users u ON u.id = staff_id
        WHERE u.username = '${FLOOR_MANAGER}' LIMIT 1)
      JOIN seed_cars c ON c.n = ${size.vehicles} - 1 - g;
    INSERT INTO visits (id, store_id, vehicle_id, plate, owner_id, sender_id, purpose, punctuality, arrived_at, adviser_id, contacted_at,
      state, customer_words, mileage_km, fuel_percent, follow_up_wanted, privacy_noticed_at)
    SELECT visit_id, store_id, vehicle_id, plate, owner_id, owner_id, 'repair', 'walkIn', at, adviser_id, at, 'inRepair',
      '定期保养，检查制动', 5000 + g, 50, true, at FROM seed_floor;
    INSERT INTO repair_orders (id, store_id, visit_id, vehicle_id, number, kind, adviser_id, description, authorisation, work, signed_at,
      received_at, work_started_at, planned_minutes, first_promised_at, promised_at, created_at)
    SELECT order_id, store_id, visit_id, vehicle_id, 'WX-' || code || '-' || to_char(at, 'YYYYMMDD') || '-F' || lpad(g::text, 4, '0'),
      'repair', adviser_id, '定期保养，检查制动', 'signed', CASE WHEN g < ${GIVEN} THEN 'working' ELSE 'handedOver' END, at, at,
      CASE WHEN g < ${GIVEN} THEN at END, 90, now() + (g - 100) * interval '5 minutes', now() + (g - 100) * interval '5 minutes', at
    FROM seed_floor;
    INSERT INTO promises (id, store_id, order_id, promised_at, made_by, made_at)
    SELECT pg_temp.id_at(at), store_id, order_id, now() + (g - 100) * interval '5 minutes', adviser_id, at FROM seed_floor;
    INSERT INTO order_lines (id, store_id, order_id, position, kind, labour_operation_id, code, name, system, trade, hours_centi,
      qty_milli, unit, unit_price_fen, published_price_fen, amount_fen, tax_ppm, guarantee_class, basis, basis_text, approved_at,
      agreed_fen, state, cost_fen)
    SELECT pg_temp.id_at(f.at), f.store_id, f.order_id, k, 'labour', l.id, l.code, l.name, l.system, l.trade, l.hours_centi, 1000, '工时',
      12000, 12000, 120 * l.hours_centi, 130000, l.guarantee_class, 'wish', '定期保养', f.at, 120 * l.hours_centi, 'approved', 0
    FROM seed_floor f CROSS JOIN generate_series(1, 2) k JOIN seed_labour l ON l.n = (f.g * 31 + k * 17) % ${labour};
    INSERT INTO jobs (id, store_id, order_id, line_id, technician_id, staff_id, bay_id, planned_from, planned_to, assigned_hours_centi,
      state, dispatched_by, dispatched_at)
    SELECT pg_temp.id_at(f.at), f.store_id, f.order_id, l.id, t.id, t.staff_id, b.id, from_at, from_at + interval '20 minutes', l.hours_centi,
      (ARRAY['planned', 'paused', 'done'])[1 + f.g % 3], f.adviser_id, f.at
    FROM seed_floor f JOIN order_lines l ON l.order_id = f.order_id AND l.position = 1
    CROSS JOIN LATERAL (SELECT date_trunc('hour', now()) - interval '5 hours' + (f.g / 6) * interval '20 minutes' AS from_at) at_time
    JOIN (SELECT id, staff_id, store_id, row_number() OVER (PARTITION BY store_id ORDER BY sort, name) - 1 AS n FROM resources
      WHERE kind = 'technician' AND staff_id IS NOT NULL) t ON t.store_id = f.store_id AND t.n = f.g % 6
    JOIN (SELECT id, store_id, row_number() OVER (PARTITION BY store_id ORDER BY sort, name) - 1 AS n FROM resources
      WHERE kind = 'bay') b ON b.store_id = f.store_id AND b.n = f.g % 6
    WHERE f.g < ${GIVEN};
    INSERT INTO resource_bookings (id, store_id, resource_id, during, purpose, subject_kind, subject_id, label)
    SELECT pg_temp.id_at(f.at), f.store_id, r.id, tstzrange(j.planned_from, j.planned_to), 'job', 'job', j.id, f.plate
    FROM seed_floor f JOIN jobs j ON j.order_id = f.order_id CROSS JOIN LATERAL (VALUES (j.technician_id), (j.bay_id)) r (id)
    ON CONFLICT DO NOTHING;`)
}
