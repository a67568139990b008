import { createRng } from '#domain/kernel/rng.ts'
import { type Spread, spreadOf } from './measure.ts'
import { type Ask, operations } from './operations.ts'
import type { Samples } from './samples.ts'

export type Mixed = Spread & {
  users: number
  seconds: number
  perSecond: number
  failed: number
  firstFailure: string | null
}

/** Many people at once, each asking again as soon as answered, in the mixture of a busy shop. */
export async function runMixed(
  asks: ReadonlyMap<string, Ask>,
  samples: Samples,
  { users, seconds }: { users: number; seconds: number },
): Promise<Mixed> {
  const times: number[] = []
  let failed = 0
  let firstFailure: string | null = null
  let serial = 0
  const weighted = operations.filter(item => item.share > 0).map(item => [item, item.share] as const)
  const until = performance.now() + seconds * 1_000
  const person = async (index: number) => {
    const rng = createRng(`mixed ${index}`)
    while (performance.now() < until) {
      const operation = rng.weighted(weighted)
      const ask = asks.get(operation.user)
      if (!ask) continue
      const work = await operation.call(ask, samples, serial++)
      const from = performance.now()
      try {
        await work()
        times.push(performance.now() - from)
      } catch (error) {
        failed++
        firstFailure ??= String(error)
      }
    }
  }
  const from = performance.now()
  await Promise.all(Array.from({ length: users }, (_, index) => person(index)))
  const took = (performance.now() - from) / 1_000
  return { ...spreadOf(times), users, seconds: Math.round(took), perSecond: times.length / took, failed, firstFailure }
}
