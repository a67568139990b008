import type { Insertable } from 'kysely'
import type { PolicySettingsTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

/** The setting of this store that holds now; undefined while nobody has chosen. */
export async function settingInForce(ctx: Ctx, key: string) {
  return ctx.db
    .selectFrom('policySettings')
    .select(['preset', 'value', 'effectiveFrom'])
    .where('storeId', '=', ctx.store.id)
    .where('key', '=', key)
    .where('effectiveFrom', '<=', ctx.now)
    .orderBy('effectiveFrom', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** All settings of this store, newest first, past, present and future. */
export async function listSettings(ctx: Ctx) {
  return ctx.db
    .selectFrom('policySettings')
    .leftJoin('staff', 'staff.id', 'policySettings.setBy')
    .select([
      'policySettings.key',
      'policySettings.preset',
      'policySettings.value',
      'policySettings.effectiveFrom',
      'policySettings.setAt',
      'staff.name as setByName',
    ])
    .where('storeId', '=', ctx.store.id)
    .orderBy('effectiveFrom', 'desc')
    .execute()
}

/** A second choice for the same moment replaces the first; both stay on the timeline. */
export async function saveSetting(ctx: Ctx, row: Insertable<PolicySettingsTable>): Promise<string> {
  const saved = await ctx.db
    .insertInto('policySettings')
    .values(row)
    .onConflict(conflict =>
      conflict.columns(['storeId', 'key', 'effectiveFrom']).doUpdateSet({
        preset: row.preset,
        value: row.value,
        setBy: row.setBy,
        setAt: row.setAt,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return saved.id
}
