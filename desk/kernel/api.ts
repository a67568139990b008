import { createORPCClient, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { contract } from '#domain/api.ts'
import { newId } from '#domain/kernel/id.ts'
import type { Instant } from '#domain/kernel/time.ts'
import { readProblem } from './problem.ts'
import { currentStore } from './store.ts'
import { currentLang } from './text.ts'

/**
 * What a call may carry besides its input. `useCommand` gives the key of one submit, kept through retries; what was given
 * without the network is sent later for the store and with the time it was given in and at.
 */
export type CallContext = { idempotencyKey?: string; store?: string; deviceAt?: Instant }

export type Api = ContractRouterClient<typeof contract, CallContext>

const link = new OpenAPILink<CallContext>(contract, {
  url: () => `${window.location.origin}/api`,
  headers: ({ context }) => {
    const store = context.store ?? currentStore()
    return {
      'idempotency-key': context.idempotencyKey ?? newId(),
      'accept-language': currentLang() === 'en' ? 'en' : 'zh-CN',
      ...(store ? { 'carebay-store': store } : {}),
      ...(context.deviceAt ? { 'carebay-device-time': context.deviceAt } : {}),
    }
  },
  fetch: async (request, init) => asPlainJson(await fetch(request, { ...init, credentials: 'same-origin' })),
  customErrorResponseBodyDecoder: (body, response) => {
    const problem = readProblem(body, response.status)
    return problem && new ORPCError(problem.code, { status: response.status, message: problem.title, data: problem })
  },
})

/** Every operation of the server, typed by the contract: `api.feature.operation(input, { context, signal })`. */
export const api: Api = createORPCClient(link)

/** An operation by its name, as 'visits.addMark'. */
export type OperationName = { [F in keyof Api & string]: `${F}.${keyof Api[F] & string}` }[keyof Api & string]
export type InputOf<N extends OperationName> = N extends `${infer F extends keyof Api & string}.${infer O}`
  ? O extends keyof Api[F]
    ? Api[F][O] extends (...given: infer G) => unknown
      ? G[0]
      : never
    : never
  : never

/** Sends a command by the name it was kept under; what it takes was checked where it was given. */
export function callOperation(
  operation: string,
  input: unknown,
  context: CallContext,
  signal: AbortSignal,
): Promise<unknown> {
  return link.call(operation.split('.'), input, { context, signal })
}

/** The client reads bodies named `application/json` only; a problem document is the same under another name. */
function asPlainJson(response: Response): Response {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return response
  const headers = new Headers(response.headers)
  headers.set('content-type', 'application/json')
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}
