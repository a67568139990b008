import { createReadStream } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { zId } from '#domain/kernel/input.ts'
import { kernelRefusals } from '#domain/kernel/refusals.ts'
import { formatLocal } from '#domain/kernel/time.ts'
import { exportRefusals } from '#domain/mechanisms/exports/refusals.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { storeAsked, tokenOf } from '#server/kernel/http/app.ts'
import type { Pipeline } from '#server/kernel/requests/pipeline.ts'
import { readSession, rolesIn, storeOfRequest } from '#server/kernel/requests/session.ts'
import { asSystem } from '#server/kernel/work.ts'
import { attachment } from '../files/file-name.ts'
import { exportPath, sizeOf } from './export-files.ts'
import { findExport } from './queries.ts'

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/** `GET /api/exports/{id}/file`: for the one who asked, while they may still export, and until it expires. */
export function addExportRoute(fastify: FastifyInstance, pipeline: Pipeline): void {
  const { services } = pipeline
  fastify.get<{ Params: { id: string } }>('/api/exports/:id/file', async (request, reply) => {
    const id = zId.safeParse(request.params.id)
    if (!id.success) throw refuse(kernelRefusals.notFound)
    const token = tokenOf(request)
    const session = token === undefined ? undefined : await readSession(pipeline.pool, token)
    if (!session) throw refuse(kernelRefusals.notSignedIn)
    const store = storeOfRequest(session, storeAsked(request))
    const now = await services.clock.now(services.db)
    const asked = found(await asSystem(services, store, now, ctx => findExport(ctx, id.data)))
    const mayExport = services.rolesOf('data.export').some(role => rolesIn(session, store.id).includes(role))
    if (asked.askedBy !== session.staffId) throw refuse(kernelRefusals.notFound)
    if (!mayExport) throw refuse(kernelRefusals.forbidden, { verb: 'data.export' })
    if (asked.state !== 'done' || asked.expiresAt === null || asked.expiresAt <= now)
      throw refuse(exportRefusals.notThere)
    const path = exportPath(services.settings, asked.id, asked.format)
    const size = await sizeOf(path).catch(() => undefined)
    if (size === undefined) throw refuse(exportRefusals.notThere)
    const stamp = formatLocal(asked.askedAt, store.zone).replace(/\D/g, '')
    return reply
      .type(mediaTypes[asked.format])
      .header('content-length', size)
      .header('content-disposition', attachment(`carebay-${asked.kind}-${stamp}.${asked.format}`))
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, no-store')
      .send(createReadStream(path))
  })
}
