import type { Saved } from '#domain/kernel/endpoint.ts'
import { plateKey } from '#domain/kernel/plate.ts'
import { customersRefusals } from '#domain/processes/customers/refusals.ts'
import { vehicleTitle } from '#domain/processes/customers/vehicle-kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import type { VehiclesInput } from './inputs.ts'
import {
  endPlate,
  lockVehicle,
  startPlate,
  updateVehicle,
  type VehicleRow,
  vehicleByPlate,
} from './queries-vehicles.ts'

/** Gives a car another plate, or none; the former one stays in its history. */
export async function setPlate(ctx: Ctx, input: VehiclesInput['setPlate']): Promise<Saved> {
  const vehicle = found(await lockVehicle(ctx, input.id))
  await checkVersion(ctx, vehicle, input.version)
  const { plate } = input
  if (plate !== null && plate !== vehicle.plate) await takePlate(ctx, vehicle.id, plate, input.movePlateFrom)
  const version = vehicle.version + 1
  if (plate !== vehicle.plate) {
    await endPlate(ctx, vehicle)
    if (plate !== null) await startPlate(ctx, vehicle.id, plate)
  }
  await updateVehicle(ctx, vehicle.id, { plate, plateKey: plate === null ? '' : plateKey(plate), version })
  ctx.record({
    event: 'vehicle.plateChanged',
    subject: { kind: 'vehicle', id: vehicle.id },
    data: { changed: { plate: { from: vehicle.plate, to: plate } } },
  })
  return { id: vehicle.id, version }
}

/**
 * Makes sure that the plate is free for a car. Another car gives it up only when the caller names that car: a plate
 * that was mistyped must not silently strip somebody else's.
 * @throws AppError plateTaken with the other car as the way out
 */
export async function takePlate(
  ctx: Ctx,
  vehicleId: string,
  plate: string,
  moveFrom: string | undefined,
): Promise<void> {
  const holder = await vehicleByPlate(ctx, plate)
  if (moveFrom !== undefined && holder?.id !== moveFrom) throw refuse(customersRefusals.plateNotThere, { plate })
  if (!holder || holder.id === vehicleId) return
  if (moveFrom === undefined)
    throw refuse(customersRefusals.plateTaken, { plate, car: carName(holder), vehicleId: holder.id })
  const locked = found(await lockVehicle(ctx, holder.id))
  await endPlate(ctx, locked)
  await updateVehicle(ctx, holder.id, { plate: null, plateKey: '', version: locked.version + 1 })
  ctx.record({
    event: 'vehicle.plateMovedAway',
    subject: { kind: 'vehicle', id: holder.id },
    data: { changed: { plate: { from: plate, to: null } }, movedTo: vehicleId },
  })
}

function carName(vehicle: VehicleRow): string {
  const tail = vehicle.vin === null ? '' : `（车架号尾号 ${vehicle.vin.slice(-6)}）`
  return `${vehicleTitle(vehicle)}${tail}`
}
