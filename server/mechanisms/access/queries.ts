import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor, Ctx } from '#server/kernel/context.ts'

/** People with a grant in this store; those who left are not offered. */
export async function listColleagues(ctx: Ctx, role: string | undefined) {
  const { rows } = await sql<{ id: string; name: string; initials: string; grade: string; roles: unknown }>`
    SELECT s.id, s.name, s.initials, s.grade, json_agg(g.role ORDER BY g.role) AS roles
    FROM staff s JOIN staff_grants g ON g.staff_id = s.id AND g.store_id = ${ctx.store.id}
    WHERE s.left_at IS NULL
      AND (${role ?? null}::text IS NULL OR EXISTS (SELECT FROM staff_grants r WHERE r.staff_id = s.id AND r.store_id = ${ctx.store.id} AND r.role = ${role ?? null}))
    GROUP BY s.id ORDER BY s.name`.execute(ctx.db)
  return rows.map(row => ({ ...row, roles: z.array(z.string()).parse(row.roles) }))
}

export async function nameOfStaff(ctx: Ctx, id: string | null): Promise<string> {
  if (id === null) return ''
  const row = await ctx.db.selectFrom('staff').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? ''
}

/** Everyone of this store who holds a role, for duties and notices. */
export async function staffWithRole(ctx: Ctx, role: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('staffGrants')
    .innerJoin('staff', 'staff.id', 'staffGrants.staffId')
    .select('staff.id')
    .where('staffGrants.storeId', '=', ctx.store.id)
    .where('staffGrants.role', '=', role)
    .where('staff.leftAt', 'is', null)
    .orderBy('staff.employeeNo')
    .execute()
  return rows.map(row => row.id)
}

/** The roles a person holds in this store. */
export async function rolesOfStaff(ctx: Ctx, id: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('staffGrants')
    .select('role')
    .where('staffId', '=', id)
    .where('storeId', '=', ctx.store.id)
    .execute()
  return rows.map(row => row.role)
}

export async function saveLanguage(ctx: Ctx, lang: 'zh' | 'en'): Promise<void> {
  await ctx.db
    .updateTable('staff')
    .set({ lang })
    .where('id', '=', ctx.actor.id ?? '')
    .execute()
}

/** Lets this transaction stay open while it does nothing itself. */
export async function waitWithoutLimit(ctx: Ctx): Promise<void> {
  await sql`SET LOCAL idle_in_transaction_session_timeout = 0`.execute(ctx.db)
}

/** A person as the one who acts, with the roles of this moment; undefined for who has left the store. */
export async function actorOfStaff(ctx: Ctx, id: string): Promise<Actor | undefined> {
  const person = await ctx.db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', '=', id)
    .where('leftAt', 'is', null)
    .executeTakeFirst()
  const roles = person ? await rolesOfStaff(ctx, id) : []
  return person && roles.length > 0 ? { kind: 'staff', ...person, roles } : undefined
}
