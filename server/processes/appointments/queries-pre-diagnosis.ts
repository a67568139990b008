import { type Insertable, sql } from 'kysely'
import { z } from 'zod'
import type { AppointmentPreDiagnosesTable } from '#db/types.ts'
import { zNotedCause } from '#domain/processes/appointments/contract-pre-diagnosis.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { anywhere } from '#server/kernel/database/text-match.ts'

const zCauses = z.array(zNotedCause)

export async function preDiagnosisOf(ctx: Ctx, appointmentId: string) {
  const row = await ctx.db
    .selectFrom('appointmentPreDiagnoses as d')
    .innerJoin('staff as s', 's.id', 'd.notedBy')
    .select(['d.symptom', 'd.since', 'd.conditions', 'd.frequency', 'd.lamps', 'd.system', 'd.causes', 'd.notedAt'])
    .select('s.name as notedBy')
    .where('d.appointmentId', '=', appointmentId)
    .where('d.storeId', '=', ctx.store.id)
    .executeTakeFirst()
  return row && { ...row, causes: zCauses.parse(row.causes) }
}

export async function writePreDiagnosis(ctx: Ctx, row: Insertable<AppointmentPreDiagnosesTable>): Promise<void> {
  const { appointmentId: _id, storeId: _store, ...columns } = row
  await ctx.db
    .insertInto('appointmentPreDiagnoses')
    .values(row)
    .onConflict(conflict => conflict.column('appointmentId').doUpdateSet(columns))
    .execute()
}

type Case = { cause: string; part: string; cases: number }

/** What was found in this store when customers said such words, the most frequent first. */
export async function casesLike(ctx: Ctx, words: readonly string[]): Promise<Case[]> {
  if (words.length === 0) return []
  const patterns = words.map(anywhere)
  const { rows } = await sql<Case>`SELECT f.cause, min(f.part) AS part, count(*)::int AS cases
    FROM (SELECT i.visit_id FROM inquiries i WHERE i.store_id = ${ctx.store.id} AND i.symptom ILIKE ALL (${patterns})
        ORDER BY i.asked_at DESC LIMIT 200) i
      JOIN diagnoses d ON d.visit_id = i.visit_id AND d.store_id = ${ctx.store.id} AND d.completed_at IS NOT NULL
      JOIN diagnosis_findings f ON f.diagnosis_id = d.id AND f.store_id = ${ctx.store.id}
    GROUP BY f.cause ORDER BY cases DESC, f.cause LIMIT 5`.execute(ctx.db)
  return rows
}

/** The first part of the catalogue each name stands for. */
export async function partsNamed(ctx: Ctx, names: readonly string[]) {
  const found = new Map<string, { id: string; name: string; number: string }>()
  for (const name of names) {
    const part = await ctx.db
      .selectFrom('parts')
      .select(['id', 'name', 'number'])
      .where('name', 'ilike', anywhere(name))
      .where('active', '=', true)
      .orderBy(sql`length(name)`)
      .orderBy('number')
      .limit(1)
      .executeTakeFirst()
    if (part) found.set(name, part)
  }
  return found
}
