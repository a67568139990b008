import { sql } from 'kysely'
import { z } from 'zod'
import { addDaysOn, instantOf } from '#domain/kernel/time.ts'
import type { receptionContract } from '#domain/processes/reception/contract.ts'
import { zPurpose, zVisitState } from '#domain/processes/reception/visit-shape.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'

type Raw = {
  visits: number
  people: number
  newCustomers: number
  meanWaitMinutes: number | null
  purposes: unknown
  states: unknown
}

const zPurposes = z.array(z.object({ purpose: zPurpose.nullable(), visits: z.int() }))
const zStates = z.array(z.object({ state: zVisitState, visits: z.int() }))

/** RCV-04: everybody who came is counted, also who only asked or went again. */
export const countVisits: Handlers<typeof receptionContract>['counts'] = async (ctx, { on }) => {
  const from = instantOf(on, '00:00', ctx.store.zone)
  const to = instantOf(addDaysOn(on, 1), '00:00', ctx.store.zone)
  const { rows } = await sql<Raw>`WITH came AS (
      SELECT * FROM visits WHERE store_id = ${ctx.store.id}
        AND arrived_at >= ${from}::timestamptz AND arrived_at < ${to}::timestamptz
    )
    SELECT count(*)::int AS visits, count(DISTINCT coalesce(sender_id, owner_id))::int AS people,
      (count(*) FILTER (WHERE new_customer))::int AS new_customers,
      round(avg(extract(epoch FROM contacted_at - arrived_at) / 60))::int AS mean_wait_minutes,
      (SELECT coalesce(json_agg(p), '[]'::json) FROM (
        SELECT purpose, count(*)::int AS visits FROM came GROUP BY purpose ORDER BY visits DESC, purpose) p) AS purposes,
      (SELECT coalesce(json_agg(s), '[]'::json) FROM (
        SELECT state, count(*)::int AS visits FROM came GROUP BY state ORDER BY visits DESC, state) s) AS states
    FROM came`.execute(ctx.db)
  const row = rows[0] ?? { visits: 0, people: 0, newCustomers: 0, meanWaitMinutes: null, purposes: [], states: [] }
  return { on, ...row, purposes: zPurposes.parse(row.purposes), states: zStates.parse(row.states) }
}
