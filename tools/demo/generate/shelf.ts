import type { StoreKey } from '../data/stores.ts'
import type { JobDraft, PartLinePlan } from './jobs.ts'
import type { PartRow } from './parts.ts'

/** What lies in a store today; what one car is given is gone for the next. */
export type Shelf = {
  holds(job: JobDraft): boolean
  /** A part of the job the store never had a piece of. */
  missing(job: JobDraft): PartLinePlan | undefined
  take(job: JobDraft): void
}

export function createShelf(parts: readonly PartRow[], storeKey: StoreKey): Shelf {
  const opening = new Map(
    parts.map(part => [part.number, part.stock.find(item => item.storeKey === storeKey)?.qtyMilli ?? 0] as const),
  )
  const left = new Map(opening)
  return {
    holds: job => job.parts.every(line => (left.get(line.number) ?? 0) >= line.qtyMilli),
    missing: job => job.parts.find(line => (opening.get(line.number) ?? 0) === 0),
    take: job => {
      for (const line of job.parts) {
        const lies = left.get(line.number) ?? 0
        left.set(line.number, lies - Math.min(lies, line.qtyMilli))
      }
    },
  }
}
