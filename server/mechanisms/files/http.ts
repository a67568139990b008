import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { zId } from '#domain/kernel/input.ts'
import { kernelRefusals } from '#domain/kernel/refusals.ts'
import type { Store } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { storeAsked, tokenOf } from '#server/kernel/http/app.ts'
import type { Pipeline } from '#server/kernel/requests/pipeline.ts'
import { readSession, storeOfRequest } from '#server/kernel/requests/session.ts'
import { asSystem, listStores } from '#server/kernel/work.ts'
import { rangeOf } from './byte-range.ts'
import { attachment } from './file-name.ts'
import { findFile } from './queries.ts'
import { isSealGood } from './sealed-address.ts'

const zAsked = z.object({
  id: zId,
  store: z.uuid().optional(),
  size: z.literal('small').optional(),
  until: z.iso.datetime().optional(),
  seal: z.string().max(100).optional(),
})
type Asked = z.output<typeof zAsked>

/**
 * `GET /api/files/{id}`: the bytes, in whole or in part so that a video can be played from the middle. Outside the
 * router because it answers no JSON; admitted by session, or by the seal of an address handed to a customer.
 */
export function addFileRoute(fastify: FastifyInstance, pipeline: Pipeline): void {
  fastify.get<{ Params: { id: string } }>('/api/files/:id', async (request, reply) => {
    const parsed = zAsked.safeParse({ ...queryOf(request), store: storeAsked(request), id: request.params.id })
    if (!parsed.success) throw refuse(kernelRefusals.notFound)
    const asked = parsed.data
    const { services } = pipeline
    const store = await storeFor(pipeline, request, asked)
    const now = await services.clock.now(services.db)
    const file = found(await asSystem(services, store, now, ctx => findFile(ctx, asked.id)))
    const small = asked.size === 'small' ? file.smallSha256 : null
    const bytes = await services.files.get(small ?? file.sha256)
    return send(request, reply, { bytes, name: file.name, mediaType: file.mediaType })
  })
}

async function storeFor(pipeline: Pipeline, request: FastifyRequest, asked: Asked): Promise<Store> {
  const { services } = pipeline
  if (asked.seal !== undefined && asked.until !== undefined && asked.store !== undefined) {
    const now = await services.clock.now(services.db)
    const sealed = { storeId: asked.store, fileId: asked.id, until: asked.until }
    if (!isSealGood(services, sealed, asked.seal, now)) throw refuse(kernelRefusals.notFound)
    return found((await listStores(services)).find(store => store.id === asked.store))
  }
  const token = tokenOf(request)
  const session = token === undefined ? undefined : await readSession(pipeline.pool, token)
  if (!session) throw refuse(kernelRefusals.notSignedIn)
  return storeOfRequest(session, asked.store)
}

type Content = { bytes: Uint8Array; name: string; mediaType: string }

function send(request: FastifyRequest, reply: FastifyReply, { bytes, name, mediaType }: Content) {
  // Never a page of ours: not guessed at, not shown in place, without scripts if it is shown after all.
  reply
    .type(mediaType)
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', attachment(name))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'private, max-age=86400, immutable')
    .header('accept-ranges', 'bytes')
  const range = rangeOf(request.headers.range, bytes.length)
  if (range === 'whole') return reply.send(Buffer.from(bytes))
  if (range === 'none') return reply.code(416).header('content-range', `bytes */${bytes.length}`).send()
  reply.code(206).header('content-range', `bytes ${range.from}-${range.to}/${bytes.length}`)
  return reply.send(Buffer.from(bytes.subarray(range.from, range.to + 1)))
}

function queryOf(request: FastifyRequest): object {
  return typeof request.query === 'object' && request.query !== null ? request.query : {}
}
