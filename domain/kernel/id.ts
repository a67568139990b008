import { v7 } from 'uuid'
import type { Rng } from './rng.ts'

/** A UUIDv7: the caller names the row before sending it, so sending twice is the same row. */
export const newId = (): string => v7()

/** The same id for the same draws: for demo data and simulators, where ids must not change between runs. */
export function seededId(rng: Rng, ms: number): string {
  return v7({ msecs: ms, random: Uint8Array.from({ length: 16 }, () => rng.int(0, 255)) })
}
