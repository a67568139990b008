import type { Rng } from '#domain/kernel/rng.ts'
import type { DateOn } from '#domain/kernel/time.ts'
import { type CustomerRow, generateCustomers } from './customers.ts'
import { createPartFinder, type PartFinder } from './part-finder.ts'
import { generateParts, type PartRow } from './parts.ts'
import type { VehicleRow } from './vehicles.ts'

/** The standing data the plans of past and present draw on. */
export type DemoShop = {
  customers: readonly CustomerRow[]
  vehicles: readonly VehicleRow[]
  parts: readonly PartRow[]
  findPart: PartFinder
}

/** Size is the number of vehicles; about 4,500 carry a full year at both stores. */
export function generateShop(input: { rng: Rng; today: DateOn; size: number }): DemoShop {
  const parts = generateParts({ rng: input.rng.fork('parts') })
  const base = generateCustomers({ rng: input.rng.fork('customers'), today: input.today, size: input.size })
  return { ...base, parts, findPart: createPartFinder(parts) }
}
