import { newId } from '#domain/kernel/id.ts'
import type { Ask } from './operations.ts'

/** A signed-in person's requests; anything but success is an error. */
export async function signIn(url: string, username: string, password: string): Promise<Ask> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
    body: JSON.stringify({ username, password }),
  })
  const body: unknown = await answer.json()
  if (typeof body !== 'object' || body === null || !('token' in body)) throw new Error(`${username} cannot sign in`)
  const headers = { authorization: `Bearer ${String(body.token)}` }
  const send = async (path: string, init: RequestInit): Promise<unknown> => {
    const response = await fetch(`${url}/api${path}`, init)
    const text = await response.text()
    if (!response.ok) throw new Error(`${response.status} ${path}: ${text.slice(0, 300)}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  return {
    get: path => send(path, { headers }),
    post: (path, input) =>
      send(path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': newId() },
        body: JSON.stringify(input),
      }),
  }
}
