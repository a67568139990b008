import type { Rng } from '#domain/kernel/rng.ts'
import type { PartRow } from './parts.ts'
import type { VehicleRow } from './vehicles.ts'

export type PartFinder = (rng: Rng, family: string, vehicle: VehicleRow) => PartRow | undefined

/** Finds a part of a family for a car, mostly the genuine one; parts without fitment fit every car. */
export function createPartFinder(parts: readonly PartRow[]): PartFinder {
  const common = Map.groupBy(
    parts.filter(part => part.fitment.length === 0),
    part => part.family,
  )
  const fitted = Map.groupBy(
    parts
      .filter(part => part.supersededBy === undefined && part.grade !== 'used')
      .flatMap(part => part.fitment.map(fit => ({ part, fit }))),
    entry => `${entry.part.family}/${entry.fit.seriesKey}`,
  )
  return (rng, family, vehicle) => {
    const byMeasure = common.get(family)
    if (byMeasure) return byMeasure[sizeOf(family, vehicle, byMeasure.length)]
    const candidates = (fitted.get(`${family}/${vehicle.seriesKey}`) ?? [])
      .filter(({ fit }) => fit.powers.includes(vehicle.power))
      .map(({ part }) => [part, gradeWeight[part.grade]] as const)
    return candidates.length === 0 ? undefined : rng.weighted(candidates)
  }
}

const gradeWeight = { genuine: 10, equivalent: 3, aftermarket: 0.5, refurbished: 1, used: 0.1 } as const

/** The same car always takes the same oil, tyre and battery, whichever the visit. */
function sizeOf(family: string, vehicle: VehicleRow, count: number): number {
  let sum = 0
  for (const sign of `${family}${vehicle.seriesKey}`) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 65_521
  return sum % count
}
