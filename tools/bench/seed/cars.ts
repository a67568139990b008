import type pg from 'pg'
import { plateKey } from '#domain/kernel/plate.ts'
import { withCheckDigit } from '#domain/kernel/vin.ts'
import { vinTail } from '#domain/processes/customers/vin-tail.ts'
import type { Progress } from '#tools/demo/load/progress.ts'
import type { Size } from '../sizes.ts'
import { countOf } from './prepare.ts'

const BATCH = 2_000
const regions = Array.from('苏浙皖鲁豫鄂湘粤')

export function plateOf(n: number): string {
  const letters = 'ABCDEFGHJK'
  return `${regions[n % regions.length] ?? ''}${letters[Math.floor(n / 8) % 10] ?? ''}${String(Math.floor(n / 80) + 10_000).padStart(5, '0')}`
}

export function vinOf(n: number): string {
  return withCheckDigit(`LBENCH000${'P'}B${String(n).padStart(6, '0')}`)
}

/** Cars of the demo's models; the n-th belongs to the n-th person, every third is also driven by somebody else. */
export async function seedCars(sql: pg.Client, size: Size, progress: Progress): Promise<void> {
  await sql.query(
    'CREATE TEMP TABLE seed_cars (n integer PRIMARY KEY, id uuid NOT NULL, owner_id uuid NOT NULL, plate text NOT NULL)',
  )
  const models = await countOf(sql, 'seed_models')
  for (let from = 0; from < size.vehicles; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, size.vehicles - from) }, (_, index) => {
      const n = from + index
      const plate = plateOf(n)
      const vin = vinOf(n)
      return { n, plate, plateKey: plateKey(plate), vin, vinTail: vinTail(vin) }
    })
    await sql.query(
      `WITH given AS (
        SELECT pg_temp.id_at(now() - (r.n % 730) * interval '1 day') AS id, p.id AS owner_id, m.brand, m.series, m.model, m.power,
          m.body, m.model_year, m.displacement, m.colour, r.*
        FROM jsonb_to_recordset($1::jsonb) AS r(n int, plate text, "plateKey" text, vin text, "vinTail" text)
        JOIN seed_people p ON p.n = r.n JOIN seed_models m ON m.n = r.n % $2
      ), car AS (
        INSERT INTO vehicles (id, vin, vin_tail, plate, plate_key, brand, series, model, power, body, model_year, displacement,
          colour, mileage_km, mileage_at, next_service_on, next_service_content, created_at)
        SELECT id, vin, "vinTail", plate, "plateKey", brand, series, model, power, body, model_year, displacement, colour,
          5000 + n % 120000, now(), current_date - 60 + n % 300, '保养', now() - (n % 730) * interval '1 day' FROM given
      ), plates AS (
        INSERT INTO vehicle_plates (vehicle_id, plate, since) SELECT id, plate, now() - interval '730 days' FROM given
      ), owners AS (
        INSERT INTO vehicle_people (vehicle_id, person_id, role, since)
        SELECT id, owner_id, 'owner', now() - interval '730 days' FROM given
        UNION ALL SELECT g.id, p.id, 'user', now() - interval '300 days' FROM given g
          JOIN seed_people p ON p.n = (g.n + $3) % $4 WHERE g.n % 3 = 0
      ) INSERT INTO seed_cars SELECT n, id, owner_id, plate FROM given`,
      [JSON.stringify(rows), models, size.vehicles, size.people],
    )
    progress.share(from + rows.length, size.vehicles)
  }
}
