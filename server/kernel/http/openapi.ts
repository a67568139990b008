import type { AnyContractRouter } from '@orpc/contract'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'

export type OpenApiDocument = Awaited<ReturnType<OpenAPIGenerator['generate']>>

/** OpenAPI 3.1 of the whole API, made from the contracts. */
export async function openApiDocument(contract: AnyContractRouter, title: string): Promise<OpenApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  return generator.generate(contract, {
    info: {
      title,
      version: '1',
      description:
        'JSON over HTTPS. Sign in with POST /api/session; send the token as Bearer or cookie. Every POST takes an Idempotency-Key header: ' +
        'the same key and body give the same answer, the same key with another body is refused with 422. The store of a request comes in the ' +
        'Carebay-Store header and defaults to the home store. An outside system sends the key an administrator made for it as Bearer; it works in ' +
        'one store, for the verbs it was given. Requests are limited by the minute, for each key and each session: RateLimit-Limit, ' +
        'RateLimit-Remaining and RateLimit-Reset (seconds until everything is free again) stand in every answer, and Retry-After in a 429. Errors are RFC 9457 problem documents with a stable code.',
    },
    servers: [{ url: '/api' }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    security: [{ bearer: [] }],
  })
}
