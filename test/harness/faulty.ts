import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Rng } from '#domain/kernel/rng.ts'

export type Faults = { dropped: number; doubled: number; unanswered: number }

/** Long enough for a node to be killed and another to take over. */
const PATIENCE_MS = 15_000

/**
 * A network that loses answers and delivers requests twice, before nodes of which any may be killed. Whoever hears
 * nothing, or that the house is busy, sends the same request again under the same key, as the product's own clients do.
 */
export function faultyFetch(rng: Rng, faults: Faults, nodes: () => readonly string[]): typeof fetch {
  const [luck, way] = [rng.fork('luck'), rng.fork('way')]
  return async (input, init) => {
    const request = new Request(input, init)
    const { method, headers } = request
    const body = method === 'POST' ? await request.text() : undefined
    const { pathname, search } = new URL(request.url)
    const sendOnce = () => fetch(`${way.pick(nodes())}${pathname}${search}`, { method, headers, body: body ?? null })
    const send = () => persist(sendOnce, faults)
    if (method !== 'POST') return send()
    const drawn = luck.int(0, 99)
    if (drawn < 8) {
      faults.dropped++
      await (await send()).arrayBuffer()
      return send()
    }
    if (drawn < 16) {
      faults.doubled++
      const [first, second] = await Promise.all([send(), send()])
      return first.ok ? first : second
    }
    return send()
  }
}

async function persist(sendOnce: () => Promise<Response>, faults: Faults): Promise<Response> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const answer = await sendOnce().catch(() => undefined)
    if (answer && !(await saysLater(answer))) return answer
    if (performance.now() > deadline) throw new Error(`No node answers: ${answer?.status ?? 'no connection'}`)
    if (!answer) faults.unanswered++
    await pause(50)
  }
}

const zProblem = z.object({ code: z.string() })

async function saysLater(answer: Response): Promise<boolean> {
  if (answer.status === 503) return true
  if (answer.status !== 409) return false
  return zProblem.parse(await answer.clone().json()).code === 'kernel.inFlight'
}
