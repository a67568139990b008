import { type Insertable, sql } from 'kysely'
import type { WebhookDeliveriesTable, WebhookEndpointsTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Outcome } from './send.ts'

type DeliveryState = 'waiting' | 'delivered' | 'failed'

export async function insertEndpoint(ctx: Ctx, row: Insertable<WebhookEndpointsTable>): Promise<void> {
  await ctx.db.insertInto('webhookEndpoints').values(row).execute()
}

export async function lockEndpoint(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('webhookEndpoints')
    .select(['id', 'name', 'url', 'events', 'active', 'version'])
    .where('storeId', '=', ctx.store.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export type EndpointChange = { name: string; url: string; events: string[]; active: boolean }

export async function updateEndpoint(
  ctx: Ctx,
  id: string,
  { name, url, events, active }: EndpointChange,
): Promise<number> {
  const row = await ctx.db
    .updateTable('webhookEndpoints')
    .set(eb => ({ name, url, events, active, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export async function updateSecret(ctx: Ctx, id: string, secretCipher: string): Promise<number> {
  const row = await ctx.db
    .updateTable('webhookEndpoints')
    .set(eb => ({ secretCipher, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export async function listEndpoints(ctx: Ctx) {
  return ctx.db
    .selectFrom('webhookEndpoints as endpoint')
    .innerJoin('staff', 'staff.id', 'endpoint.madeBy')
    .select(['endpoint.id', 'endpoint.name', 'endpoint.url', 'endpoint.events', 'endpoint.active'])
    .select(['endpoint.madeAt', 'endpoint.version', 'staff.name as madeByName'])
    .select([countOf('waiting'), countOf('failed')])
    .select(
      sql<string | null>`(SELECT max(tried_at) FROM webhook_deliveries d
        WHERE d.endpoint_id = endpoint.id AND d.state = 'delivered')`.as('deliveredAt'),
    )
    .where('endpoint.storeId', '=', ctx.store.id)
    .orderBy('endpoint.name')
    .orderBy('endpoint.id')
    .execute()
}

function countOf<S extends 'waiting' | 'failed'>(state: S) {
  return sql<number>`(SELECT count(*)::int FROM webhook_deliveries d
    WHERE d.endpoint_id = endpoint.id AND d.state = ${state})`.as(state)
}

/** Who in this store wants to hear of any of these events. */
export async function listeners(ctx: Ctx, events: readonly string[]) {
  return ctx.db
    .selectFrom('webhookEndpoints')
    .select(['id', 'events'])
    .where('storeId', '=', ctx.store.id)
    .where('active', '=', true)
    .where(sql<boolean>`events && ${[...events]}::text[]`)
    .execute()
}

export async function insertDeliveries(ctx: Ctx, rows: readonly Insertable<WebhookDeliveriesTable>[]): Promise<void> {
  await ctx.db.insertInto('webhookDeliveries').values(rows).execute()
}

/** What to send; nothing when it is done with. */
export async function findWaiting(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('webhookDeliveries as delivery')
    .innerJoin('webhookEndpoints as endpoint', 'endpoint.id', 'delivery.endpointId')
    .select(['delivery.id', 'delivery.endpointId', 'delivery.event', 'delivery.subjectId', 'delivery.body'])
    .select(['endpoint.url', 'endpoint.secretCipher', 'endpoint.active'])
    .where('delivery.storeId', '=', ctx.store.id)
    .where('delivery.id', '=', id)
    .where('delivery.state', '=', 'waiting')
    .executeTakeFirst()
}

type InLine = { id: string; endpointId: string; subjectId: string }

/**
 * Deliveries about one record reach an address in the order the events happened. The earlier one is waited for when its
 * outcome is being written: else both would believe that the other one goes on.
 */
export async function earlierWaits(ctx: Ctx, { id, endpointId, subjectId }: InLine): Promise<boolean> {
  const row = await inLine(ctx, endpointId, subjectId).where('id', '<', id).limit(1).forUpdate().executeTakeFirst()
  return row !== undefined
}

export async function nextInLine(ctx: Ctx, { id, endpointId, subjectId }: InLine): Promise<string | undefined> {
  const row = await inLine(ctx, endpointId, subjectId).where('id', '>', id).orderBy('id').limit(1).executeTakeFirst()
  return row?.id
}

function inLine(ctx: Ctx, endpointId: string, subjectId: string) {
  return ctx.db
    .selectFrom('webhookDeliveries')
    .select('id')
    .where('endpointId', '=', endpointId)
    .where('subjectId', '=', subjectId)
    .where('state', '=', 'waiting')
}

/** Writes down how a try went. @returns the state after it */
export async function saveOutcome(
  ctx: Ctx,
  id: string,
  { ok, status, error }: Outcome,
  mostTries: number,
): Promise<DeliveryState> {
  const row = await ctx.db
    .updateTable('webhookDeliveries')
    .set(eb => ({
      tries: eb('tries', '+', 1),
      lastStatus: status,
      lastError: error,
      triedAt: ctx.now,
      state: sql<DeliveryState>`CASE WHEN ${ok} THEN 'delivered' WHEN tries + 1 >= ${mostTries} THEN 'failed' ELSE 'waiting' END`,
    }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returning('state')
    .executeTakeFirst()
  return row?.state ?? 'delivered'
}

/** Gives a delivery up without a try, as its address was switched off. */
export async function giveUp(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .updateTable('webhookDeliveries')
    .set({ state: 'failed', lastError: 'off' })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

export async function lockDelivery(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('webhookDeliveries as delivery')
    .innerJoin('webhookEndpoints as endpoint', 'endpoint.id', 'delivery.endpointId')
    .select(['delivery.id', 'delivery.state', 'delivery.event', 'delivery.endpointId', 'endpoint.active'])
    .where('delivery.storeId', '=', ctx.store.id)
    .where('delivery.id', '=', id)
    .forUpdate('delivery')
    .executeTakeFirst()
}

export async function setWaiting(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .updateTable('webhookDeliveries')
    .set({ state: 'waiting', tries: 0, lastStatus: null, lastError: null })
    .where('id', '=', id)
    .execute()
}

export async function listDeliveries(
  ctx: Ctx,
  wanted: { endpointId: string; state: DeliveryState | undefined },
  before: string | undefined,
  limit: number,
) {
  let query = ctx.db
    .selectFrom('webhookDeliveries')
    .select(['id', 'event', 'state', 'tries', 'lastStatus', 'lastError', 'createdAt', 'triedAt', 'body'])
    .where('storeId', '=', ctx.store.id)
    .where('endpointId', '=', wanted.endpointId)
  if (wanted.state !== undefined) query = query.where('state', '=', wanted.state)
  if (before !== undefined) query = query.where('id', '<', before)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

export async function forgetOld(ctx: Ctx, before: string): Promise<void> {
  await ctx.db
    .deleteFrom('webhookDeliveries')
    .where('storeId', '=', ctx.store.id)
    .where('createdAt', '<', before)
    .where('state', '<>', 'waiting')
    .execute()
}
