import type pg from 'pg'

export type Column = {
  table: string
  name: string
  type: string
  notNull: boolean
  hasDefault: boolean
  default: string | null
}
export type Catalogue = {
  columns: Column[]
  constraints: { table: string; name: string; definition: string }[]
  indexes: { table: string; definition: string }[]
  policies: {
    table: string
    name: string
    command: string
    using: string | null
    check: string | null
    forced: boolean
  }[]
  triggers: { table: string; definition: string }[]
  functions: { definition: string }[]
  grants: { table: string; privileges: string }[]
}

/** Everything that makes up the group's schema, in a stable order. */
export async function introspect(client: pg.ClientBase, schema: string): Promise<Catalogue> {
  const rows = async <T extends pg.QueryResultRow>(text: string) => (await client.query<T>(text, [schema])).rows
  return {
    columns: await rows(`SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
        a.attnotnull AS "notNull", a.atthasdef AS "hasDefault", pg_get_expr(d.adbin, d.adrelid) AS default
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum`),
    constraints: await rows(`SELECT c.relname AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS definition
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      WHERE c.relnamespace = $1::regnamespace AND k.contype <> 'n' ORDER BY c.relname, k.contype, k.conname`),
    indexes: await rows(`SELECT tablename AS table, indexdef AS definition FROM pg_indexes i
      WHERE schemaname::text = $1::text AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conname = i.indexname AND k.connamespace = ($1::text)::regnamespace)
      ORDER BY tablename, indexname`),
    policies:
      await rows(`SELECT p.tablename AS table, p.policyname AS name, p.cmd AS command, p.qual AS using, p.with_check AS check,
        c.relforcerowsecurity AS forced FROM pg_policies p JOIN pg_class c ON c.relname = p.tablename AND c.relnamespace = ($1::text)::regnamespace
      WHERE p.schemaname::text = $1::text ORDER BY 1, 2`),
    triggers: await rows(`SELECT c.relname AS table, pg_get_triggerdef(t.oid) AS definition FROM pg_trigger t
      JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = $1::regnamespace AND NOT t.tgisinternal ORDER BY 1, t.tgname`),
    functions: await rows(`SELECT pg_get_functiondef(p.oid) AS definition FROM pg_proc p
      WHERE p.pronamespace = $1::regnamespace ORDER BY p.proname`),
    grants:
      await rows(`SELECT table_name AS table, string_agg(privilege_type, ', ' ORDER BY privilege_type) AS privileges
      FROM information_schema.role_table_grants WHERE table_schema = $1 AND grantee = 'carebay_app' GROUP BY 1 ORDER BY 1`),
  }
}
