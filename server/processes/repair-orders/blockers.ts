import type { Ctx } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import { emit } from '#server/kernel/signals.ts'
import type { OrderRecord } from './queries.ts'
import { type Blocker, presentationAsked } from './signals.ts'

/** What other processes hold against a signature. */
export async function blockersOf(ctx: Ctx, order: OrderRecord): Promise<Blocker[]> {
  const blockers: Blocker[] = []
  await emit(ctx, presentationAsked, { order, blockers })
  return blockers
}

/** @throws AppError the first of them */
export async function requireUnblocked(ctx: Ctx, order: OrderRecord): Promise<void> {
  const [first] = await blockersOf(ctx, order)
  if (first) throw refuse(first.refusal, first.params)
}
