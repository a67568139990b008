import { createORPCClient, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { contract } from '#domain/api.ts'
import { newId } from '#domain/kernel/id.ts'
import { readProblem } from './problem.ts'
import { currentStore } from './store.ts'
import { currentLang } from './text.ts'

/** What a call may carry besides its input. `useCommand` gives the key of one submit, kept through retries. */
export type CallContext = { idempotencyKey?: string }

export type Api = ContractRouterClient<typeof contract, CallContext>

const link = new OpenAPILink<CallContext>(contract, {
  url: () => `${window.location.origin}/api`,
  headers: ({ context }) => {
    const store = currentStore()
    return {
      'idempotency-key': context.idempotencyKey ?? newId(),
      'accept-language': currentLang() === 'en' ? 'en' : 'zh-CN',
      ...(store ? { 'carebay-store': store } : {}),
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

/** The client reads bodies named `application/json` only; a problem document is the same under another name. */
function asPlainJson(response: Response): Response {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return response
  const headers = new Headers(response.headers)
  headers.set('content-type', 'application/json')
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}
