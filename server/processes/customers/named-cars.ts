import type { VehicleImport } from '#domain/processes/customers/import-vehicles.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { addCars } from './add-cars.ts'
import { ownersFor } from './import-owners.ts'
import { knownVehicles } from './queries-import.ts'

/** A car as a sheet of another kind names it. */
export type NamedCar = { vin: string | null; plate: string | null }

/** The cars on the books that a sheet names: by VIN, and where it gives none by the plate they bear. */
export async function namedCars(ctx: Ctx, cars: readonly NamedCar[]): Promise<(car: NamedCar) => string | undefined> {
  const known = await knownVehicles(
    ctx,
    cars.flatMap(car => car.vin ?? []),
    cars.flatMap(car => car.plate ?? []),
  )
  return placesOf(known)
}

/** Puts the cars on the books that are not, each once, with their owners. */
export async function addNamedCars(
  ctx: Ctx,
  cars: readonly VehicleImport[],
): Promise<(car: NamedCar) => string | undefined> {
  const once = new Map<string, VehicleImport>()
  const borne = new Set<string>()
  for (const car of cars.toSorted((a, b) => Number(a.vin === null) - Number(b.vin === null))) {
    const key = car.vin ?? car.plate ?? ''
    if (once.has(key) || (car.vin === null && borne.has(key))) continue
    once.set(key, car)
    if (car.plate !== null) borne.add(car.plate)
  }
  // A plate that another car bears by now stays with that one.
  const taken = new Set((await knownVehicles(ctx, [], [...borne])).map(car => car.plate))
  const given = new Set<string>()
  const fresh = [...once.values()].map(car => {
    const { plate } = car
    if (plate === null || taken.has(plate) || given.has(plate)) return { ...car, plate: null }
    given.add(plate)
    return car
  })
  return placesOf(await addCars(ctx, fresh, await ownersFor(ctx, fresh)))
}

type Known = { id: string; vin: string | null; plate: string | null }

function placesOf(known: readonly Known[]): (car: NamedCar) => string | undefined {
  const byVin = new Map(known.flatMap(car => (car.vin === null ? [] : [[car.vin, car] as const])))
  const byPlate = new Map(known.flatMap(car => (car.plate === null ? [] : [[car.plate, car] as const])))
  return ({ vin, plate }) => {
    const plated = plate === null ? undefined : byPlate.get(plate)
    if (vin === null) return plated?.id
    // A car that came in by its plate alone may well be the one with this VIN.
    return byVin.get(vin)?.id ?? (plated?.vin === null ? plated.id : undefined)
  }
}
