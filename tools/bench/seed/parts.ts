import type pg from 'pg'
import type { Progress } from '#tools/demo/load/progress.ts'
import type { Size } from '../sizes.ts'
import { countOf } from './prepare.ts'

const BATCH = 5_000

/** Variants of the demo's parts with their fitment; every second one lies in stock in every store. */
export async function seedParts(sql: pg.Client, size: Size, progress: Progress): Promise<void> {
  const first = await countOf(sql, 'seed_first_parts')
  for (let from = first; from < size.parts; from += BATCH) {
    await sql.query(
      `WITH given AS (
        SELECT pg_temp.id_at(now() - interval '800 days') AS id, g, b.*
        FROM generate_series($1::int, $2::int) g JOIN (SELECT n AS m, id AS of_id, number, number_key, name, initials, pinyin, category,
          grade, maker, unit, cost_fen, price_fen, lead_days FROM seed_first_parts) b ON b.m = g % $3
      ), part AS (
        INSERT INTO parts (id, number, number_key, name, initials, pinyin, category, grade, maker, unit, cost_fen, price_fen, lead_days)
        SELECT id, number || '-' || g, number_key || g, name, initials, pinyin, category, grade, maker, unit, cost_fen, price_fen,
          lead_days FROM given
      ) INSERT INTO part_fitments (part_id, brand, series, year_from, year_to, power)
        SELECT given.id, f.brand, f.series, f.year_from, f.year_to, f.power FROM given JOIN part_fitments f ON f.part_id = of_id`,
      [from, Math.min(from + BATCH, size.parts) - 1, first],
    )
    progress.share(from, size.parts)
  }
  await sql.query(`
    CREATE TEMP TABLE seed_parts AS SELECT row_number() OVER (ORDER BY number) - 1 AS n, * FROM parts;
    CREATE UNIQUE INDEX ON seed_parts (n);
    WITH fresh AS (
      INSERT INTO stock_balances (store_id, part_id, on_hand_milli, cost_total_fen, bin)
      SELECT s.id, p.id, 1000 * (1 + p.n % 12), p.cost_fen * (1 + p.n % 12), 'B' || p.n % 40 || '-' || p.n % 7
      FROM seed_parts p CROSS JOIN seed_stores s WHERE p.n % 2 = 0 ON CONFLICT DO NOTHING
      RETURNING store_id, part_id, on_hand_milli, cost_total_fen
    ) INSERT INTO stock_movements (id, store_id, part_id, kind, on_hand_delta_milli, reserved_delta_milli, cost_delta_fen, subject_kind, subject_id, at)
      SELECT pg_temp.id_at(now() - interval '760 days'), store_id, part_id, 'opening', on_hand_milli, 0, cost_total_fen,
        'part', part_id, now() - interval '760 days' FROM fresh
  `)
}
