import type { Shop } from './job-shop.ts'
import { type Kept, makeKept } from './search-state.ts'

// Each island has a slot in shared memory: a version, the makespan, then machines, starts and order of its best. The
// version is odd while the slot is written; who reads looks at it before and after.
const HEADER = 2

const slotLength = (n: number) => HEADER + 3 * n

export function harbourSize(n: number, islands: number): number {
  return islands * slotLength(n) * Int32Array.BYTES_PER_ELEMENT
}

function slotOf(n: number, shared: SharedArrayBuffer, island: number): Int32Array {
  const length = slotLength(n)
  return new Int32Array(shared, island * length * Int32Array.BYTES_PER_ELEMENT, length)
}

export function writeSlot({ n }: Shop, shared: SharedArrayBuffer, island: number, kept: Kept): void {
  const slot = slotOf(n, shared, island)
  Atomics.add(slot, 0, 1)
  slot[1] = kept.makespan
  slot.set(kept.alt, HEADER)
  slot.set(kept.head, HEADER + n)
  slot.set(kept.place, HEADER + 2 * n)
  Atomics.add(slot, 0, 1)
}

export function slotVersion({ n }: Shop, shared: SharedArrayBuffer, island: number): number {
  return Atomics.load(slotOf(n, shared, island), 0)
}

/** The best of an island, or nothing when it has none yet or is writing again and again. */
export function readSlot(shop: Shop, shared: SharedArrayBuffer, island: number): Kept | undefined {
  const { n } = shop
  const slot = slotOf(n, shared, island)
  const kept = makeKept(shop)
  for (let attempt = 0; attempt < 10_000; attempt++) {
    const version = Atomics.load(slot, 0)
    if (version === 0) return undefined
    if (version % 2 !== 0) continue
    kept.makespan = slot[1] ?? 0
    kept.alt.set(slot.subarray(HEADER, HEADER + n))
    kept.head.set(slot.subarray(HEADER + n, HEADER + 2 * n))
    kept.place.set(slot.subarray(HEADER + 2 * n, HEADER + 3 * n))
    if (Atomics.load(slot, 0) === version) return kept
  }
  return undefined
}
