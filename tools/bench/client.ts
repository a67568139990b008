import http from 'node:http'
import { newId } from '#domain/kernel/id.ts'
import type { Ask } from './operations.ts'

type Sent = { method: 'GET' | 'POST'; headers: http.OutgoingHttpHeaders; body?: string }

/** A signed-in person's requests on lines that stay open; anything but success is an error. */
export async function signIn(url: string, username: string, password: string): Promise<Ask> {
  const agent = new http.Agent({ keepAlive: true })
  const send = async (path: string, sent: Sent): Promise<unknown> => {
    const { status, text } = await exchange(agent, `${url}/api${path}`, sent)
    if (status !== 200) throw new Error(`${status} ${path}: ${text.slice(0, 300)}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  const written = (path: string, input: unknown, headers: http.OutgoingHttpHeaders) =>
    send(path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': newId() },
      body: JSON.stringify(input),
    })
  const answer = await written('/session', { username, password }, {})
  if (typeof answer !== 'object' || answer === null || !('token' in answer))
    throw new Error(`${username} cannot sign in`)
  const headers = { authorization: `Bearer ${String(answer.token)}` }
  return {
    get: path => send(path, { method: 'GET', headers }),
    post: (path, input) => written(path, input, headers),
  }
}

// The plainest client there is: what measures shares the machine with what is measured.
function exchange(agent: http.Agent, url: string, { method, headers, body }: Sent) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = http.request(url, { agent, method, headers }, response => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => void pieces.push(piece))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(pieces).toString('utf8') }),
      )
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end(body)
  })
}
