import { newId } from '#domain/kernel/id.ts'
import { plateKey } from '#domain/kernel/plate.ts'
import type { VehicleImport } from '#domain/processes/customers/import-vehicles.ts'
import { vinTail } from '#domain/processes/customers/vin-tail.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Owners } from './import-owners.ts'
import { insertVehicles } from './queries-import.ts'

const NO_VIN = '导入时没有车架号'

/** Puts cars that files name on the books, with plate, mileage and owner. */
export async function addCars(
  ctx: Ctx,
  cars: readonly VehicleImport[],
  owners: Owners,
): Promise<{ id: string; vin: string | null; plate: string | null }[]> {
  const fresh = cars.map(value => ({ id: newId(), value }))
  await insertVehicles(ctx, {
    vehicles: fresh.map(({ id, value }) => newVehicle(ctx, id, value)),
    plates: fresh.flatMap(({ id, value }) =>
      value.plate === null ? [] : [{ vehicleId: id, plate: value.plate, since: ctx.now }],
    ),
    readings: fresh.flatMap(({ id, value }) =>
      value.mileageKm === null ? [] : [{ id: newId(), vehicleId: id, km: value.mileageKm, at: ctx.now }],
    ),
    links: fresh.flatMap(({ id, value }) => {
      const personId = owners(value)
      return personId === undefined ? [] : [{ vehicleId: id, personId, role: 'owner' as const, since: ctx.now }]
    }),
  })
  return fresh.map(({ id, value: { vin, plate } }) => ({ id, vin, plate }))
}

function newVehicle(ctx: Ctx, id: string, value: VehicleImport) {
  const { brand, series, model, power, body, modelYear, displacement, engineNo, colour, vin, plate } = value
  const { purchasedOn, firstRegisteredOn, serviceIntervalKm, serviceIntervalMonths, insuranceUntil } = value
  const { inspectionUntil, nextServiceOn, nextServiceKm, mileageKm } = value
  return {
    ...{ id, brand, series, model, power, body, modelYear, displacement, engineNo, colour, vin, plate },
    ...{ purchasedOn, firstRegisteredOn, serviceIntervalKm, serviceIntervalMonths, insuranceUntil },
    ...{ inspectionUntil, nextServiceOn, nextServiceKm },
    vinTail: vin === null ? '' : vinTail(vin),
    vinMissingReason: vin === null ? NO_VIN : '',
    plateKey: plate === null ? '' : plateKey(plate),
    mileageKm: mileageKm ?? 0,
    mileageAt: mileageKm === null ? null : ctx.now,
    createdAt: ctx.now,
  }
}
