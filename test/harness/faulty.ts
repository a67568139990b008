import type { Rng } from '#domain/kernel/rng.ts'

export type Faults = { dropped: number; doubled: number }

/**
 * A network that loses answers and delivers requests twice. Whoever hears nothing sends the same request again under the
 * same key, as the product's own clients do.
 */
export function faultyFetch(rng: Rng, faults: Faults): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const send = () => fetch(request.clone())
    if (request.method !== 'POST') return send()
    const luck = rng.int(0, 99)
    if (luck < 8) {
      faults.dropped++
      await (await send()).arrayBuffer()
      return send()
    }
    if (luck < 16) {
      faults.doubled++
      const [first, second] = await Promise.all([send(), send()])
      // The copy may be told that the first one is still at work; then the first one's answer is the answer.
      return first.ok ? first : second
    }
    return send()
  }
}
