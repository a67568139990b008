import type { Instant } from '#domain/kernel/time.ts'

export type Promised = { first: Instant | null; agreed: Instant | null; actual: Instant }
export type Punctuality = { vsFirst: boolean | null; vsAgreed: boolean | null }

/** DLV-20: two figures, so that a promise moved in time does not hide that the first one was missed. */
export function punctualityOf({ first, agreed, actual }: Promised): Punctuality {
  const kept = (promise: Instant | null) => (promise === null ? null : actual <= promise)
  return { vsFirst: kept(first), vsAgreed: kept(agreed) }
}

export type Share = { kept: number; of: number }

/** How many of those that had a promise kept it. */
export function shareKept(each: readonly (boolean | null)[]): Share {
  const promised = each.filter(kept => kept !== null)
  return { kept: promised.filter(Boolean).length, of: promised.length }
}
