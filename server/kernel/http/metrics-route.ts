import type { FastifyInstance, FastifyRequest } from 'fastify'
import { kernelRefusals } from '#domain/kernel/refusals.ts'
import { refuse } from '../errors.ts'
import type { Metrics } from '../metrics.ts'
import { sameText } from '../vault.ts'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
/** Set by proxies: behind one everybody seems to come from this machine. */
const forwarding = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

/** `GET /metrics` for whoever shows the token; where none is set, for callers on this machine only. */
export function addMetricsRoute(fastify: FastifyInstance, metrics: Metrics, token: string | undefined): void {
  fastify.get('/metrics', async (request, reply) => {
    if (!mayRead(request, token)) throw refuse(kernelRefusals.notFound)
    return reply.type(metrics.contentType).send(await metrics.text())
  })
}

function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return sameText(request.headers.authorization ?? '', `Bearer ${token}`)
  return loopback.has(request.ip) && !forwarding.some(name => name in request.headers)
}
