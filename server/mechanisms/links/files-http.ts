import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { zId } from '#domain/kernel/input.ts'
import { kernelRefusals } from '#domain/kernel/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Pipeline } from '#server/kernel/requests/pipeline.ts'
import { asSystem } from '#server/kernel/work.ts'
import { queryOf, sendFile } from '../files/http.ts'
import { findFile } from '../files/queries.ts'
import { type Link, linkById } from './links.ts'

/** Which files the links of one purpose open, and no others; wired in server/compose.ts. */
export type LinkFiles = { purpose: string; fileIds(ctx: Ctx, link: Link): Promise<readonly string[]> }

const zAsked = z.object({ token: z.string().max(60), id: zId, size: z.literal('small').optional() })

/**
 * `GET /api/links/{token}/files/{id}`: a picture or film of what the link is about, in whole or in part, as long as the
 * link lives. The address says nothing once the link is closed, and browsers are told to keep no copy.
 */
export function addLinkFileRoute(fastify: FastifyInstance, pipeline: Pipeline, purposes: readonly LinkFiles[]): void {
  fastify.get<{ Params: { token: string; id: string } }>('/api/links/:token/files/:id', async (request, reply) => {
    const parsed = zAsked.safeParse({ ...queryOf(request), ...request.params })
    if (!parsed.success) throw refuse(kernelRefusals.notFound)
    const { token, id, size } = parsed.data
    const { services } = pipeline
    const holder = found(await pipeline.findLink(token))
    const now = await services.clock.now(services.db)
    const file = await asSystem(services, holder.store, now, async ctx => {
      const link = await linkById(ctx, holder.linkId)
      const opened = found(purposes.find(item => item.purpose === link.purpose))
      if (!(await opened.fileIds(ctx, link)).includes(id)) throw refuse(kernelRefusals.notFound)
      return found(await findFile(ctx, id))
    })
    return sendFile(services, request, reply, { file, size, cache: 'private, no-store' })
  })
}
