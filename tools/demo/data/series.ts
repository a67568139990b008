import { brands } from './brands.ts'
import { domesticSeries } from './series-domestic.ts'
import { jointSeries } from './series-joint.ts'
import type { SeriesLine } from './series-lines.ts'
import { type BodyKind, type PowerType, powerTypes } from './vehicle-kinds.ts'

export type SeriesRow = {
  key: string
  brandKey: string
  name: string
  body: BodyKind
  powers: readonly PowerType[]
  /** Displacements such as 1.5L or 2.0T; empty for cars with electric drive only. */
  engines: readonly string[]
  fromYear: number
  toYear: number
  priceFen: number
}

export type ServiceInterval = { km: number; months: number }

export const series: readonly SeriesRow[] = brands.flatMap(brand =>
  (jointSeries[brand.key] ?? domesticSeries[brand.key] ?? []).map(line => seriesRow(brand.key, line)),
)

/** Electric cars come in once a year; hybrids keep the rhythm of the combustion engine. */
export function serviceIntervalOf(brandKey: string, power: PowerType): ServiceInterval {
  if (power === 'bev') return { km: 20000, months: 12 }
  const brand = brands.find(each => each.key === brandKey)
  if (!brand) throw new Error(`No demo brand ${brandKey}`)
  return { km: Math.min(brand.serviceKm, 15000), months: brand.serviceMonths }
}

function seriesRow(brandKey: string, line: SeriesLine): SeriesRow {
  const [slug, name, body, powers, engines, fromYear, toYear, priceWan] = line
  const named = powers.split(' ')
  return {
    key: `${brandKey}-${slug}`,
    brandKey,
    name,
    body,
    powers: powerTypes.filter(power => named.includes(power)),
    engines: engines === '' ? [] : engines.split(' '),
    fromYear,
    toYear,
    priceFen: priceWan * 10_000 * 100,
  }
}
