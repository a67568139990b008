import type { linksContract } from '#domain/mechanisms/links/contract.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { sendCode } from './codes.ts'
import { linkFor } from './links.ts'
import { storeOf } from './queries.ts'

export const linksRoutes: Handlers<typeof linksContract> = {
  read: async ctx => {
    const { purpose, subject, expiresAt, usedAt } = await linkFor(ctx)
    return { purpose, subject, name: ctx.actor.name, store: await storeOf(ctx), expiresAt, used: usedAt !== null }
  },
  sendCode,
}
