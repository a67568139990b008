import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { zId } from '#domain/kernel/input.ts'
import { kernelRefusals } from '#domain/kernel/refusals.ts'
import type { filesGrants } from '#domain/mechanisms/files/contract.ts'
import type { Services, Store } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { storeAsked, tokenOf } from '#server/kernel/http/app.ts'
import type { Pipeline } from '#server/kernel/requests/pipeline.ts'
import { readSession, rolesIn, storeOfRequest } from '#server/kernel/requests/session.ts'
import { asSystem } from '#server/kernel/work.ts'
import { rangeOf } from './byte-range.ts'
import { attachment } from './file-name.ts'
import { findFile } from './queries.ts'

const READ = 'media.read' satisfies keyof typeof filesGrants

const zAsked = z.object({ id: zId, store: z.uuid().optional(), size: z.literal('small').optional() })

/**
 * `GET /api/files/{id}`: the bytes, in whole or in part so that a video can be played from the middle. Outside the
 * router because it answers no JSON. For staff who may see them, and for whoever sent one in; customers come by their
 * link, see mechanisms/links/files-http.ts.
 */
export function addFileRoute(fastify: FastifyInstance, pipeline: Pipeline): void {
  fastify.get<{ Params: { id: string } }>('/api/files/:id', async (request, reply) => {
    const parsed = zAsked.safeParse({ ...queryOf(request), store: storeAsked(request), id: request.params.id })
    if (!parsed.success) throw refuse(kernelRefusals.notFound)
    const asked = parsed.data
    const { services } = pipeline
    const { store, staffId, mayRead } = await readerOf(pipeline, request, asked.store)
    const now = await services.clock.now(services.db)
    const file = found(await asSystem(services, store, now, ctx => findFile(ctx, asked.id)))
    if (!mayRead && file.createdBy !== staffId) throw refuse(kernelRefusals.forbidden, { verb: READ })
    return sendFile(services, request, reply, { file, size: asked.size, cache: 'private, max-age=86400, immutable' })
  })
}

type Reader = { store: Store; staffId: string; mayRead: boolean }

async function readerOf(pipeline: Pipeline, request: FastifyRequest, asked: string | undefined): Promise<Reader> {
  const token = tokenOf(request)
  const session = token === undefined ? undefined : await readSession(pipeline.pool, token)
  if (!session) throw refuse(kernelRefusals.notSignedIn)
  const store = storeOfRequest(session, asked)
  const readers = pipeline.services.rolesOf(READ)
  return { store, staffId: session.staffId, mayRead: rolesIn(session, store.id).some(role => readers.includes(role)) }
}

type Sent = {
  file: { sha256: string; smallSha256: string | null; name: string; mediaType: string }
  size: 'small' | undefined
  cache: string
}

/** Streams a kept file, or the part of it that was asked for. Whoever calls has made sure that it may be seen. */
export async function sendFile(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  { file, size, cache }: Sent,
) {
  const hash = (size === 'small' ? file.smallSha256 : null) ?? file.sha256
  const length = found(await services.files.size(hash))
  // Never a page of ours: not guessed at, not shown in place, without scripts if it is shown after all.
  reply
    .type(file.mediaType)
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', attachment(file.name))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', cache)
    .header('accept-ranges', 'bytes')
  const range = rangeOf(request.headers.range, length)
  if (range === 'none') return reply.code(416).header('content-range', `bytes */${length}`).send()
  const part = range === 'whole' ? { from: 0, to: length - 1 } : range
  if (range !== 'whole') reply.code(206).header('content-range', `bytes ${part.from}-${part.to}/${length}`)
  return reply.header('content-length', part.to - part.from + 1).send(services.files.stream(hash, part))
}

export function queryOf(request: FastifyRequest): object {
  return typeof request.query === 'object' && request.query !== null ? request.query : {}
}
