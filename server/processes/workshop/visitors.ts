import { z } from 'zod'
import { addDaysOn, instantOf } from '#domain/kernel/time.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { workshopRefusals } from '#domain/processes/workshop/refusals.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { rolesOfStaff } from '#server/mechanisms/access/queries.ts'
import { listVisitors, lockVisitor } from './queries-floor.ts'

type Api = Handlers<typeof workshopContract>

const zPlace = z.object({ at: z.iso.datetime(), id: z.uuid() })

/** WKS-19: nobody from outside walks the floor alone; an adviser goes with them. */
export const admitVisitor: Api['admitVisitor'] = async (ctx, input) => {
  const { id, visitor, reason, companionId } = input
  const roles = companionId === null ? [] : await rolesOfStaff(ctx, companionId)
  if (companionId === null || !roles.some(role => role === 'R-SA' || role === 'R-SA-ASST'))
    throw refuse(workshopRefusals.visitorAlone)
  await ctx.db
    .insertInto('floorVisitors')
    .values({ id, storeId: ctx.store.id, visitor, reason, companionId, enteredAt: ctx.now })
    .execute()
  ctx.record({ event: 'visitor.entered', subject: { kind: 'floorVisitor', id }, data: { companionId }, reason })
  return { id, version: 1 }
}

export const visitorLeft: Api['visitorLeft'] = async (ctx, input) => {
  const row = found(await lockVisitor(ctx, input.id))
  await checkVersion(ctx, row, input.version)
  if (row.leftAt !== null) throw refuse(workshopRefusals.visitorLeft)
  const version = row.version + 1
  await ctx.db.updateTable('floorVisitors').set({ leftAt: ctx.now, version }).where('id', '=', row.id).execute()
  ctx.record({ event: 'visitor.left', subject: { kind: 'floorVisitor', id: row.id } })
  return { id: row.id, version }
}

export const visitors: Api['visitors'] = async (ctx, input) => {
  const limit = Number(input.limit ?? DEFAULT_PAGE)
  const { zone } = ctx.store
  const on = input.onDay
  const span =
    on === undefined
      ? undefined
      : { from: instantOf(on, '00:00', zone), to: instantOf(addDaysOn(on, 1), '00:00', zone) }
  const after = input.cursor === undefined ? undefined : decodeCursor(input.cursor, zPlace)
  const rows = await listVisitors(ctx, { span, after, limit: limit + 1 })
  return pageFrom(rows, limit, row => ({ at: row.enteredAt, id: row.id }))
}
