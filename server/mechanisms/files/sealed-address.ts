import { addHours, type Instant, isBefore } from '#domain/kernel/time.ts'
import type { Ctx, Services } from '#server/kernel/context.ts'
import { sameText } from '#server/kernel/vault.ts'

const HOURS = 2

/**
 * The address of one file for somebody without an account: a customer who came by a link. The page that shows the file
 * hands it out; it opens this file only and only for a while.
 */
export function sealedFileAddress(ctx: Ctx, fileId: string): string {
  const until = addHours(ctx.now, HOURS)
  const seal = sealOf(ctx.services, { storeId: ctx.store.id, fileId, until })
  return `/api/files/${fileId}?${new URLSearchParams({ store: ctx.store.id, until, seal })}`
}

type Sealed = { storeId: string; fileId: string; until: Instant }

export function isSealGood(services: Services, sealed: Sealed, seal: string, now: Instant): boolean {
  return isBefore(now, sealed.until) && sameText(seal, sealOf(services, sealed))
}

function sealOf(services: Services, { storeId, fileId, until }: Sealed): string {
  return services.vault.searchHash(`file ${storeId} ${fileId} ${until}`)
}
