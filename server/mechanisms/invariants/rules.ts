import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import type { Text } from '#domain/kernel/texts.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { JobRun } from '#server/kernel/jobs.ts'

/** A row that breaks a rule: which document, what is wrong with it, and the record a screen can open. */
export type Offence = { document: string; detail: Text; subjectKind: string | null; subjectId: string | null }

/** What a rule found; of thousands of offences the first few tell enough. */
export type Found = { total: number; offences: Offence[] }

/** What must hold at any moment in every store. */
export type InvariantRule = {
  key: string
  title: Text
  /** Looks at the store that the run is fenced to. */
  find(run: JobRun): Promise<Found>
}

export const MOST_OFFENCES = 200

const folder = join(import.meta.dirname, '../../../db/invariants')

/** The rules that are one query each: a file whose first line says in both languages what must hold. */
export function readSqlRules(): { key: string; title: Text; text: string }[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()
    .map(name => {
      const text = readFileSync(join(folder, name), 'utf8')
      const [zh, en] = (/^-- (.+)/.exec(text)?.[1] ?? '').split(' | ')
      if (!zh || !en) throw new Error(`The first line of db/invariants/${name} must say what holds: -- 中文 | English`)
      return { key: basename(name, '.sql'), title: [zh, en], text }
    })
}

export function sqlRules(): InvariantRule[] {
  return readSqlRules().map(({ key, title, text }) => ({
    key,
    title,
    find: run => run.within(ctx => ask(ctx, text)),
  }))
}

// Over years of data a rule reads far longer than a request may.
const PATIENCE = '10min'

async function ask(ctx: Ctx, text: string): Promise<Found> {
  await sql`SELECT set_config('statement_timeout', ${PATIENCE}, true)`.execute(ctx.db)
  const { rows } = await sql<Offence & { total: number }>`
    SELECT count(*) OVER () AS total, document, detail, subject_kind, subject_id
    FROM (${sql.raw(text)}) AS offence ORDER BY document LIMIT ${MOST_OFFENCES}`.execute(ctx.db)
  return {
    total: rows[0]?.total ?? 0,
    offences: rows.map(({ document, detail, subjectKind, subjectId }) => ({
      document,
      detail,
      subjectKind,
      subjectId,
    })),
  }
}
