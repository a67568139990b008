import type { z } from 'zod'
import type { Policy } from '#domain/mechanisms/policies/definition.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { settingInForce } from './queries.ts'

/** What the store's rule says at this moment: its own choice in force, else the recommended preset. */
export async function policy<S extends z.ZodType>(ctx: Ctx, definition: Policy<S>): Promise<z.output<S>> {
  const setting = await settingInForce(ctx, definition.key)
  if (!setting) return definition.recommended.value
  const parsed = definition.schema.safeParse(setting.value)
  if (parsed.success) return parsed.data
  // The schema grew since the choice was made: the shop works on by the recommended rule, and the log says so.
  ctx.services.log('warn', 'policy setting no longer fits its schema', { key: definition.key, store: ctx.store.code })
  return definition.recommended.value
}
