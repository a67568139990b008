import { plateKey } from '#domain/kernel/plate.ts'
import { parseVehicle, type VehicleImport, vehiclesImport } from '#domain/processes/customers/import-vehicles.ts'
import { vehicleTitle } from '#domain/processes/customers/vehicle-kinds.ts'
import { vinTail } from '#domain/processes/customers/vin-tail.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { defineImporter, type Judged } from '#server/mechanisms/imports/importer.ts'
import { addCars } from './add-cars.ts'
import { type Owners, ownersFor } from './import-owners.ts'
import { noteReading } from './mileage.ts'
import { type KnownVehicle, knownVehicles } from './queries-import.ts'
import { endPlate, insertLink, startPlate, updateVehicle } from './queries-vehicles.ts'

type Verdict = Judged & { known?: KnownVehicle | undefined }

export const vehiclesImporter = defineImporter<VehicleImport, Verdict>({
  kind: vehiclesImport,
  parse: parseVehicle,
  keysOf: ({ vin, plate }) => [
    ...(vin === null ? [] : [{ field: 'vin', key: vin }]),
    ...(plate === null ? [] : [{ field: 'plate', key: plate }]),
  ],
  judge: async (ctx, values) => {
    const known = await knownVehicles(
      ctx,
      values.flatMap(value => value.vin ?? []),
      values.flatMap(value => value.plate ?? []),
    )
    return values.map(value => judge(value, known))
  },
  save: async (ctx, rows) => {
    const owners = await ownersFor(
      ctx,
      rows.map(row => row.value),
    )
    await addCars(
      ctx,
      rows.filter(row => row.judged.known === undefined).map(row => row.value),
      owners,
    )
    for (const row of rows) if (row.judged.known) await change(ctx, row.value, row.judged.known, owners)
  },
})

function judge(value: VehicleImport, known: readonly KnownVehicle[]): Verdict {
  const byVin = value.vin === null ? undefined : known.find(car => car.vin === value.vin)
  const byPlate = value.plate === null ? undefined : known.find(car => car.plate === value.plate)
  // A car that came in by its plate alone now gets its VIN.
  const target = byVin ?? (value.vin === null || byPlate?.vin === null ? byPlate : undefined)
  if (byPlate && byPlate.id !== target?.id) {
    const car = `${vehicleTitle(byPlate)}${byPlate.vin === null ? '' : ` …${byPlate.vin.slice(-6)}`}`
    return {
      outcome: 'faulty',
      faults: [{ field: 'plate', reason: [`该车牌已登记在 ${car} 上`, `This plate is on ${car}`] }],
    }
  }
  if (!target) return { outcome: 'added' }
  return { outcome: differs(value, target) ? 'changed' : 'unchanged', known: target }
}

async function change(ctx: Ctx, value: VehicleImport, car: KnownVehicle, owners: Owners): Promise<void> {
  if (value.plate !== null && value.plate !== car.plate) {
    await endPlate(ctx, car)
    await startPlate(ctx, car.id, value.plate)
  }
  await updateVehicle(ctx, car.id, { ...changedColumns(value, car), version: car.version + 1 })
  if (isNewMileage(value, car)) await noteReading(ctx, car, value.mileageKm ?? 0, false)
  const personId = owners(value)
  if (car.ownerId === null && personId !== undefined) {
    await insertLink(ctx, { vehicleId: car.id, personId, role: 'owner', since: ctx.now })
  }
}

function differs(value: VehicleImport, car: KnownVehicle): boolean {
  const before: Record<string, unknown> = car
  const changed = Object.entries(changedColumns(value, car)).some(([key, next]) => next !== before[key])
  return changed || isNewMileage(value, car) || (car.ownerId === null && value.ownerName !== '')
}

/** An older reading is history the books already know better. */
function isNewMileage(value: VehicleImport, car: KnownVehicle): boolean {
  return value.mileageKm !== null && (car.mileageAt === null || value.mileageKm > car.mileageKm)
}

/** Only what the file says something of. */
function changedColumns(value: VehicleImport, car: KnownVehicle) {
  const keep = <T>(field: string, next: T, kept: T): T => (value.given.has(field) ? next : kept)
  const vin = value.vin ?? car.vin
  const plate = value.plate ?? car.plate
  return {
    vin,
    vinTail: vin === null ? '' : vinTail(vin),
    vinMissingReason: vin === null ? car.vinMissingReason : '',
    plate,
    plateKey: plate === null ? '' : plateKey(plate),
    brand: value.brand,
    series: value.series,
    model: keep('model', value.model, car.model),
    power: keep('power', value.power, car.power),
    body: keep('body', value.body, car.body),
    modelYear: keep('modelYear', value.modelYear, car.modelYear),
    displacement: keep('displacement', value.displacement, car.displacement),
    engineNo: keep('engineNo', value.engineNo, car.engineNo),
    colour: keep('colour', value.colour, car.colour),
    purchasedOn: keep('purchasedOn', value.purchasedOn, car.purchasedOn),
    firstRegisteredOn: keep('firstRegisteredOn', value.firstRegisteredOn, car.firstRegisteredOn),
    serviceIntervalKm: keep('serviceIntervalKm', value.serviceIntervalKm, car.serviceIntervalKm),
    serviceIntervalMonths: keep('serviceIntervalMonths', value.serviceIntervalMonths, car.serviceIntervalMonths),
    nextServiceOn: keep('nextServiceOn', value.nextServiceOn, car.nextServiceOn),
    nextServiceKm: keep('nextServiceKm', value.nextServiceKm, car.nextServiceKm),
    insuranceUntil: keep('insuranceUntil', value.insuranceUntil, car.insuranceUntil),
    inspectionUntil: keep('inspectionUntil', value.inspectionUntil, car.inspectionUntil),
  }
}
