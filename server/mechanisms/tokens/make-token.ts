import type { Instant } from '#domain/kernel/time.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { newToken, sha256 } from '#server/kernel/vault.ts'
import { insertToken } from './queries.ts'

/** What tells a key of an outside system from a session. */
export const TOKEN_SIGN = 'cbt_'

type NewToken = { id: string; name: string; verbs: string[]; perMinute: number; expiresAt: Instant }

/** @returns the secret, which is shown this once; its hash is enough to know it again */
export async function makeToken(ctx: Ctx, { id, name, verbs, perMinute, expiresAt }: NewToken): Promise<string> {
  const token = `${TOKEN_SIGN}${newToken()}`
  await insertToken(ctx, {
    id,
    storeId: ctx.store.id,
    name,
    tokenHash: sha256(token),
    hint: token.slice(-4),
    verbs: [...new Set(verbs)].toSorted(),
    perMinute,
    madeBy: staffId(ctx),
    madeAt: ctx.now,
    expiresAt,
  })
  ctx.record({ event: 'apiToken.made', subject: { kind: 'apiToken', id }, data: { name, verbs, perMinute, expiresAt } })
  return token
}
