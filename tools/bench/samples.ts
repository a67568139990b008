import type pg from 'pg'
import { newId } from '#domain/kernel/id.ts'
import type { BenchHouse } from './house.ts'
import { openSupply, type Supply } from './supply.ts'

/** What the operations ask about: rows spread over the whole of the data, and cars to write about. */
export type Samples = {
  today: string
  cars: readonly { id: string; plate: string; vin: string }[]
  orders: readonly { id: string; number: string }[]
  openOrders: readonly string[]
  /** Visits of cars that are here. */
  here: readonly string[]
  parts: readonly { id: string; number: string }[]
  brands: readonly string[]
  initials: readonly string[]
  /** The report of the last 31 days, not sent: its figures are counted for whoever looks. */
  monthReport: string
  /** Plates of cars that are not here; one that arrives a second time only finds its visit. */
  arrivals: Supply
  /** Visits of the first store whose cars stand in the yard. */
  visits: Supply
}

const SAMPLES = 500

/** The words by which a run finds its own visits again. */
const MARK = '测量用车'

export async function takeSamples({ sql, today }: BenchHouse, storeId: string): Promise<Samples> {
  const all = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await sql.query<T>(text, values)).rows
  return {
    today,
    cars: await all(
      `SELECT id, plate, vin FROM vehicles WHERE vin LIKE 'LBENCH%' AND hashtext(id::text) % 20 = 0 LIMIT ${SAMPLES}`,
    ),
    orders: await all(
      `SELECT id, number FROM repair_orders WHERE store_id = $1 AND number LIKE '%-B%' AND hashtext(id::text) % 50 = 0 LIMIT ${SAMPLES}`,
      [storeId],
    ),
    openOrders: (
      await all<{ id: string }>(
        `SELECT id FROM repair_orders WHERE store_id = $1 AND money <> 'settled' AND cancelled_at IS NULL LIMIT 60`,
        [storeId],
      )
    ).map(row => row.id),
    here: (
      await all<{ id: string }>(`SELECT id FROM visits WHERE store_id = $1 AND left_at IS NULL LIMIT 60`, [storeId])
    ).map(row => row.id),
    parts: await all(`SELECT id, number FROM parts WHERE hashtext(id::text) % 20 = 0 LIMIT ${SAMPLES}`),
    brands: (await all<{ brand: string }>('SELECT DISTINCT brand FROM vehicles')).map(row => row.brand),
    initials: (await all<{ initials: string }>('SELECT DISTINCT initials FROM people LIMIT 200')).map(
      row => row.initials,
    ),
    monthReport: await monthReport(sql, storeId),
    arrivals: openSupply('car to arrive'),
    visits: openSupply('car in the yard'),
  }
}

async function monthReport(sql: pg.Client, storeId: string): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    `INSERT INTO period_reports (id, store_id, kind, from_on, to_on, supplement_from_at, draft_at, due_at, created_at)
      VALUES ($1, $2, 'monthly', current_date - 31, current_date - 1, now() - interval '33 days', now(), now() + interval '1 day', now())
      ON CONFLICT (store_id, kind, to_on) DO UPDATE SET due_at = excluded.due_at RETURNING id`,
    [newId(), storeId],
  )
  return rows[0]?.id ?? ''
}

/** More cars for writing, as many to arrive as already in the yard, none of them here now. */
export async function addCars(sql: pg.Client, storeId: string, samples: Samples, count: number): Promise<void> {
  const { rows } = await sql.query<{ id: string; plate: string }>(
    `SELECT id, plate FROM vehicles c WHERE vin LIKE 'LBENCH%'
      AND NOT EXISTS (SELECT FROM visits v WHERE v.vehicle_id = c.id AND v.left_at IS NULL)
      ORDER BY random() LIMIT $1`,
    [2 * count],
  )
  samples.visits.add(
    await fillYard(
      sql,
      storeId,
      rows.splice(0, count).map(car => car.id),
    ),
  )
  samples.arrivals.add(rows.map(car => car.plate))
}

async function fillYard(sql: pg.Client, storeId: string, cars: readonly string[]): Promise<string[]> {
  const ids = cars.map(() => newId())
  await sql.query(
    `INSERT INTO visits (id, store_id, vehicle_id, plate, owner_id, sender_id, purpose, arrived_at, adviser_id, contacted_at, state,
        mileage_km, fuel_percent, customer_words, privacy_noticed_at, left_at, diagnosed_at)
      SELECT v.id, $1, c.id, c.plate, p.person_id, p.person_id, 'repair', now(),
        (SELECT staff_id FROM resources WHERE store_id = $1 AND kind = 'adviser' ORDER BY id LIMIT 1), now(), 'received',
        c.mileage_km + 10, 50, $3, now(), NULL, now()
      FROM unnest($2::uuid[], $4::uuid[]) v(id, vehicle_id) JOIN vehicles c ON c.id = v.vehicle_id
      JOIN vehicle_people p ON p.vehicle_id = c.id AND p.role = 'owner'`,
    [storeId, ids, MARK, cars],
  )
  return ids
}

/** The run's cars were here a year ago and its orders are gone from the queues: the next run measures the same shop. */
export async function clearYard(sql: pg.Client, storeId: string, since: string): Promise<void> {
  await sql.query(
    `UPDATE repair_orders SET cancelled_at = now(), cancel_reason = $2
      WHERE store_id = $1 AND created_at >= $3 AND cancelled_at IS NULL`,
    [storeId, MARK, since],
  )
  await sql.query(
    `UPDATE visits SET state = 'left', arrived_at = arrived_at - interval '1 year', left_at = now() - interval '1 year'
      WHERE store_id = $1 AND arrived_at >= $2 AND left_at IS NULL`,
    [storeId, since],
  )
}
