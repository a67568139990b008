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

/** Somebody's own sessions, by the account each operation asks for: of one session the server does a few things at once. */
export type Sessions = ReadonlyMap<string, Ask>

/** Many people at once, each asking again as soon as answered, in the mixture of a busy shop. */
export async function runMixed(people: readonly Sessions[], samples: Samples, seconds: number): Promise<Mixed> {
  const times: number[] = []
  let failed = 0
  let firstFailure: string | null = null
  let serial = 0
  const weighted = operations.filter(item => item.share > 0).map(item => [item, item.share] as const)
  const until = performance.now() + seconds * 1_000
  const person = async (asks: Sessions, index: number) => {
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
  await Promise.all(people.map(person))
  const took = (performance.now() - from) / 1_000
  const perSecond = times.length / took
  return { ...spreadOf(times), users: people.length, seconds: Math.round(took), perSecond, failed, firstFailure }
}
