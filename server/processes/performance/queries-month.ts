import { sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

type MonthRow = {
  staffId: string
  staff: string
  audits: number
  scorePpm: number | null
  smilePassed: number
  smileOf: number
  greetingPassed: number
  greetingOf: number
  hospitalityPassed: number
  hospitalityOf: number
  failed: unknown
}

const zFailed = z.array(z.object({ key: z.string(), label: z.string(), times: z.int() }))

/**
 * Conduct of a month, a row for everybody of the counter. Practice and what was withdrawn do not count. Hospitality is
 * of the orders signed in the month, by the adviser of the visit.
 */
export async function conductOfMonth(ctx: Ctx, span: { from: Instant; to: Instant }, staffId: string | null) {
  const { rows } = await sql<MonthRow>`WITH counted AS (
      SELECT * FROM conduct_audits WHERE store_id = ${ctx.store.id} AND withdrawn_at IS NULL AND use <> 'training'
        AND observed_at >= ${span.from}::timestamptz AND observed_at < ${span.to}::timestamptz
    ), signed AS (
      SELECT v.adviser_id, v.hospitality_open FROM visits v WHERE v.store_id = ${ctx.store.id}
        AND v.hospitality_open IS NOT NULL
        AND v.arrived_at >= ${span.from}::timestamptz AND v.arrived_at < ${span.to}::timestamptz
    ), failures AS (
      SELECT c.staff_id, item.key, item.label, count(*)::int AS times
      FROM counted c JOIN checklist_answers a ON a.sheet_id = c.sheet_id AND a.result IN ('bad', 'watch')
        JOIN checklist_sheets sheet ON sheet.id = c.sheet_id
        CROSS JOIN LATERAL (SELECT i ->> 'key' AS key, i -> 'label' ->> ${ctx.lang === 'en' ? 1 : 0}::int AS label
          FROM jsonb_array_elements(sheet.items) i WHERE i ->> 'key' = a.item_key) item
      GROUP BY c.staff_id, item.key, item.label
    )
    SELECT s.id AS staff_id, s.name AS staff, count(c.id)::int AS audits, round(avg(c.score_ppm))::int AS score_ppm,
      (count(*) FILTER (WHERE c.smile_in_time))::int AS smile_passed, count(c.smile_in_time)::int AS smile_of,
      (count(*) FILTER (WHERE c.greeting_in_time))::int AS greeting_passed, count(c.greeting_in_time)::int AS greeting_of,
      (SELECT count(*) FROM signed WHERE adviser_id = s.id AND hospitality_open = 0)::int AS hospitality_passed,
      (SELECT count(*) FROM signed WHERE adviser_id = s.id)::int AS hospitality_of,
      (SELECT coalesce(json_agg(json_build_object('key', f.key, 'label', f.label, 'times', f.times)
        ORDER BY f.times DESC, f.key), '[]'::json) FROM failures f WHERE f.staff_id = s.id) AS failed
    FROM staff s LEFT JOIN counted c ON c.staff_id = s.id
    WHERE (${staffId}::uuid IS NULL OR s.id = ${staffId}::uuid)
      AND (c.id IS NOT NULL OR EXISTS (SELECT FROM signed WHERE adviser_id = s.id) OR (s.left_at IS NULL AND EXISTS (
        SELECT FROM staff_grants g WHERE g.staff_id = s.id AND g.store_id = ${ctx.store.id}
          AND g.role IN ('R-SA', 'R-SA-ASST'))))
    GROUP BY s.id, s.name, s.employee_no ORDER BY s.employee_no`.execute(ctx.db)
  return rows.map(row => ({
    staffId: row.staffId,
    staff: row.staff,
    audits: row.audits,
    scorePpm: row.scorePpm,
    smile: { passed: row.smilePassed, of: row.smileOf },
    greeting: { passed: row.greetingPassed, of: row.greetingOf },
    hospitality: { passed: row.hospitalityPassed, of: row.hospitalityOf },
    failed: zFailed.parse(row.failed),
  }))
}
