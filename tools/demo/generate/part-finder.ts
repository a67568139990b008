import type { Rng } from '#domain/kernel/rng.ts'
import type { Payer } from './jobs.ts'
import type { PartRow } from './parts.ts'
import type { VehicleRow } from './vehicles.ts'

export type PartFinder = (rng: Rng, family: string, vehicle: VehicleRow, payer: Payer) => PartRow | undefined

/**
 * Finds a part of a family for a car, mostly the genuine one; parts without fitment fit every car. The stores build in
 * no grade below the equivalent one, and the maker pays for genuine parts only.
 */
export function createPartFinder(parts: readonly PartRow[]): PartFinder {
  const common = Map.groupBy(
    parts.filter(part => part.fitment.length === 0),
    part => part.family,
  )
  const fitted = Map.groupBy(
    parts.filter(part => part.supersededBy === undefined).flatMap(part => part.fitment.map(fit => ({ part, fit }))),
    entry => `${entry.part.family}/${entry.fit.seriesKey}`,
  )
  return (rng, family, vehicle, payer) => {
    const byMeasure = common.get(family)
    if (byMeasure) {
      const suitable = byMeasure.filter(part => suits(part.name, family, vehicle) && weightOf(part, payer) > 0)
      return suitable[sizeOf(family, vehicle, suitable.length)]
    }
    const candidates = (fitted.get(`${family}/${vehicle.seriesKey}`) ?? [])
      .filter(({ fit }) => fit.powers.includes(vehicle.power))
      .map(({ part }) => [part, weightOf(part, payer)] as const)
      .filter(([, weight]) => weight > 0)
    return candidates.length === 0 ? undefined : rng.weighted(candidates)
  }
}

const gradeWeight = { genuine: 10, equivalent: 3, aftermarket: 0, refurbished: 0, used: 0 } as const

function weightOf({ grade }: PartRow, payer: Payer): number {
  return payer === 'maker' && grade !== 'genuine' ? 0 : gradeWeight[grade]
}

/** The same car always takes the same oil, tyre and battery, whichever the visit. */
function sizeOf(family: string, vehicle: VehicleRow, count: number): number {
  let sum = 0
  for (const sign of `${family}${vehicle.seriesKey}`) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 65_521
  return sum % count
}

function suits(name: string, family: string, vehicle: VehicleRow): boolean {
  const isDiesel = vehicle.power === 'diesel'
  if (family === 'engine-oil')
    return isDiesel ? name.includes('柴机油') : name.includes('4L') && !name.includes('柴机油')
  if (family === 'fuel-additive') return name.includes(isDiesel ? '柴油' : '汽油')
  if (family === 'compressor-oil') return name.includes('绝缘') === (vehicle.power !== 'petrol' && !isDiesel)
  return true
}
