import { sql } from 'kysely'
import type { Instant } from '#domain/kernel/time.ts'
import type { CarriedJob } from '#domain/processes/workshop/contract-floor.ts'
import { waitsOf } from '#domain/processes/workshop/duties.ts'
import type { Ctx } from '#server/kernel/context.ts'

const waits = Object.values(waitsOf).map(({ kind }) => kind)

/** Jobs whose planned time was over before this and that are not done: no car falls off the board overnight. */
export async function carriedJobs(ctx: Ctx, before: Instant): Promise<CarriedJob[]> {
  const { rows } = await sql<CarriedJob>`SELECT j.id AS job_id, j.order_id, coalesce(v.plate, '') AS plate, l.name,
      t.name AS technician, coalesce(w.owner, CASE WHEN w.owner_role IS NULL THEN t.name END, '') AS owner,
      CASE WHEN w.owner IS NULL THEN w.owner_role END AS owner_role, j.state, j.planned_to, o.promised_at,
      CASE WHEN j.state = 'paused' AND c.end_reason <> 'finish' THEN c.end_reason END AS paused_for,
      CASE WHEN j.state = 'paused' THEN coalesce(c.note, '') ELSE '' END AS note,
      CASE WHEN p.consent_channel <> '' THEN p.reason ELSE '' END AS delay_reason, coalesce(s.name, l.name) AS next_step
    FROM jobs j JOIN repair_orders o ON o.id = j.order_id JOIN vehicles v ON v.id = o.vehicle_id
      JOIN order_lines l ON l.id = j.line_id JOIN resources t ON t.id = j.technician_id
      LEFT JOIN LATERAL (SELECT end_reason, note FROM clockings WHERE job_id = j.id AND ended_at IS NOT NULL
        ORDER BY ended_at DESC LIMIT 1) c ON true
      LEFT JOIN LATERAL (SELECT a.name AS owner, d.owner_role FROM duties d LEFT JOIN staff a ON a.id = coalesce(d.stand_in_id, d.owner_id)
        WHERE d.subject_id = j.id AND d.state = 'open' AND d.kind = ANY(${waits}) LIMIT 1) w ON true
      LEFT JOIN LATERAL (SELECT reason, consent_channel FROM promises WHERE order_id = j.order_id
        ORDER BY made_at DESC, id DESC LIMIT 1) p ON true
      LEFT JOIN LATERAL (SELECT name FROM job_steps WHERE job_id = j.id AND done_at IS NULL ORDER BY position LIMIT 1) s ON true
    WHERE j.store_id = ${ctx.store.id} AND j.state IN ('planned', 'working', 'paused') AND j.planned_to <= ${before}
      AND o.delivery <> 'gone' AND o.cancelled_at IS NULL
    ORDER BY o.promised_at NULLS LAST, j.planned_to, j.id LIMIT 200`.execute(ctx.db)
  return rows
}
