import { dateOn } from '#domain/kernel/time.ts'
import type { Proposal } from '#domain/processes/diagnosis/entry-inspection.ts'
import { type Recommendation, recommendationsFor } from '#domain/processes/estimates/recommendations.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { VisitRecord } from '#server/processes/repair-orders/queries.ts'
import { carOf, workDone } from './queries-care.ts'

/** What the entry inspection says holds for now: offered, not needed. */
export function watched({ key, text, note }: Proposal): Recommendation {
  return { key: `inspection.${key}`, text, reason: `入厂检查：注意${note === '' ? '' : `，${note}`}` }
}

/** EST-15: what this car is due for by distance and age, seen against what was done on it here. */
export async function careFor(ctx: Ctx, visit: VisitRecord): Promise<Recommendation[]> {
  if (visit.vehicleId === null) return []
  const car = await carOf(ctx, visit.vehicleId)
  if (!car) return []
  return recommendationsFor({
    mileageKm: visit.mileageKm ?? car.mileageKm,
    todayOn: dateOn(ctx.now, ctx.store.zone),
    power: car.power ?? '',
    done: await workDone(ctx, visit.vehicleId),
  })
}
