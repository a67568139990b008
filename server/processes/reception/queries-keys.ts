import { type Insertable, type Selectable, sql } from 'kysely'
import type { KeyMovementsTable, KeysTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type KeyRow = Selectable<KeysTable>

export async function keyRow(ctx: Ctx, visitId: string): Promise<KeyRow | undefined> {
  return ctx.db
    .selectFrom('keys')
    .selectAll()
    .where('visitId', '=', visitId)
    .where('storeId', '=', ctx.store.id)
    .executeTakeFirst()
}

export async function lockKey(ctx: Ctx, visitId: string): Promise<KeyRow | undefined> {
  return ctx.db
    .selectFrom('keys')
    .selectAll()
    .where('visitId', '=', visitId)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertKey(ctx: Ctx, row: Insertable<KeysTable>): Promise<void> {
  await ctx.db.insertInto('keys').values(row).execute()
}

export async function insertMovement(ctx: Ctx, row: Insertable<KeyMovementsTable>): Promise<void> {
  await ctx.db.insertInto('keyMovements').values(row).execute()
}

export async function setHolder(
  ctx: Ctx,
  id: string,
  to: { holderKind: KeyRow['holderKind']; holderId: string | null; place: string; tagNumber: string },
): Promise<void> {
  await ctx.db
    .updateTable('keys')
    .set(eb => ({
      holderKind: to.holderKind,
      holderId: to.holderId,
      place: to.place,
      tagNumber: to.tagNumber,
      heldSince: ctx.now,
      releasedAt: to.holderKind === 'customer' ? ctx.now : null,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function isTagTaken(ctx: Ctx, tagNumber: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('keys')
    .select('id')
    .where('storeId', '=', ctx.store.id)
    .where('tagNumber', '=', tagNumber)
    .where('releasedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** The lowest tag that hangs on no key. */
export async function freeTag(ctx: Ctx): Promise<string> {
  const { rows } = await sql<{ tag: string }>`SELECT lpad(n::text, 3, '0') AS tag FROM generate_series(1, 999) AS n
    WHERE NOT EXISTS (SELECT FROM keys k WHERE k.store_id = ${ctx.store.id} AND k.released_at IS NULL
      AND k.tag_number = lpad(n::text, 3, '0')) ORDER BY n LIMIT 1`.execute(ctx.db)
  return rows[0]?.tag ?? '999'
}

/** Keys as the board shows them: all in the house, or those of one visit. */
export async function listKeys(ctx: Ctx, filter: { visitId?: string; code?: string }) {
  let query = ctx.db
    .selectFrom('keys as key')
    .innerJoin('visits', 'visits.id', 'key.visitId')
    .leftJoin('staff', 'staff.id', 'key.holderId')
    .select(eb => [
      'key.id',
      'key.visitId',
      'key.tagNumber',
      'key.keyCount',
      'key.code',
      'key.holderKind',
      'staff.name as holderName',
      'key.place',
      'key.heldSince',
      'visits.plate',
      'key.version',
      eb
        .selectFrom('repairOrders as o')
        .select('o.number')
        .whereRef('o.visitId', '=', 'key.visitId')
        .where('o.cancelledAt', 'is', null)
        .where('o.number', 'is not', null)
        .orderBy('o.createdAt')
        .limit(1)
        .as('orderNumber'),
    ])
    .where('key.storeId', '=', ctx.store.id)
  if (filter.visitId !== undefined) query = query.where('key.visitId', '=', filter.visitId)
  else query = query.where('key.releasedAt', 'is', null)
  if (filter.code !== undefined) query = query.where('key.code', '=', filter.code)
  const rows = await query.orderBy('key.tagNumber').limit(500).execute()
  return rows.map(({ holderName, ...row }) => ({
    ...row,
    holder: row.holderKind === 'staff' ? (holderName ?? '') : row.holderKind === 'board' ? '钥匙板' : '客户',
  }))
}

export async function keyTrailOf(ctx: Ctx, visitId: string) {
  const rows = await ctx.db
    .selectFrom('keyMovements as move')
    .innerJoin('keys', 'keys.id', 'move.keyId')
    .leftJoin('staff as holder', 'holder.id', 'move.holderId')
    .leftJoin('staff as mover', 'mover.id', 'move.movedBy')
    .select([
      'move.id',
      'move.at',
      'move.holderKind',
      'holder.name as holderName',
      'move.place',
      'move.note',
      'mover.name as movedByName',
    ])
    .where('keys.visitId', '=', visitId)
    .orderBy('move.at')
    .orderBy('move.id')
    .execute()
  return rows.map(({ holderName, movedByName, ...row }) => ({
    ...row,
    holder: holderName ?? '',
    movedBy: movedByName ?? '',
  }))
}
