import { z } from 'zod'
import type { outsideContract } from '#domain/mechanisms/outside/contract.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { listCalls } from './queries-console.ts'

const zPlace = z.object({ at: z.iso.datetime(), id: z.uuid() })

/** Every call of the store with what may be done with it, newest first. */
export const listOutsideCalls: Handlers<typeof outsideContract>['calls'] = async (
  ctx,
  { cursor, limit = DEFAULT_PAGE, ...wanted },
) => {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, zPlace)
  const calls = await listCalls(ctx, wanted, after, limit + 1)
  const page = pageFrom(calls, limit, row => ({ at: row.at, id: row.id }))
  const may = ctx.can('outside.switch')
  return { ...page, rows: page.rows.map(({ payable, ...row }) => ({ ...row, can: { pay: may && payable } })) }
}
