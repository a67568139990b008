import type { resourcesContract } from '#domain/mechanisms/resources/contract.ts'
import { zShift } from '#domain/mechanisms/resources/shifts.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { closeResource, reopenResource } from './close-resource.ts'
import { closuresFrom, listAllResources } from './queries.ts'
import { addResource, editResource } from './save-resource.ts'
import { saveShift } from './shifts.ts'

export const resourcesRoutes: Handlers<typeof resourcesContract> = {
  list: async (ctx, { withInactive }) => {
    const closures = Map.groupBy(await closuresFrom(ctx, ctx.now), closure => closure.resourceId)
    const rows = await listAllResources(ctx, withInactive)
    return {
      rows: rows.map(({ shift, ...row }) => ({
        ...row,
        shift: shift === null ? null : zShift.parse(shift),
        closures: (closures.get(row.id) ?? []).map(({ resourceId: _, ...rest }) => rest),
      })),
      can: { manage: ctx.can('resource.manage') },
    }
  },
  add: addResource,
  edit: editResource,
  close: closeResource,
  saveShift,
  reopen: reopenResource,
}
