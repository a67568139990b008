import { plateKey } from '#domain/kernel/plate.ts'
import { checkVin } from '#domain/kernel/vin.ts'
import { customersRefusals } from '#domain/processes/customers/refusals.ts'
import { vehicleTitle } from '#domain/processes/customers/vehicle-kinds.ts'
import { vinTail } from '#domain/processes/customers/vin-tail.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { VehiclesInput } from './inputs.ts'
import { noteReading } from './mileage.ts'
import { findOrAddPerson } from './people.ts'
import { takePlate } from './plates.ts'
import { findPerson } from './queries.ts'
import { insertLink, insertVehicle, startPlate, vehicleByVin } from './queries-vehicles.ts'

export type VehicleWarning = 'vinCheckDigit'
export type VehicleSaved = { id: string; version: number; warnings: VehicleWarning[] }

export async function addVehicle(ctx: Ctx, input: VehiclesInput['add']): Promise<VehicleSaved> {
  const identity = await identityOf(ctx, input.id, input.vin ?? null, input.vinMissingReason ?? '')
  const plate = input.plate ?? null
  if (plate !== null) await takePlate(ctx, input.id, plate, input.movePlateFrom)
  await insertVehicle(ctx, {
    id: input.id,
    ...identity,
    plate,
    plateKey: plate === null ? '' : plateKey(plate),
    brand: input.brand,
    series: input.series,
    model: input.model ?? '',
    power: input.power,
    body: input.body,
    modelYear: input.modelYear ?? null,
    displacement: input.displacement ?? '',
    engineNo: input.engineNo ?? '',
    colour: input.colour ?? '',
    usage: input.usage ?? 'household',
    purchasedOn: input.purchasedOn ?? null,
    firstRegisteredOn: input.firstRegisteredOn ?? null,
    serviceIntervalKm: input.serviceIntervalKm ?? null,
    serviceIntervalMonths: input.serviceIntervalMonths ?? null,
    insuranceUntil: input.insuranceUntil ?? null,
    inspectionUntil: input.inspectionUntil ?? null,
    createdAt: ctx.now,
  })
  await afterInsert(ctx, input, plate)
  return { id: input.id, version: 1, warnings: vinWarnings(identity.vin) }
}

/** The VIN columns. @throws AppError vinTaken naming the car that has it, or vinReasonNeeded */
export async function identityOf(ctx: Ctx, vehicleId: string, vin: string | null, reason: string) {
  if (vin === null && reason === '') throw refuse(customersRefusals.vinReasonNeeded)
  const other = vin === null ? undefined : await vehicleByVin(ctx, vin)
  if (vin !== null && other && other.id !== vehicleId) {
    throw refuse(customersRefusals.vinTaken, { vin, car: other.plate ?? vehicleTitle(other), vehicleId: other.id })
  }
  return { vin, vinTail: vin === null ? '' : vinTail(vin), vinMissingReason: vin === null ? reason : '' }
}

export function vinWarnings(vin: string | null): VehicleWarning[] {
  if (vin === null) return []
  const checked = checkVin(vin)
  return checked.ok && checked.checkDigit === 'wrong' ? ['vinCheckDigit'] : []
}

async function afterInsert(ctx: Ctx, input: VehiclesInput['add'], plate: string | null): Promise<void> {
  const { id, mileageKm } = input
  const ownerId = input.ownerId ?? (input.newOwner && (await findOrAddPerson(ctx, input.newOwner)).id)
  if (ownerId !== undefined) {
    found(await findPerson(ctx, ownerId))
    await insertLink(ctx, { vehicleId: id, personId: ownerId, role: 'owner', since: ctx.now })
  }
  if (plate !== null) await startPlate(ctx, id, plate)
  if (mileageKm !== undefined) await noteReading(ctx, { id, kmPerMonth: 0 }, mileageKm, false)
  ctx.record({
    event: 'vehicle.added',
    subject: { kind: 'vehicle', id },
    data: { plate, vin: input.vin ?? null, brand: input.brand, series: input.series, owner: ownerId ?? null },
  })
}
