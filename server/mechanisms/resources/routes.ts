import type { resourcesContract } from '#domain/mechanisms/resources/contract.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { closeResource, reopenResource } from './close-resource.ts'
import { closuresFrom, listAllResources } from './queries.ts'
import { addResource, editResource } from './save-resource.ts'

export const resourcesRoutes: Handlers<typeof resourcesContract> = {
  list: async (ctx, { withInactive }) => {
    const closures = Map.groupBy(await closuresFrom(ctx, ctx.now), closure => closure.resourceId)
    const rows = await listAllResources(ctx, withInactive)
    return {
      rows: rows.map(row => ({
        ...row,
        closures: (closures.get(row.id) ?? []).map(({ resourceId: _, ...rest }) => rest),
      })),
      can: { manage: ctx.can('resource.manage') },
    }
  },
  add: addResource,
  edit: editResource,
  close: closeResource,
  reopen: reopenResource,
}
