import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import { z } from 'zod'
import type { GuaranteeEarlyFaultsTable } from '#db/types.ts'
import type { EarlyCar } from '#domain/processes/guarantee/early.ts'
import { type EarlyRight, earlyRights } from '#domain/processes/guarantee/early-faults.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type FaultRow = Omit<Selectable<GuaranteeEarlyFaultsTable>, 'rights'> & { rights: EarlyRight[] }

/** A car, and from which day it surely was driven: it was registered by then, or was here. */
export async function earlyCarOf(ctx: Ctx, vehicleId: string): Promise<EarlyCar & { mileageKm: number }> {
  const { rows } = await sql<EarlyCar & { mileageKm: number }>`SELECT v.usage, v.purchased_on AS start_on, v.mileage_km,
      least(v.first_registered_on, (SELECT min((i.arrived_at AT TIME ZONE ${ctx.store.zone})::date) FROM visits i
        WHERE i.vehicle_id = v.id)) AS not_after_on
    FROM vehicles v WHERE v.id = ${vehicleId}`.execute(ctx.db)
  return rows[0] ?? { usage: 'household', startOn: null, notAfterOn: null, mileageKm: 0 }
}

export async function faultsOf(ctx: Ctx, of: { orderId: string } | { vehicleId: string }) {
  const rows = await ctx.db
    .selectFrom('guaranteeEarlyFaults as f')
    .innerJoin('repairOrders as o', 'o.id', 'f.orderId')
    .innerJoin('staff as s', 's.id', 'f.decidedBy')
    .select(['f.id', 'f.orderId', 'o.number', 'f.fault', 'f.verdict', 'f.evidence', 'f.rights', 'f.startedOn'])
    .select(['f.broughtOn', 'f.km', 'f.choice', 's.name as decidedBy', 'f.decidedAt', 'f.version'])
    .where('f.storeId', '=', ctx.store.id)
    .where(eb => ('orderId' in of ? eb('f.orderId', '=', of.orderId) : eb('f.vehicleId', '=', of.vehicleId)))
    .orderBy('f.decidedAt', 'desc')
    .execute()
  return rows.map(row => ({ ...row, rights: rightsIn(row.rights) }))
}

export async function lockFault(ctx: Ctx, id: string): Promise<FaultRow | undefined> {
  const row = await ctx.db
    .selectFrom('guaranteeEarlyFaults')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, rights: rightsIn(row.rights) }
}

/** One row for a fault of an order: what was ruled out may turn out to be it after all. */
export async function saveVerdict(ctx: Ctx, row: Insertable<GuaranteeEarlyFaultsTable>) {
  const { evidence, verdict, rights, startedOn, broughtOn, km, decidedBy, decidedAt } = row
  return ctx.db
    .insertInto('guaranteeEarlyFaults')
    .values(row)
    .onConflict(conflict =>
      conflict.columns(['storeId', 'orderId', 'fault']).doUpdateSet(eb => ({
        ...{ evidence, verdict, rights, startedOn, broughtOn, km, decidedBy, decidedAt },
        version: eb('guaranteeEarlyFaults.version', '+', 1),
      })),
    )
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

export async function saveChoice(
  ctx: Ctx,
  fault: Pick<FaultRow, 'id' | 'version'>,
  choice: FaultRow['choice'],
): Promise<number> {
  const version = fault.version + 1
  await ctx.db
    .updateTable('guaranteeEarlyFaults')
    .set({ choice, chosenAt: choice === '' ? null : ctx.now, version })
    .where('id', '=', fault.id)
    .execute()
  return version
}

const zRights = z.array(z.enum(earlyRights))
const rightsIn = (value: unknown) => zRights.parse(value)
