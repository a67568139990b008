/** What a request found: how many more may come, and when. */
export type Taken = { ok: boolean; limit: number; remaining: number; fullInSeconds: number; retryInSeconds: number }

export type Limits = {
  take(key: string, perMinute: number): Taken
  /** Whether one known by this key has nothing left, without counting: cheap enough to ask before anything is read. */
  isSpent(key: string): boolean
  /** Lets so many of one caller's requests work at once; the others wait their turn, and hold nothing meanwhile. */
  inTurn<T>(key: string, work: () => Promise<T>): Promise<T>
}

type Bucket = { left: number; at: number; perMinute: number }

const MINUTE = 60_000
const MOST_BUCKETS = 20_000
/** Less than half of the lines on which the database is asked; of the six a browser opens two wait some milliseconds. */
const AT_ONCE = 4
/** Of many requests a minute so many may come at once, or a tenth of them: more only makes others wait. */
const AT_LEAST_AT_ONCE = 120

type Turns = { working: number; waiting: (() => void)[] }

/**
 * So many requests a minute for each key: of few a full minute's worth at once, of many a part, then as they come back. Kept in this node's
 * memory, for a limit must cost less than what it keeps off; several nodes each grant it.
 */
export function openLimits(nowMs: () => number = () => performance.now()): Limits {
  const buckets = new Map<string, Bucket>()
  const turns = new Map<string, Turns>()
  return {
    isSpent: key => {
      const bucket = buckets.get(key)
      return bucket !== undefined && refilled(bucket, nowMs()) < 1
    },
    inTurn: async (key, work) => {
      const mine = turns.get(key) ?? { working: 0, waiting: [] }
      turns.set(key, mine)
      if (mine.working < AT_ONCE) mine.working++
      else await new Promise<void>(go => mine.waiting.push(go))
      try {
        return await work()
      } finally {
        // Who is next takes this place; the count stays.
        const next = mine.waiting.shift()
        if (next) next()
        else if (--mine.working === 0) turns.delete(key)
      }
    },
    take: (key, perMinute) => {
      if (buckets.size > MOST_BUCKETS) forgetFull(buckets, nowMs())
      const at = nowMs()
      const before = buckets.get(key)
      const left = before ? refilled(before, at) : mostAtOnce(perMinute)
      const ok = left >= 1
      const bucket = { left: ok ? left - 1 : left, at, perMinute }
      buckets.set(key, bucket)
      return {
        ok,
        limit: perMinute,
        remaining: Math.floor(bucket.left),
        fullInSeconds: Math.ceil(((mostAtOnce(perMinute) - bucket.left) * 60) / perMinute),
        retryInSeconds: Math.max(1, Math.ceil(((1 - bucket.left) * 60) / perMinute)),
      }
    },
  }
}

function refilled({ left, at, perMinute }: Bucket, now: number): number {
  return Math.min(mostAtOnce(perMinute), left + ((now - at) * perMinute) / MINUTE)
}

function mostAtOnce(perMinute: number): number {
  return Math.max(perMinute / 10, Math.min(perMinute, AT_LEAST_AT_ONCE))
}

// Whoever has not come for a minute has everything again: as good as never seen.
function forgetFull(buckets: Map<string, Bucket>, now: number): void {
  for (const [key, bucket] of buckets) if (refilled(bucket, now) >= mostAtOnce(bucket.perMinute)) buckets.delete(key)
}
