import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Text } from '#domain/kernel/texts.ts'
import type { webhooksContract } from '#domain/mechanisms/webhooks/contract.ts'
import { webhookRefusals } from '#domain/mechanisms/webhooks/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { checkUrl } from './address.ts'
import * as queries from './queries.ts'
import { DELIVER_WEBHOOK, queueTest } from './queue.ts'

type Words = Readonly<Record<string, Text>>

export function webhooksRoutes(words: Words): Handlers<typeof webhooksContract> {
  const labelOf = (event: string): Text => words[event] ?? [event, event]
  return {
    list: async ctx => ({
      rows: await queries.listEndpoints(ctx),
      events: Object.keys(words).map(event => ({ event, label: labelOf(event) })),
    }),
    make: async (ctx, { id, name, url, events }) => {
      const secret = newSecret()
      const wanted = checked(ctx, words, { url, events })
      const secretCipher = ctx.services.vault.seal(secret)
      const made = { id, storeId: ctx.store.id, name, secretCipher, madeBy: staffId(ctx), madeAt: ctx.now }
      await queries.insertEndpoint(ctx, { ...made, url: wanted.url, events: wanted.events })
      ctx.record({ event: 'webhook.made', subject: { kind: 'webhook', id }, data: { name, ...wanted } })
      return { id, version: 1, secret }
    },
    edit: async (ctx, { id, version, name, url, events, active }) => {
      const before = found(await queries.lockEndpoint(ctx, id))
      await checkVersion(ctx, before, version)
      const after = { name, active, ...checked(ctx, words, { url, events }) }
      const next = await queries.updateEndpoint(ctx, id, after)
      const changed = changes(before, after)
      ctx.record({ event: 'webhook.changed', subject: { kind: 'webhook', id }, data: { changed } })
      return { id, version: next }
    },
    renewSecret: async (ctx, { id, version }) => {
      const before = found(await queries.lockEndpoint(ctx, id))
      await checkVersion(ctx, before, version)
      const secret = newSecret()
      const next = await queries.updateSecret(ctx, id, ctx.services.vault.seal(secret))
      ctx.record({ event: 'webhook.secretRenewed', subject: { kind: 'webhook', id }, data: { name: before.name } })
      return { id, version: next, secret }
    },
    test: async (ctx, { id, deliveryId }) => {
      const endpoint = found(await queries.lockEndpoint(ctx, id))
      if (!endpoint.active) throw refuse(webhookRefusals.off)
      await queueTest(ctx, deliveryId, id)
      ctx.record({ event: 'webhook.tested', subject: { kind: 'webhook', id }, data: { name: endpoint.name } })
      return { deliveryId }
    },
    deliveries: async (ctx, { id, state, cursor, limit = DEFAULT_PAGE }) => {
      const before = cursor === undefined ? undefined : decodeCursor(cursor, z.uuid())
      const rows = await queries.listDeliveries(ctx, { endpointId: id, state }, before, Number(limit) + 1)
      const page = pageFrom(rows, Number(limit), row => row.id)
      return { ...page, rows: page.rows.map(row => ({ ...row, label: labelOf(row.event) })) }
    },
    replay: async (ctx, { id }) => {
      const delivery = found(await queries.lockDelivery(ctx, id))
      if (!delivery.active) throw refuse(webhookRefusals.off)
      if (delivery.state === 'waiting') throw refuse(webhookRefusals.underWay)
      await queries.setWaiting(ctx, id)
      await enqueue(ctx, DELIVER_WEBHOOK, id)
      const { endpointId, event } = delivery
      ctx.record({
        event: 'webhook.replayed',
        subject: { kind: 'webhook', id: endpointId },
        data: { deliveryId: id, what: event },
      })
      return { id, state: 'waiting' }
    },
  }
}

function newSecret(): string {
  return `whs_${randomBytes(32).toString('base64url')}`
}

function checked(ctx: Ctx, words: Words, { url, events }: { url: string; events: string[] }) {
  const unknown = events.find(event => !(event in words))
  if (unknown !== undefined) throw refuse(webhookRefusals.unknownEvent, { event: unknown })
  const { href } = checkUrl(url, ctx.services.settings.webhooksInside === true)
  return { url: href, events: [...new Set(events)].toSorted() }
}
