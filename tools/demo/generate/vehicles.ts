import type { Rng } from '#domain/kernel/rng.ts'
import { addDaysOn, addMonthsOn, type DateOn, daysBetweenOn } from '#domain/kernel/time.ts'
import { withCheckDigit } from '#domain/kernel/vin.ts'
import { type BrandRow, brands, houseBrandKeys } from '../data/brands.ts'
import { city } from '../data/places.ts'
import { type SeriesRow, series, serviceIntervalOf } from '../data/series.ts'
import type { StoreKey } from '../data/stores.ts'
import type { BodyKind, PowerType } from '../data/vehicle-kinds.ts'

export type VehicleUse = 'private' | 'company' | 'rental' | 'ride'

export type VehicleRow = {
  key: string
  ownerKey: string
  storeKey: StoreKey
  vin: string
  /** New cars may have none yet. */
  plate?: string
  brandKey: string
  seriesKey: string
  /** As written on papers: brand, series, year and engine. */
  /** Beside brand and series. */
  modelName: string
  modelYear: number
  body: BodyKind
  power: PowerType
  engine: string
  engineNo: string
  colour: string
  /** GA 24 letter for the body colour. */
  colourCode: string
  use: VehicleUse
  purchasedOn: DateOn
  registeredOn: DateOn
  mileageKm: number
  monthlyKm: number
  insurer: string
  insuranceUntilOn: DateOn
  inspectionDueOn: DateOn
  warrantyUntilOn: DateOn
  warrantyKm: number
  serviceKm: number
  serviceMonths: number
  /** Bought at this group, so that sales and service share the customer. */
  boughtHere: boolean
}

const colours: readonly (readonly [colour: readonly [name: string, code: string], weight: number])[] = [
  [['珠光白', 'A'], 38],
  [['曜石黑', 'J'], 20],
  [['星空灰', 'B'], 16],
  [['月光银', 'B'], 9],
  [['海湾蓝', 'H'], 7],
  [['宝石红', 'E'], 5],
  [['琥珀棕', 'I'], 3],
  [['竹林绿', 'G'], 2],
]

const insurers = ['安澜财产保险', '众泽财产保险', '恒川财产保险', '远帆财产保险', '同舟财产保险'] as const
const vinSigns = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'
const yearSigns = 'ABCDEFGHJKLMNPRSTVWXY123456789'
const plateLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const otherPlatePrefixes = ['浙A', '浙D', '浙F', '浙J', '沪C', '苏E'] as const

export type VehicleDraft = {
  key: string
  ownerKey: string
  storeKey: StoreKey
  use: VehicleUse
  today: DateOn
  taken: Set<string>
}

export function vehicleFor(rng: Rng, draft: VehicleDraft): VehicleRow {
  const brand = brandFor(rng, draft.use)
  const { row, power } = seriesFor(rng, brand, draft)
  const purchasedOn = purchaseDate(rng, row, draft.today)
  const registeredOn = addDaysOn(purchasedOn, rng.int(1, 20))
  const modelYear = Math.max(row.fromYear, yearOf(purchasedOn) - (rng.chance(0.2) ? 1 : 0))
  const engine = power === 'bev' ? '' : rng.pick(row.engines)
  const monthlyKm = monthlyKmFor(rng, draft.use)
  const months = daysBetweenOn(purchasedOn, draft.today) / 30.4
  const interval = serviceIntervalOf(brand.key, power)
  const [colour, colourCode] = rng.weighted(colours)
  return {
    key: draft.key,
    ownerKey: draft.ownerKey,
    storeKey: draft.storeKey,
    vin: vinFor(rng, brand, modelYear, draft.taken),
    ...(daysBetweenOn(registeredOn, draft.today) > 0 && { plate: plateFor(rng, power, draft.taken) }),
    brandKey: brand.key,
    seriesKey: row.key,
    modelName: [`${modelYear} 款`, engine, powerWord[power]].filter(word => word !== '').join(' '),
    modelYear,
    body: row.body,
    power,
    engine,
    engineNo: engineNoFor(rng, power),
    colour,
    colourCode,
    use: draft.use,
    purchasedOn,
    registeredOn,
    mileageKm: Math.max(30, Math.round(months * monthlyKm)),
    monthlyKm,
    insurer: rng.pick(insurers),
    insuranceUntilOn: nextAnniversary(registeredOn, draft.today, 1),
    inspectionDueOn: inspectionDue(registeredOn, draft.today, draft.use),
    warrantyUntilOn: addMonthsOn(purchasedOn, power === 'petrol' || power === 'diesel' ? 36 : 72),
    warrantyKm: power === 'petrol' || power === 'diesel' ? 100_000 : 150_000,
    serviceKm: interval.km,
    serviceMonths: interval.months,
    boughtHere: houseBrandKeys.includes(brand.key) && rng.chance(0.55),
  }
}

const powerWord: Readonly<Record<PowerType, string>> = {
  petrol: '',
  diesel: '柴油',
  hev: '双擎混动',
  phev: '插混',
  bev: '纯电',
}

const popularOthers: Readonly<Record<string, number>> = {
  honda: 10,
  nissan: 8,
  buick: 7,
  changan: 6,
  chery: 5,
  haval: 5,
  bmw: 4,
  audi: 4,
  mercedes: 4,
  tesla: 4,
  hyundai: 3,
  ford: 3,
  wuling: 3,
  lynk: 3,
  roewe: 3,
  mg: 2,
  'li-auto': 2,
  xpeng: 2,
  aion: 2,
  leapmotor: 2,
}

function brandFor(rng: Rng, use: VehicleUse): BrandRow {
  const houseWeight: Readonly<Record<string, number>> = { volkswagen: 26, toyota: 20, byd: 24, geely: 14 }
  const weighted = brands.map(brand => {
    const weight = houseWeight[brand.key] ?? (popularOthers[brand.key] ?? 0.5) * 0.22
    return [brand, use === 'ride' && brand.key === 'byd' ? weight * 3 : weight] as const
  })
  return rng.weighted(weighted)
}

function seriesFor(rng: Rng, brand: BrandRow, draft: VehicleDraft): { row: SeriesRow; power: PowerType } {
  const candidates = series.filter(row => row.brandKey === brand.key && row.fromYear < yearOf(draft.today))
  const mpvWeight = draft.use === 'company' ? 2.5 : 0.6
  const row = rng.weighted(
    candidates.map(each => [each, each.body === 'mpv' || each.body === 'pickup' ? mpvWeight : 1] as const),
  )
  // Diesel is rare among passenger cars and hybrids are still fewer than the plain engine of the same series.
  const weights: Readonly<Record<PowerType, number>> = { petrol: 10, diesel: 1, hev: 5, phev: 7, bev: 7 }
  return { row, power: rng.weighted(row.powers.map(power => [power, weights[power]] as const)) }
}

function purchaseDate(rng: Rng, row: SeriesRow, today: DateOn): DateOn {
  const newest = Math.min(row.toYear, yearOf(today))
  const oldest = Math.max(row.fromYear, newest - 12)
  const years = Array.from({ length: newest - oldest + 1 }, (_, index) => oldest + index)
  const year = rng.weighted(years.map(each => [each, 14 - Math.min(12, newest - each)] as const))
  const latest = addDaysOn(today, -3)
  const on = `${year}-${pad(rng.int(1, 12))}-${pad(rng.int(1, 28))}`
  return on > latest ? addDaysOn(latest, -rng.int(0, 250)) : on
}

function monthlyKmFor(rng: Rng, use: VehicleUse): number {
  if (use === 'ride') return rng.int(5000, 8500)
  if (use === 'rental') return rng.int(2500, 4500)
  if (use === 'company') return rng.int(1300, 2600)
  return rng.weighted([
    [rng.int(350, 700), 22],
    [rng.int(700, 1300), 50],
    [rng.int(1300, 2200), 28],
  ])
}

function vinFor(rng: Rng, brand: BrandRow, modelYear: number, taken: Set<string>): string {
  for (;;) {
    const descriptor = Array.from({ length: 5 }, () => vinSigns.charAt(rng.int(0, vinSigns.length - 1))).join('')
    const year = yearSigns.charAt((modelYear - 1980) % 30)
    const serial = String(rng.int(1, 999_999)).padStart(6, '0')
    const vin = withCheckDigit(
      `${rng.pick(brand.wmis)}${descriptor}0${year}${rng.pick(['A', 'C', 'H', 'J', 'N'])}${serial}`,
    )
    if (taken.has(vin)) continue
    taken.add(vin)
    return vin
  }
}

/** A serial beginning with 0 and two letters (浙B0AB12), or a 0 after the energy letter (浙BD01234), marks a made-up plate. */
function plateFor(rng: Rng, power: PowerType, taken: Set<string>): string {
  const letter = () => plateLetters.charAt(rng.int(0, plateLetters.length - 1))
  for (;;) {
    const prefix = rng.chance(0.95) ? city.platePrefix : rng.pick(otherPlatePrefixes)
    const serial =
      power === 'bev' || power === 'phev'
        ? `${rng.weighted(power === 'bev' ? pureLetters : mixedLetters)}0${String(rng.int(0, 9999)).padStart(4, '0')}`
        : `0${letter()}${letter()}${pad(rng.int(0, 99))}`
    const plate = `${prefix}${serial}`
    if (taken.has(plate)) continue
    taken.add(plate)
    return plate
  }
}

const pureLetters = [
  ['D', 70],
  ['A', 20],
  ['B', 10],
] as const
const mixedLetters = [
  ['F', 75],
  ['G', 25],
] as const

function engineNoFor(rng: Rng, power: PowerType): string {
  const letters = Array.from({ length: 3 }, () => plateLetters.charAt(rng.int(0, plateLetters.length - 1))).join('')
  return `${power === 'bev' ? 'TZ' : ''}${letters}0${String(rng.int(0, 99_999)).padStart(5, '0')}`
}

function nextAnniversary(from: DateOn, today: DateOn, everyYears: number): DateOn {
  let on = from
  while (on < today) on = addMonthsOn(on, everyYears * 12)
  return on
}

/** Every second year while the car is under ten years old, yearly afterwards and for cars that carry passengers. */
function inspectionDue(registeredOn: DateOn, today: DateOn, use: VehicleUse): DateOn {
  const years = yearOf(today) - yearOf(registeredOn)
  return nextAnniversary(registeredOn, today, use === 'ride' || use === 'rental' || years >= 10 ? 1 : 2)
}

const yearOf = (on: DateOn): number => Number(on.slice(0, 4))
const pad = (value: number): string => String(value).padStart(2, '0')
