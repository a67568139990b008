import type { Refusal } from '#domain/kernel/refusals.ts'

/** Which refusal a caller hears when the database says no by this constraint. */
export const constraintRefusals: ReadonlyMap<string, Refusal> = new Map<string, Refusal>([])
