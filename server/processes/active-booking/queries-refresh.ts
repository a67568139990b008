import { type RawBuilder, sql } from 'kysely'
import { addCalendarDays, addDaysOn, type DateOn, dateOn } from '#domain/kernel/time.ts'
import { nextWindow } from '#domain/processes/active-booking/convenient-time.ts'
import type { Ctx } from '#server/kernel/context.ts'

/** One stretch of cars by their id; `after` itself is not in it. */
export type Stretch = { after: string; upTo: string }
export type ListRule = { days: number; km: number; lostDays: number | null; restDays: number }

const STRETCH = 2_000
/** A programme is called for this long before it begins. */
const LEAD_DAYS = 14
/** A booking begun without a time is waited for so long. */
const BEGUN_DAYS = 14

/**
 * One stretch at a time in a store: of two runs at once, by night and by button, each waits for the other's stretch
 * instead of for every row that both would add.
 */
export async function takeTurn(ctx: Ctx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`booking candidates ${ctx.store.id}`}, 0))`.execute(ctx.db)
}

/** The end of the next stretch of cars, or nothing when there are no more. */
export async function nextStretch(ctx: Ctx, after: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`SELECT max(id::text) AS id FROM
    (SELECT id FROM vehicles WHERE id > ${after}::uuid ORDER BY id LIMIT ${STRETCH}) v`.execute(ctx.db)
  return rows[0]?.id ?? undefined
}

/** APT-03: cars whose last visit anywhere in the group was to this store and is too long ago, by days or by kilometres. */
export async function addOverdueCars(ctx: Ctx, stretch: Stretch, rule: ListRule): Promise<number> {
  const today = dateOn(ctx.now, ctx.store.zone)
  return insertCandidates(
    ctx,
    sql`SELECT d.vehicle_id, d.person_id, 'activeMaintenance', CASE WHEN d.days >= ${rule.days} THEN 'months' ELSE 'km' END,
        NULL::uuid, d.next_service_content, d.last_on, d.days, d.km, coalesce(d.days >= ${rule.lostDays}::int, false), d.method
      FROM (SELECT v.id AS vehicle_id, w.person_id, w.method, v.next_service_content, l.last_on, ${today}::date - l.last_on AS days,
          ${kmSince(today)} AS km
        FROM ${carsOf(stretch)} v ${lastSeen(ctx)} ${whom}
        WHERE l.store_id = ${ctx.store.id} AND NOT l.here AND NOT ${bookedAhead(ctx)}
          AND NOT ${restingFor(ctx, rule.restDays, sql`'activeMaintenance'`, sql`NULL::uuid`)}) d
      WHERE d.days >= ${rule.days} OR d.km >= ${rule.km}`,
  )
}

/** APT-20: cars of this store that fit a programme which runs or is about to. */
export async function addProgrammeCars(ctx: Ctx, stretch: Stretch, restDays: number): Promise<number> {
  const today = dateOn(ctx.now, ctx.store.zone)
  return insertCandidates(
    ctx,
    sql`SELECT v.id, w.person_id, 'seasonal', 'programme', g.id, g.name, l.last_on, ${today}::date - l.last_on,
        ${kmSince(today)}, false, w.method
      FROM ${carsOf(stretch)} v
        JOIN booking_programmes g ON g.store_id = ${ctx.store.id} AND g.ended_at IS NULL AND g.to_on >= ${today}
          AND g.from_on <= ${addDaysOn(today, LEAD_DAYS)}
          AND (g.brands = '{}' OR v.brand = ANY (g.brands)) AND (g.powers = '{}' OR v.power = ANY (g.powers))
          AND (g.min_age_months IS NULL OR v.first_registered_on <= ${today}::date - make_interval(months => g.min_age_months))
        ${lastSeen(ctx)} ${whom}
      WHERE l.store_id = ${ctx.store.id} AND NOT l.here AND NOT ${bookedAhead(ctx)}
        AND NOT EXISTS (SELECT FROM booking_candidates c WHERE c.store_id = ${ctx.store.id} AND c.source_id = g.id AND c.vehicle_id = v.id)
        AND NOT ${restingFor(ctx, restDays, sql`'seasonal'`, sql`g.id`)}`,
  )
}

/** APT-02: what was left over, wished for later or newly found, once the customer's own date for it has come. */
export async function addOpenItems(ctx: Ctx, restDays: number): Promise<number> {
  const today = dateOn(ctx.now, ctx.store.zone)
  return insertCandidates(
    ctx,
    sql`SELECT v.id, w.person_id, CASE WHEN i.kind = 'finding' THEN 'newProblem' ELSE 'leftOver' END, 'openItem', i.id, i.text,
        l.last_on, ${today}::date - l.last_on, ${kmSince(today)}, false, w.method
      FROM open_items i JOIN vehicles v ON v.id = i.vehicle_id ${lastSeen(ctx)} ${whom}
      WHERE i.store_id = ${ctx.store.id} AND i.state = 'open' AND (i.contact_on IS NULL OR i.contact_on <= ${today})
        AND NOT l.here AND NOT ${bookedAhead(ctx)}
        AND NOT ${restingFor(ctx, restDays, sql`CASE WHEN i.kind = 'finding' THEN 'newProblem' ELSE 'leftOver' END`, sql`i.id`)}`,
  )
}

/** Ends what needs nobody's call any more: the car came, is booked, the item is done or the programme over. */
export async function endOvertaken(ctx: Ctx): Promise<number> {
  const today = dateOn(ctx.now, ctx.store.zone)
  const { numAffectedRows } =
    await sql`UPDATE booking_candidates c SET state = 'overtaken', ended_at = ${ctx.now}, version = version + 1,
      ended_reason = CASE WHEN o.came THEN '已到店' WHEN o.booked THEN '已另行预约' ELSE '事由已了结' END
    FROM (SELECT v.id,
        EXISTS (SELECT FROM visits s WHERE s.vehicle_id = v.vehicle_id AND s.arrived_at > v.created_at) AS came,
        ${bookedAhead(ctx, sql`v.vehicle_id`)} AS booked,
        (v.reason = 'openItem' AND EXISTS (SELECT FROM open_items i WHERE i.id = v.source_id AND i.state <> 'open'))
          OR (v.reason = 'programme' AND EXISTS (SELECT FROM booking_programmes g WHERE g.id = v.source_id
            AND (g.ended_at IS NOT NULL OR g.to_on < ${today}))) AS done
      FROM booking_candidates v WHERE v.store_id = ${ctx.store.id} AND v.state = 'open') o
    WHERE c.id = o.id AND (o.came OR o.booked OR o.done)`.execute(ctx.db)
  return Number(numAffectedRows ?? 0)
}

/** APT-04: customers with the same words about their time have the same window: one statement for each wording. */
export async function planContacts(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ words: string }>`SELECT DISTINCT p.convenient_time AS words FROM booking_candidates c
    JOIN people p ON p.id = c.person_id WHERE c.store_id = ${ctx.store.id} AND c.state = 'open' AND c.planned_at IS NULL`.execute(
    ctx.db,
  )
  for (const { words } of rows) {
    const { plannedAt, plannedUntil } = nextWindow(words, ctx.now, ctx.store.zone)
    await sql`UPDATE booking_candidates c SET planned_at = ${plannedAt}, planned_until = ${plannedUntil}
      FROM people p WHERE p.id = c.person_id AND p.convenient_time = ${words}
        AND c.store_id = ${ctx.store.id} AND c.state = 'open' AND c.planned_at IS NULL`.execute(ctx.db)
  }
}

async function insertCandidates(ctx: Ctx, found: RawBuilder<unknown>): Promise<number> {
  // The ids are made here as the caller would make them: the moment first, so that the newest stand together.
  const id = sql`encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    PLACING substring(int8send((extract(epoch FROM ${ctx.now}::timestamptz) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid`
  const { numAffectedRows } =
    await sql`INSERT INTO booking_candidates (id, store_id, created_at, vehicle_id, person_id, kind,
      reason, source_id, item, last_visit_on, days_since, km_since, lost, method)
    SELECT ${id}, ${ctx.store.id}, ${ctx.now}, f.* FROM (${found}) f ON CONFLICT DO NOTHING`.execute(ctx.db)
  return Number(numAffectedRows ?? 0)
}

function carsOf({ after, upTo }: Stretch) {
  return sql`(SELECT * FROM vehicles WHERE id > ${after}::uuid AND id <= ${upTo}::uuid)`
}

/** Where and when a car was last seen in the whole group; what an older system knew counts too. */
function lastSeen(ctx: Ctx) {
  return sql`JOIN LATERAL (SELECT s.* FROM (
      (SELECT (arrived_at AT TIME ZONE ${ctx.store.zone})::date AS last_on, arrived_at, mileage_km, store_id, left_at IS NULL AS here
        FROM visits WHERE vehicle_id = v.id ORDER BY arrived_at DESC LIMIT 1)
      UNION ALL (SELECT in_on, in_on::timestamp AT TIME ZONE ${ctx.store.zone}, mileage_km, store_id, false
        FROM past_orders WHERE vehicle_id = v.id ORDER BY in_on DESC LIMIT 1)) s
    ORDER BY s.arrived_at DESC LIMIT 1) l ON true`
}

/** Kilometres since then: the last reading and the usual kilometres a month from there to today. */
function kmSince(today: DateOn) {
  const estimate = sql`v.mileage_km + v.km_per_month * (${today}::date - coalesce(v.mileage_at, l.arrived_at)::date) / 30`
  return sql`greatest(0, CASE WHEN l.mileage_km IS NULL THEN v.km_per_month * (${today}::date - l.last_on) / 30
    ELSE ${estimate} - l.mileage_km END)::int`
}

/** The owner, and the way to reach them: the preferred one, else the next that is allowed and known. Nobody: no call. */
const whom = sql`JOIN LATERAL (SELECT p.id AS person_id, m.method FROM vehicle_people vp JOIN people p ON p.id = vp.person_id,
      LATERAL (SELECT w.method FROM unnest(ARRAY[p.preferred_channel, 'call', 'wechat', 'sms', 'mail']) WITH ORDINALITY w (method, place)
        WHERE CASE w.method WHEN 'mail' THEN p.mail <> '' WHEN 'wechat' THEN p.wechat_ref <> '' ELSE p.phone_cipher IS NOT NULL END
          AND NOT EXISTS (SELECT FROM message_consents n WHERE n.person_id = p.id AND n.channel = w.method
            AND n.purpose = 'care' AND NOT n.allowed)
        ORDER BY w.place LIMIT 1) m
    WHERE vp.vehicle_id = v.id AND vp.until IS NULL
    ORDER BY vp.role = 'owner' DESC, vp.since LIMIT 1) w ON true`

function bookedAhead(ctx: Ctx, vehicleId: RawBuilder<unknown> = sql`v.id`) {
  const begun = addCalendarDays(ctx.now, -BEGUN_DAYS, ctx.store.zone)
  return sql`EXISTS (SELECT FROM appointments a WHERE a.vehicle_id = ${vehicleId}
    AND a.state IN ('proposed', 'pending', 'confirmed', 'preparing', 'ready', 'rescheduled')
    AND CASE WHEN a.booked_at IS NULL THEN a.created_at >= ${begun} ELSE a.booked_at >= ${ctx.now} END)`
}

/** Who said no, or was not reached after all tries, is left in peace for a while about the same thing. */
function restingFor(ctx: Ctx, restDays: number, kind: RawBuilder<unknown>, sourceId: RawBuilder<unknown>) {
  const since = addCalendarDays(ctx.now, -restDays, ctx.store.zone)
  return sql`EXISTS (SELECT FROM booking_candidates c WHERE c.vehicle_id = v.id AND c.store_id = ${ctx.store.id}
    AND c.kind = ${kind} AND c.source_id IS NOT DISTINCT FROM ${sourceId}
    AND c.state IN ('declined', 'unreachable') AND c.ended_at >= ${since})`
}
