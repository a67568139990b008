import { pick, type Text } from '#domain/kernel/texts.ts'
import { addDaysOn, dateOn, instantOf } from '#domain/kernel/time.ts'
import { READ_COMMON, readCommonText, type tokensContract } from '#domain/mechanisms/tokens/contract.ts'
import { isGivable, MOST_DAYS } from '#domain/mechanisms/tokens/givable.ts'
import { tokenRefusals } from '#domain/mechanisms/tokens/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { makeToken } from './make-token.ts'
import { listTokens, lockToken, setRevoked } from './queries.ts'

export function tokensRoutes(words: Readonly<Record<string, Text>>): Handlers<typeof tokensContract> {
  const labelOf = (ctx: Ctx, verb: string) =>
    pick(verb === READ_COMMON ? readCommonText : (words[verb] ?? [verb, verb]), ctx.lang)
  return {
    list: async ctx => ({
      rows: (await listTokens(ctx)).map(row => ({
        ...row,
        state: stateOf(ctx, row),
        verbLabels: row.verbs.map(verb => labelOf(ctx, verb)),
      })),
      verbs: givable(ctx).map(verb => ({ verb, label: labelOf(ctx, verb) })),
    }),
    make: async (ctx, input) => {
      for (const verb of input.verbs) checkVerb(ctx, verb)
      const today = dateOn(ctx.now, ctx.store.zone)
      if (input.expiresOn < today || input.expiresOn > addDaysOn(today, MOST_DAYS)) throw refuse(tokenRefusals.past)
      const expiresAt = instantOf(addDaysOn(input.expiresOn, 1), '00:00', ctx.store.zone)
      const token = await makeToken(ctx, { ...input, expiresAt })
      return { id: input.id, token, expiresAt }
    },
    revoke: async (ctx, { id }) => {
      const token = found(await lockToken(ctx, id))
      if (token.revokedAt !== null) throw refuse(tokenRefusals.revoked)
      await setRevoked(ctx, id, staffId(ctx))
      ctx.record({ event: 'apiToken.revoked', subject: { kind: 'apiToken', id }, data: { name: token.name } })
      return { id, revokedAt: ctx.now }
    },
  }
}

function givable(ctx: Ctx): string[] {
  const own = ctx.services.verbsOf(ctx.actor.roles).filter(isGivable)
  return [READ_COMMON, ...own.toSorted()]
}

function checkVerb(ctx: Ctx, verb: string): void {
  if (!isGivable(verb)) throw refuse(tokenRefusals.notGivable, { verb })
  if (!givable(ctx).includes(verb)) throw refuse(tokenRefusals.notYours, { verb })
}

function stateOf(ctx: Ctx, row: { revokedAt: string | null; expiresAt: string }): 'active' | 'expired' | 'revoked' {
  if (row.revokedAt !== null) return 'revoked'
  return row.expiresAt <= ctx.now ? 'expired' : 'active'
}
