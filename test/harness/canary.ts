import type pg from 'pg'

/** Stands in every canary, so that a page can be asked whether it shows one. */
export const CANARY_WORD = 'kanari'

/** Markup for every way of running: as an address, out of an attribute, as elements, as a template. */
export const CANARY = [
  'javascript:window.sang=1//',
  '"\'><script>window.sang=1</script>',
  '<img src=x onerror=window.sang=1>',
  '<svg onload=window.sang=1><a href="javascript:window.sang=1">',
  `{{7*7}}\${7*7}${CANARY_WORD}`,
].join('')

/** Texts only machines read; a word of theirs changed is a broken row and no hostile one. */
const machineNames =
  /(^|_)(kind|kinds|state|key|hash|role|roles|event|channel|way|purpose|lang|sha256|type|token|cipher|series|period|template|zone|verb|verbs|mode|source|basis|weekday|schema|url|secret|hint|file|path|view|level|stage|step|priority|to|limit|severity|axis|payer|result|outcome|code_hash|label|image|party)$/
const machineTables = /^(auth_|migrations|clock_offset|idempotency_keys|links$|outbox|number_series|code_sendings)/

export type Planted = { columns: string[]; refused: string[]; values: number }

/**
 * Puts the canary into every text of people in the database: all columns of free text, and in documents kept as JSON
 * every text with a Chinese word in it. By the owner's hand, past triggers, as what once came in by some hole would lie.
 */
export async function plantCanaries(pool: pg.Pool): Promise<Planted> {
  const planted: Planted = { columns: [], refused: [], values: 0 }
  const client = await pool.connect()
  try {
    await client.query('SET session_replication_role = replica')
    for (const { table, column, type } of await textColumns(client)) {
      const written = await firstThatWorks(client, updates(table, column, type))
      if (written === undefined) planted.refused.push(`${table}.${column}`)
      else if (written > 0) planted.columns.push(`${table}.${column}`)
      planted.values += written ?? 0
    }
    return planted
  } finally {
    await client.query('RESET session_replication_role')
    client.release()
  }
}

type Column = { table: string; column: string; type: string }

/** Columns of text that no key, index of one and no list of allowed words binds. */
async function textColumns(client: pg.PoolClient): Promise<Column[]> {
  const { rows } = await client.query<Column>(`
    SELECT c.table_name AS table, c.column_name AS column, c.data_type AS type
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
      AND (c.data_type IN ('text', 'jsonb') OR (c.data_type = 'ARRAY' AND c.udt_name = '_text'))
      AND NOT EXISTS (
        SELECT FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
        WHERE k.conrelid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass
          AND a.attname = c.column_name
          AND (k.contype IN ('p', 'f') OR (k.contype = 'c' AND pg_get_constraintdef(k.oid) LIKE '%' || c.column_name || ' = ANY%')))
    ORDER BY 1, 2`)
  return rows.filter(({ table, column }) => !machineTables.test(table) && !machineNames.test(column))
}

/** What the database refuses, it refuses: its own rules say what may stand there. */
async function firstThatWorks(client: pg.PoolClient, statements: readonly string[]): Promise<number | undefined> {
  for (const statement of statements) {
    const done = await client.query(statement, [CANARY]).catch(() => undefined)
    if (done) return done.rowCount ?? 0
  }
  return undefined
}

function updates(table: string, column: string, type: string): string[] {
  if (type === 'jsonb') return [inDocument(table, column)]
  if (type === 'ARRAY')
    return [
      `UPDATE ${table} SET ${column} = (SELECT array_agg(word || $1::text) FROM unnest(${column}) AS word) WHERE ${column} <> '{}'`,
    ]
  // A number or a plate is there once: it keeps what tells it from the others.
  return ['$1::text', `$1::text || ${column}`].map(
    value => `UPDATE ${table} SET ${column} = ${value} WHERE ${column} IS NOT NULL`,
  )
}

function inDocument(table: string, column: string): string {
  // A text with a Chinese word in it was written by people or for people.
  return `UPDATE ${table} SET ${column} = regexp_replace(${column}::text, '"([^"\\\\]*[一-鿿][^"\\\\]*)"(?!\\s*:)', '"\\1' || replace($1::text, '"', '\\\\"') || '"', 'g')::jsonb
    WHERE ${column}::text ~ '[一-鿿]'`
}
