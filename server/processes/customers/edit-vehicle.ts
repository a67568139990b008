import type { Saved } from '#domain/kernel/endpoint.ts'
import { judgeMileage } from '#domain/processes/customers/mileage.ts'
import { customersRefusals } from '#domain/processes/customers/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { identityOf, type VehicleSaved, vinWarnings } from './add-vehicle.ts'
import type { VehiclesInput } from './inputs.ts'
import { noteReading, setNextService } from './mileage.ts'
import { lockVehicle, updateVehicle, type VehicleRow } from './queries-vehicles.ts'

export async function editVehicle(ctx: Ctx, input: VehiclesInput['edit']): Promise<VehicleSaved> {
  const vehicle = found(await lockVehicle(ctx, input.id))
  await checkVersion(ctx, vehicle, input.version)
  const vin = input.vin === undefined ? vehicle.vin : input.vin
  const reason = input.vinMissingReason === undefined ? vehicle.vinMissingReason : (input.vinMissingReason ?? '')
  const identity = await identityOf(ctx, vehicle.id, vin, reason)
  const values = { vin, vinMissingReason: identity.vinMissingReason, ...technicalValues(vehicle, input) }
  const version = vehicle.version + 1
  await updateVehicle(ctx, vehicle.id, { ...values, vinTail: identity.vinTail, version })
  ctx.record({
    event: 'vehicle.edited',
    subject: { kind: 'vehicle', id: vehicle.id },
    data: { changed: changes(vehicle, values) },
  })
  return { id: vehicle.id, version, warnings: vinWarnings(vin) }
}

/** Puts a wrong mileage right; the reckoning of kilometres a month starts anew. */
export async function correctMileage(ctx: Ctx, input: VehiclesInput['correctMileage']): Promise<Saved> {
  const vehicle = found(await lockVehicle(ctx, input.id))
  await checkVersion(ctx, vehicle, input.version)
  if (vehicle.mileageAt !== null && vehicle.mileageKm === input.km) {
    throw refuse(customersRefusals.mileageSame, { km: input.km })
  }
  const isCorrection = !judgeMileage(vehicle, input.km, ctx.now).ok
  await noteReading(ctx, vehicle, input.km, isCorrection)
  const version = vehicle.version + 1
  await updateVehicle(ctx, vehicle.id, { version })
  ctx.record({
    event: 'vehicle.mileageCorrected',
    subject: { kind: 'vehicle', id: vehicle.id },
    data: { changed: { mileageKm: { from: vehicle.mileageKm, to: input.km } } },
    reason: input.reason,
  })
  return { id: vehicle.id, version }
}

export async function planService(ctx: Ctx, input: VehiclesInput['planService']): Promise<Saved> {
  const vehicle = found(await lockVehicle(ctx, input.id))
  await checkVersion(ctx, vehicle, input.version)
  await setNextService(ctx, vehicle.id, { on: input.on, km: input.km, content: input.content ?? '' })
  return { id: vehicle.id, version: vehicle.version + 1 }
}

function technicalValues(vehicle: VehicleRow, input: VehiclesInput['edit']) {
  const keep = <T>(given: T | undefined, kept: T): T => (given === undefined ? kept : given)
  const text = (given: string | null | undefined, kept: string) => (given === undefined ? kept : (given ?? ''))
  return {
    brand: keep(input.brand, vehicle.brand),
    series: keep(input.series, vehicle.series),
    model: text(input.model, vehicle.model),
    power: keep(input.power, vehicle.power),
    body: keep(input.body, vehicle.body),
    modelYear: keep(input.modelYear, vehicle.modelYear),
    displacement: text(input.displacement, vehicle.displacement),
    engineNo: text(input.engineNo, vehicle.engineNo),
    colour: text(input.colour, vehicle.colour),
    usage: keep(input.usage, vehicle.usage),
    purchasedOn: keep(input.purchasedOn, vehicle.purchasedOn),
    firstRegisteredOn: keep(input.firstRegisteredOn, vehicle.firstRegisteredOn),
    serviceIntervalKm: keep(input.serviceIntervalKm, vehicle.serviceIntervalKm),
    serviceIntervalMonths: keep(input.serviceIntervalMonths, vehicle.serviceIntervalMonths),
    insuranceUntil: keep(input.insuranceUntil, vehicle.insuranceUntil),
    inspectionUntil: keep(input.inspectionUntil, vehicle.inspectionUntil),
  }
}
