import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { contract } from '#domain/api.ts'
import { newId } from '#domain/kernel/id.ts'

export type Answer = { status: number; body: unknown; headers: Headers }
export type Api = ContractRouterClient<typeof contract>

/** Somebody who calls the API: raw, where the answer itself is looked at, and typed, where it is a step on the way. */
export type Caller = {
  get(path: string, options?: Options): Promise<Answer>
  post(path: string, body: unknown, options?: Options): Promise<Answer>
  /** The answer to a GET as it comes: a file. */
  raw(path: string): Promise<Response>
  /** Typed calls; a refusal throws with its problem document as `data`. */
  api: Api
}

type Options = { key?: string; store?: string; headers?: Record<string, string> }

export function caller(
  url: string,
  token: string | undefined,
  storeId: string | undefined,
  network: typeof fetch = fetch,
): Caller {
  const headersOf = (options: Options): Record<string, string> => {
    const store = options.store ?? storeId
    return {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(store === undefined ? {} : { 'carebay-store': store }),
      ...options.headers,
    }
  }
  const send = async (method: string, path: string, body: unknown, options: Options): Promise<Answer> => {
    const json: Record<string, string> =
      method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': options.key ?? newId() } : {}
    const response = await network(`${url}/api${path}`, {
      method,
      headers: { ...json, ...headersOf(options) },
      ...(method === 'POST' ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    return { status: response.status, body: isJson && text !== '' ? JSON.parse(text) : text, headers: response.headers }
  }
  const link = new OpenAPILink(contract, {
    url: `${url}/api`,
    headers: () => ({ ...headersOf({}), 'idempotency-key': newId() }),
    fetch: (request, init) => network(request, init),
  })
  return {
    get: (path, options = {}) => send('GET', path, undefined, options),
    post: (path, body, options = {}) => send('POST', path, body, options),
    raw: path => fetch(`${url}/api${path}`, { headers: headersOf({}) }),
    api: createORPCClient<Api>(link),
  }
}
