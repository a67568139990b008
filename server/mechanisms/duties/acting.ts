import type { Ctx } from '#server/kernel/context.ts'
import { rolesOfStaff } from '../access/queries.ts'
import { absentBehind } from './stand-ins.ts'

/** Whose work the person at the screen does: by name, and by the roles of their own and of those they stand in for. */
export type Acting = { id: string; roles: readonly string[] }

export async function actingFor(ctx: Ctx): Promise<Acting> {
  const id = ctx.actor.kind === 'staff' ? (ctx.actor.id ?? '') : ''
  const roles = new Set(ctx.actor.roles)
  if (id !== '') {
    for (const absent of await absentBehind(ctx, id)) {
      for (const role of await rolesOfStaff(ctx, absent)) roles.add(role)
    }
  }
  return { id, roles: [...roles] }
}

/** Whether this person is the one to do it now. */
export function holds(
  acting: Acting,
  duty: { ownerId: string | null; standInId: string | null; ownerRole: string },
): boolean {
  const holder = duty.standInId ?? duty.ownerId
  return holder === null ? acting.roles.includes(duty.ownerRole) : holder === acting.id
}
