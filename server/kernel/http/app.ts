import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import serveFiles, { type FastifyStaticOptions } from '@fastify/static'
import type { AnyContractRouter } from '@orpc/contract'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { newId } from '#domain/kernel/id.ts'
import { kernelRefusals } from '#domain/kernel/refusals.ts'
import { AppError } from '../errors.ts'
import { notReady } from '../health.ts'
import type { Live } from '../live.ts'
import type { Incoming, Pipeline } from '../requests/pipeline.ts'
import { asProblem, problemBody } from '../requests/problem.ts'
import { buildRouter, type CallContext } from '../requests/router.ts'
import { readSession, storeOfRequest } from '../requests/session.ts'
import { readCookie } from './cookies.ts'
import { isCrossSite } from './cross-site.ts'
import { docsPage } from './docs-page.ts'
import { openApiDocument } from './openapi.ts'

const JSON_LIMIT = 1_048_576
const UPLOAD_LIMIT = 30 * 1_048_576
/** Uploads travel as base64 inside JSON; everything else stays small. */
const uploads = /^\/api\/(files|imports|imports\/preview)(\?|$)/

/** A request as log and metrics see it: by the name of its operation, never by its address, which may hold a name. */
export type Observed = { requestId: string; operation: string; method: string; status: number; ms: number }

export type App = {
  fastify: FastifyInstance
  /** Turned off first when the server stops, so that nobody sends more. */
  ready: { value: boolean }
}

export async function buildApp(options: {
  pipeline: Pipeline
  contract: AnyContractRouter
  handlers: unknown
  live: Live
  webRoot: string
  title: string
  /** Hears of every request that was answered. */
  observe(request: Observed): void
  /** Answers that are no JSON, added beside the contract's operations. */
  addRoutes(fastify: FastifyInstance, pipeline: Pipeline): void
}): Promise<App> {
  const { pipeline } = options
  const tls = pipeline.services.settings.tls
  const shared = {
    bodyLimit: UPLOAD_LIMIT,
    genReqId: () => newId(),
    requestTimeout: 30_000,
    // What was taken is answered before the server ends; see the stop in server/start.ts.
    forceCloseConnections: 'idle' as const,
    logger: false as const,
    // An address that cannot be decoded is refused before any route, and so outside the error handler.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      void sendProblem(pipeline, error, request, reply),
  }
  const fastify: FastifyInstance =
    tls === undefined
      ? Fastify(shared)
      : (Fastify({
          ...shared,
          https: { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) },
        }) as unknown as FastifyInstance)
  fastify.addHook('onRequest', async request => takeStoreFromAddress(request.raw))
  const ready = { value: true }
  const document = await openApiDocument(options.contract, options.title)
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        // antd writes its styles into the page at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    hsts: tls !== undefined,
  })
  fastify.addHook('onRequest', async request => {
    if (isCrossSite(request)) throw new AppError(kernelRefusals.crossSite)
    const length = Number(request.headers['content-length'] ?? 0)
    if (length > (uploads.test(request.url) ? UPLOAD_LIMIT : JSON_LIMIT)) throw new AppError(kernelRefusals.tooLarge)
  })
  fastify.addHook('onSend', async (_request, reply) => {
    if (reply.statusCode >= 400 && String(reply.getHeader('content-type')).startsWith('application/json'))
      reply.type('application/problem+json')
  })
  fastify.addHook('onResponse', async (request, reply) => {
    options.observe({
      requestId: request.id,
      operation: operationOf(request),
      method: request.method,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    })
  })
  fastify.setErrorHandler((error, request, reply) => sendProblem(pipeline, error, request, reply))
  fastify.get('/health/live', async () => ({ live: true }))
  fastify.get('/health/ready', async (_request, reply) => {
    const { db, settings } = pipeline.services
    const failing = ready.value ? await notReady(db, settings.dataDir) : ['stopping' as const]
    const well = failing.length === 0
    return reply.code(well ? 200 : 503).send({ ready: well, failing })
  })
  fastify.get('/api/openapi.json', async () => document)
  fastify.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(docsPage(document)))
  addLive(fastify, pipeline, options.live)
  options.addRoutes(fastify, pipeline)
  addApi(fastify, options)
  await addWeb(fastify, options.webRoot)
  return { fastify, ready }
}

function addApi(
  fastify: FastifyInstance,
  options: { pipeline: Pipeline; contract: AnyContractRouter; handlers: unknown },
): void {
  const { pipeline } = options
  const handler = new OpenAPIHandler<CallContext>(buildRouter(options.contract, options.handlers, pipeline), {
    customErrorResponseBodyEncoder: error => error.data,
    interceptors: [
      async step => {
        try {
          return await step.next()
        } catch (error) {
          throw asProblem(error, pipeline.services, step.context.incoming)
        }
      },
    ],
  })
  fastify.all('/api/*', async (request, reply) => {
    const incoming = incomingOf(request, reply)
    asked.set(request, incoming)
    const { matched } = await handler.handle(request, reply, {
      prefix: '/api',
      context: { incoming, ctx: undefined, session: undefined },
    })
    if (!matched) throw new AppError(kernelRefusals.notFound)
    return reply
  })
}

const asked = new WeakMap<FastifyRequest, Incoming>()

/** What the contract calls it; else the pattern of its route; pages and their files are one. */
function operationOf(request: FastifyRequest): string {
  const operation = asked.get(request)?.operation
  if (operation) return operation
  const pattern = request.routeOptions.url ?? ''
  return /^\/(api\/(?!\*)|health|metrics)/.test(pattern) ? pattern : 'web'
}

function addLive(fastify: FastifyInstance, pipeline: Pipeline, live: Live): void {
  fastify.get('/api/live', async (request, reply) => {
    const token = tokenOf(request)
    const session = token === undefined ? undefined : await readSession(pipeline.pool, token)
    if (!session) throw new AppError(kernelRefusals.notSignedIn)
    const store = storeOfRequest(session, storeAsked(request))
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    live.add(store.id, reply.raw)
  })
}

async function addWeb(fastify: FastifyInstance, webRoot: string): Promise<void> {
  const desk = join(webRoot, 'desk')
  const phone = join(webRoot, 'phone')
  if (existsSync(phone))
    await fastify.register(serveFiles, { root: phone, prefix: '/m/', decorateReply: false, ...caching })
  if (existsSync(desk)) await fastify.register(serveFiles, { root: desk, prefix: '/', ...caching })
  fastify.setNotFoundHandler(async (request, reply) => {
    const page =
      request.method === 'GET' && !request.url.startsWith('/api/') && request.headers.accept?.includes('text/html')
    const root = request.url.startsWith('/m/') ? phone : desk
    if (!page || !existsSync(join(root, 'index.html'))) throw new AppError(kernelRefusals.notFound)
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(readFileSync(join(root, 'index.html')))
  })
}

// File names carry a hash of their content; only the page itself may change under its name.
const caching: Pick<FastifyStaticOptions, 'wildcard' | 'preCompressed' | 'cacheControl' | 'setHeaders'> = {
  wildcard: false,
  preCompressed: true,
  cacheControl: false,
  setHeaders: (reply, path) => {
    const fresh = /(\.html|sw\.js)(\.br|\.gz)?$/.test(path)
    reply.header('cache-control', fresh ? 'no-cache' : 'public, max-age=31536000, immutable')
  },
}

function incomingOf(request: FastifyRequest, reply: FastifyReply): Incoming {
  const header = (name: string) => {
    const value = request.headers[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const deviceAt = header('carebay-device-time')
  return {
    method: request.method,
    operation: '',
    requestId: request.id,
    lang: header('accept-language')?.startsWith('en') ? 'en' : 'zh',
    token: tokenOf(request),
    storeHeader: storeAsked(request),
    idempotencyKey: header('idempotency-key'),
    deviceAt: deviceAt !== undefined && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(deviceAt) ? deviceAt : null,
    address: request.ip,
    agent: header('user-agent') ?? '',
    https: request.protocol === 'https' || header('x-forwarded-proto') === 'https',
    setHeader: (name, value) => void reply.header(name, value),
  }
}

const storeHeader = 'carebay-store'

/** A tab, a picture or a stream sends no header of ours: there the store stands in the address, and counts as the header. */
function takeStoreFromAddress(request: IncomingMessage): void {
  const [path = '/', ...rest] = (request.url ?? '/').split('?')
  if (request.method !== 'GET' || !path.startsWith('/api/')) return
  const query = new URLSearchParams(rest.join('?'))
  const store = query.get('store')
  if (store === null) return
  query.delete('store')
  request.headers[storeHeader] ||= store
  request.url = query.size === 0 ? path : `${path}?${query}`
}

/** The store a request names, by header or address. */
export function storeAsked(request: FastifyRequest): string | undefined {
  const asked = request.headers[storeHeader]
  return typeof asked === 'string' && asked !== '' ? asked : undefined
}

export function tokenOf(request: FastifyRequest): string | undefined {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')
  return bearer?.[1] ?? readCookie(request.headers.cookie, 'carebay_session')
}

function sendProblem(pipeline: Pipeline, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const asked = {
    requestId: request.id,
    lang: request.headers['accept-language']?.startsWith('en') ? ('en' as const) : ('zh' as const),
  }
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined
  // Fastify's own refusals: a body that is no JSON, a wrong media type, too large.
  const known =
    status === 413
      ? kernelRefusals.tooLarge
      : typeof status === 'number' && status >= 400 && status < 500
        ? kernelRefusals.badInput
        : undefined
  const body = known ? problemBody(new AppError(known), asked) : asProblem(error, pipeline.services, asked).data
  return reply.code(body.status).type('application/problem+json').send(body)
}
