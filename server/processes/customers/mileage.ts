import { newId } from '#domain/kernel/id.ts'
import type { DateOn } from '#domain/kernel/time.ts'
import { judgeMileage, kmPerMonth } from '#domain/processes/customers/mileage.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, ruled } from '#server/kernel/errors.ts'
import { insertReading, lockVehicle, readingsOf, updateVehicle, type VehicleRow } from './queries-vehicles.ts'

const READINGS_THAT_COUNT = 12

/**
 * Notes what the odometer shows today and reckons the kilometres a month from it.
 * @throws AppError mileageBack when it shows less than was noted before.
 */
export async function recordMileage(ctx: Ctx, vehicleId: string, km: number): Promise<{ surprising: boolean }> {
  const vehicle = found(await lockVehicle(ctx, vehicleId))
  const { surprising } = ruled(judgeMileage(vehicle, km, ctx.now))
  if (vehicle.mileageAt !== null && vehicle.mileageKm === km) return { surprising }
  await noteReading(ctx, vehicle, km, false)
  ctx.record({
    event: 'vehicle.mileageNoted',
    subject: { kind: 'vehicle', id: vehicleId },
    data: { changed: { mileageKm: { from: vehicle.mileageKm, to: km } } },
  })
  return { surprising }
}

/** Writes a reading of a locked car. A correction starts the reckoning anew. */
export async function noteReading(
  ctx: Ctx,
  vehicle: Pick<VehicleRow, 'id' | 'kmPerMonth'>,
  km: number,
  correction: boolean,
): Promise<void> {
  await insertReading(ctx, { id: newId(), vehicleId: vehicle.id, km, correction })
  const readings = await readingsOf(ctx, vehicle.id, READINGS_THAT_COUNT)
  const restart = readings.findIndex(reading => reading.correction)
  const counting = restart < 0 ? readings : readings.slice(0, restart + 1)
  await updateVehicle(ctx, vehicle.id, {
    mileageKm: km,
    mileageAt: ctx.now,
    kmPerMonth: kmPerMonth(counting) ?? vehicle.kmPerMonth,
  })
}

/** Sets when the next service is due and what it holds; called at delivery, and by hand. */
export async function setNextService(
  ctx: Ctx,
  vehicleId: string,
  plan: { on: DateOn | null; km: number | null; content: string },
): Promise<void> {
  const vehicle = found(await lockVehicle(ctx, vehicleId))
  await updateVehicle(ctx, vehicleId, {
    nextServiceOn: plan.on,
    nextServiceKm: plan.km,
    nextServiceContent: plan.content,
    version: vehicle.version + 1,
  })
  ctx.record({
    event: 'vehicle.nextServicePlanned',
    subject: { kind: 'vehicle', id: vehicleId },
    data: {
      changed: {
        nextServiceOn: { from: vehicle.nextServiceOn, to: plan.on },
        nextServiceKm: { from: vehicle.nextServiceKm, to: plan.km },
        nextServiceContent: { from: vehicle.nextServiceContent, to: plan.content },
      },
    },
  })
}
