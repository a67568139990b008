import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zBool, zId, zInstant } from '#domain/kernel/input.ts'

const tag = 'stand-ins'

const zStandIn = z.object({
  id: z.string(),
  absentId: z.string(),
  absentName: z.string(),
  standInId: z.string(),
  standInName: z.string(),
  fromAt: z.string(),
  toAt: z.string(),
  namedByName: z.string(),
  /** In force at this moment. */
  active: z.boolean(),
})
export type StandInView = z.infer<typeof zStandIn>

export const standInsContract = {
  list: endpoint({
    method: 'GET',
    path: '/stand-ins',
    access: 'signedIn',
    summary: 'Who stands in for whom, now and in the coming time; with `past` the earlier ones as well',
    tag,
    input: { past: zBool.optional() },
    output: z.object({ rows: z.array(zStandIn), can: z.object({ name: z.boolean() }) }),
  }),
  name: endpoint({
    method: 'POST',
    path: '/stand-ins',
    access: 'standIn.name',
    summary: 'Name a member of the same department to work for somebody absent',
    tag,
    input: { id: zId, absentId: zId, standInId: zId, fromAt: zInstant, toAt: zInstant },
    output: z.object({ id: z.uuid() }),
  }),
  end: endpoint({
    method: 'POST',
    path: '/stand-ins/{id}/end',
    access: 'standIn.name',
    summary: 'End an absence now: what is open goes back to its owner',
    tag,
    input: { id: zId },
    output: z.object({ id: z.uuid() }),
  }),
}
