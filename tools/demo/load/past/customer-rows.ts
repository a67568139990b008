import { sql } from 'kysely'
import { newId } from '#domain/kernel/id.ts'
import { addCalendarDays, dateOn } from '#domain/kernel/time.ts'
import type { Ctx, Store } from '#server/kernel/context.ts'
import type { Stage } from '../stage.ts'
import type { EndedVisit } from './ended-visit.ts'

export function readingRow(stage: Stage, { visit, takenInAt }: EndedVisit) {
  const vehicleId = stage.ids.of('vehicle', visit.vehicleKey)
  return { id: newId(), vehicleId, km: visit.intake.mileageKm, at: takenInAt }
}

/** The envelope of a car's first visit, completed the day after. */
export function fileRow(stage: Stage, store: Store, ended: EndedVisit, serial: number) {
  const { visit, signedAt, then } = ended
  return {
    id: newId(),
    storeId: store.id,
    vehicleId: stage.ids.of('vehicle', visit.vehicleKey),
    envelopeNo: `DA-${store.code}-${dateOn(signedAt).replaceAll('-', '')}-H${String(serial).padStart(4, '0')}`,
    kind: 'repair' as const,
    openedAt: signedAt,
    completedAt: addCalendarDays(then.leftAt, 1),
    completedBy: stage.ids.of('staff', visit.intake.adviser),
    personId: stage.ids.of('person', visit.customerKey),
  }
}

/** What the car showed last and when it is due next. */
export async function markVehicles(ctx: Ctx, stage: Stage, batch: readonly EndedVisit[]): Promise<void> {
  const last = new Map(batch.map(ended => [ended.visit.vehicleKey, ended]))
  const rows = [...last.values()].map(({ visit, takenInAt }) => {
    const { nextOn, nextKm, nextContent } = visit.farewell
    const id = stage.ids.of('vehicle', visit.vehicleKey)
    return sql`(${id}::uuid, ${visit.intake.mileageKm}::int, ${takenInAt}::timestamptz, ${nextOn}::date, ${nextKm}::int, ${nextContent})`
  })
  await sql`UPDATE vehicles AS v SET mileage_km = n.km, mileage_at = n.at, next_service_on = n.next_on,
      next_service_km = n.next_km, next_service_content = n.content
    FROM (VALUES ${sql.join(rows)}) AS n (id, km, at, next_on, next_km, content) WHERE v.id = n.id`.execute(ctx.db)
}
