import type { Ctx } from './context.ts'

/** Something a mechanism tells: 'this paper was signed'. Processes answer through the one reaction table. */
export type Signal<T> = { name: string; readonly payload?: T }

export type Reaction = { signal: string; run(ctx: Ctx, payload: unknown): Promise<void> }

export function defineSignal<T>(name: string): Signal<T> {
  return { name }
}

const table = new Map<string, Reaction[]>()

/** Wired once, in the server's composition; runs inside the transaction that emits. */
export function wireReactions(reactions: readonly Reaction[]): void {
  table.clear()
  for (const reaction of reactions) table.set(reaction.signal, [...(table.get(reaction.signal) ?? []), reaction])
}

/** One line of the reaction table. */
export function on<T>(signal: Signal<T>, run: (ctx: Ctx, payload: T) => Promise<void>): Reaction {
  return { signal: signal.name, run: (ctx, payload) => run(ctx, trusted<T>(payload)) }
}

export async function emit<T>(ctx: Ctx, signal: Signal<T>, payload: T): Promise<void> {
  for (const reaction of table.get(signal.name) ?? []) await reaction.run(ctx, payload)
}

// Emit and on share the signal object, so the payload is of its type; the map between them cannot say so.
function trusted<T>(payload: unknown): T {
  return payload as T
}
