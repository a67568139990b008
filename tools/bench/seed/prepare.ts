import type pg from 'pg'

/**
 * What the bulk is drawn from, numbered from 0, for this session only; ids carry their time as the product's do, so that
 * indexes grow as they would.
 */
export async function prepareSeed(sql: pg.Client): Promise<void> {
  await sql.query(`
    CREATE FUNCTION pg_temp.id_at(at timestamptz) RETURNS uuid LANGUAGE sql VOLATILE AS $$
      SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0')
        || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid
    $$;
    CREATE TEMP TABLE seed_stores AS
      SELECT row_number() OVER (ORDER BY code) - 1 AS n, id, code,
        (SELECT s.id FROM staff s JOIN resources r ON r.staff_id = s.id AND r.kind = 'adviser' AND r.store_id = stores.id
          ORDER BY s.id LIMIT 1) AS adviser_id
      FROM stores;
    CREATE TEMP TABLE seed_labour AS
      SELECT row_number() OVER (ORDER BY code) - 1 AS n, * FROM labour_operations;
    CREATE TEMP TABLE seed_models AS
      SELECT row_number() OVER (ORDER BY id) - 1 AS n, brand, series, model, power, body, model_year, displacement, colour
      FROM vehicles;
    CREATE TEMP TABLE seed_first_parts AS
      SELECT row_number() OVER (ORDER BY number) - 1 AS n, * FROM parts;
  `)
}

export async function countOf(sql: pg.Client, table: string): Promise<number> {
  const { rows } = await sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)
  return rows[0]?.n ?? 0
}
