import { applyRatePpm, type Fen, multiplyFen } from '#domain/kernel/money.ts'
import type { Rng } from '#domain/kernel/rng.ts'
import { type BrandRow, brands, houseBrandKeys } from '../data/brands.ts'
import { commonPartLines } from '../data/common-parts.ts'
import { bodyFamilies } from '../data/part-families-body.ts'
import { chassisFamilies } from '../data/part-families-chassis.ts'
import { electricFamilies } from '../data/part-families-electric.ts'
import { powertrainFamilies } from '../data/part-families-powertrain.ts'
import {
  type Demand,
  type PartCategory,
  type PartFamilyLine,
  type PartGrade,
  partCategoryNames,
  powerGroups,
} from '../data/part-kinds.ts'
import { type SeriesRow, series } from '../data/series.ts'
import type { StoreKey } from '../data/stores.ts'
import { type PowerType, powerTypes } from '../data/vehicle-kinds.ts'

export type Fitment = {
  brandKey: string
  seriesKey: string
  fromYear: number
  toYear: number
  powers: readonly PowerType[]
}

export type OpeningStock = { storeKey: StoreKey; qtyMilli: number; minMilli: number; maxMilli: number }

export type PartRow = {
  number: string
  name: string
  /** What labour operations and packages ask for. */
  family: string
  category: PartCategory
  grade: PartGrade
  maker: string
  unit: string
  /** Empty for parts that fit by their own measure. */
  fitment: readonly Fitment[]
  costFen: Fen
  priceFen: Fen
  bin: string
  aliases: readonly string[]
  supersededBy?: string
  demand: Demand
  leadDays: number
  stock: readonly OpeningStock[]
}

type Platform = { code: string; brand: BrandRow; series: readonly SeriesRow[]; powers: readonly PowerType[] }
type PartDraft = Omit<PartRow, 'bin' | 'stock'>

export const partFamilies: readonly PartFamilyLine[] = [
  ...powertrainFamilies,
  ...chassisFamilies,
  ...electricFamilies,
  ...bodyFamilies,
]

export function generateParts(input: { rng: Rng }): PartRow[] {
  const drafts = [
    ...commonParts(input.rng),
    ...brands.flatMap(brand =>
      platformsOf(brand).flatMap(platform =>
        partFamilies.flatMap(family =>
          platformParts(input.rng.fork(`${platform.code}/${family[0]}`), platform, family),
        ),
      ),
    ),
  ]
  return withPlaces(input.rng.fork('places'), drafts)
}

/** Slow movers share one number across car bodies; what is ordered daily has one number per platform. */
function platformsOf(brand: BrandRow): Platform[] {
  const own = series.filter(row => row.brandKey === brand.key)
  const platform = (letter: string, powers: readonly PowerType[], bodies: readonly string[]): Platform => ({
    code: `${partCode(brand)}${letter}`,
    brand,
    powers,
    series: own.filter(row => bodies.includes(row.body) && row.powers.some(power => powers.includes(power))),
  })
  return [
    platform('A', ['petrol', 'diesel'], ['sedan', 'hatchback']),
    platform('B', ['petrol', 'diesel'], ['suv', 'mpv', 'pickup']),
    platform('C', ['hev', 'phev'], ['sedan', 'hatchback', 'suv', 'mpv', 'pickup']),
    platform('D', ['bev'], ['sedan', 'hatchback', 'suv', 'mpv', 'pickup']),
  ].filter(each => each.series.length > 0)
}

const sharedWear = new Set([
  'oil-filter',
  'air-filter',
  'cabin-filter',
  'brake-pad-front',
  'brake-pad-rear',
  'spark-plug',
  'wiper-front',
  'drain-washer',
])
const rebuilt = new Set([
  'alternator',
  'starter',
  'steering-rack',
  'compressor',
  'turbocharger',
  'mechatronic',
  'hv-battery-module',
])
const salvaged = new Set(['door-shell', 'hood', 'headlamp', 'trunk-lid', 'wheel-rim'])
const wearCategories = new Set<PartCategory>(['filter', 'brake', 'suspension', 'ignition'])

function platformParts(rng: Rng, platform: Platform, family: PartFamilyLine): PartDraft[] {
  const [key, , category, , , , demand, group] = family
  const isHouse = houseBrandKeys.includes(platform.brand.key)
  if (!isHouse && !sharedWear.has(key)) return []
  const powers = powerTypes.filter(
    power => powerGroups[group].some(each => each === power) && platform.powers.includes(power),
  )
  const merged = demand === 'slow' && platform.code.endsWith('B') && hasLetter(platform.brand, 'A')
  if (powers.length === 0 || merged) return []
  const bodies = demand === 'slow' && platform.code.endsWith('A') ? seriesWith(platform.brand, powers) : platform.series
  const fitment = bodies.flatMap(row => fitmentOf(row, powers))
  if (fitment.length === 0) return []
  const wears = demand === 'fast' || (demand === 'medium' && wearCategories.has(category))
  const grades: PartGrade[] = isHouse ? ['genuine'] : ['equivalent']
  if (isHouse && wears && key !== 'drain-washer') grades.push('equivalent')
  if (isHouse && demand === 'fast' && rng.chance(0.5)) grades.push('aftermarket')
  if (isHouse && rebuilt.has(key)) grades.push('refurbished')
  if (isHouse && salvaged.has(key)) grades.push('used')
  const parts = grades.map(grade => partOf(rng, platform, family, grade, fitment))
  return [...parts, ...predecessorOf(rng, parts, demand)]
}

function partOf(
  rng: Rng,
  platform: Platform,
  family: PartFamilyLine,
  grade: PartGrade,
  fitment: readonly Fitment[],
): PartDraft {
  const [key, name, category, subgroup, unit, priceYuan, demand, , aliases] = family
  const share = gradeShare[grade]
  const yuan = priceYuan * levelFactor[platform.brand.level] * (platform.code.endsWith('B') ? 1.12 : 1) * share
  const priceFen = Math.max(1, Math.round(yuan * (0.93 + rng.next() * 0.14))) * 100
  return {
    number: `${partCode(platform.brand)}${subgroup}${pieceOf(family)}-${platform.code.slice(-1)}1${gradeSign[grade]}`,
    name,
    family: key,
    category,
    grade,
    maker: grade === 'genuine' || grade === 'used' ? platform.brand.name : rng.pick(otherMakers),
    unit,
    fitment,
    costFen: applyRatePpm(priceFen, rng.int(600_000, 780_000), 'halfUp'),
    priceFen,
    aliases: aliases.split(' '),
    demand,
    leadDays: leadDaysFor(rng, demand, grade),
  }
}

const levelFactor = { economy: 0.75, main: 1, premium: 1.75 } as const
const gradeShare: Readonly<Record<PartGrade, number>> = {
  genuine: 1,
  equivalent: 0.66,
  aftermarket: 0.42,
  refurbished: 0.5,
  used: 0.35,
}
const gradeSign: Readonly<Record<PartGrade, string>> = {
  genuine: '',
  equivalent: 'T',
  aftermarket: 'F',
  refurbished: 'X',
  used: 'J',
}
const otherMakers = ['驰安', '恒滤', '固岳', '海固', '正擎', '联川'] as const

/** The number before a change of the part: no longer bought, the rest of it is used up. */
function predecessorOf(rng: Rng, parts: readonly PartDraft[], demand: Demand): PartDraft[] {
  const current = parts[0]
  if (!current || demand === 'slow' || current.grade !== 'genuine' || !rng.chance(0.06)) return []
  return [{ ...current, number: current.number.replace(/1$/, '0'), supersededBy: current.number }]
}

function fitmentOf(row: SeriesRow, powers: readonly PowerType[]): Fitment[] {
  const shared = row.powers.filter(power => powers.includes(power))
  if (shared.length === 0) return []
  return [{ brandKey: row.brandKey, seriesKey: row.key, fromYear: row.fromYear, toYear: row.toYear, powers: shared }]
}

function seriesWith(brand: BrandRow, powers: readonly PowerType[]): SeriesRow[] {
  return series.filter(row => row.brandKey === brand.key && row.powers.some(power => powers.includes(power)))
}

const hasLetter = (brand: BrandRow, letter: string): boolean =>
  platformsOf(brand).some(platform => platform.code.endsWith(letter))

/** Three letters of our own in the place of the maker's code, so that no number is a real one. */
function partCode(brand: BrandRow): string {
  const index = brands.indexOf(brand)
  const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'
  return `H${letters.charAt(Math.floor(index / letters.length))}${letters.charAt(index % letters.length)}`
}

/** Part numbers within a subgroup count in tens; a last 0 marks an assembly. */
function pieceOf(family: PartFamilyLine): string {
  const position = partFamilies.filter(each => each[3] === family[3]).indexOf(family)
  return String((position + 1) * 10).padStart(3, '0')
}

const YUAN: Fen = 100

function commonParts(rng: Rng): PartDraft[] {
  return commonPartLines.flatMap(([family, name, category, unit, aliases, variants], familyIndex) =>
    variants.map(([spec, yuan], index) => ({
      number: `HGT${String(familyIndex + 1).padStart(3, '0')}-${String(index + 1).padStart(2, '0')}`,
      name: `${name} ${spec}`,
      family,
      category,
      grade: category === 'lubricant' && index % 3 === 0 ? ('genuine' as const) : ('equivalent' as const),
      maker: rng.pick(otherMakers),
      unit,
      fitment: [],
      costFen: applyRatePpm(multiplyFen(YUAN, yuan * 1000), rng.int(500_000, 700_000), 'halfUp'),
      priceFen: multiplyFen(YUAN, yuan * 1000),
      aliases: aliases.split(' '),
      demand: category === 'tyre' || category === 'beauty' ? ('medium' as const) : ('fast' as const),
      leadDays: rng.int(1, 3),
    })),
  )
}

function leadDaysFor(rng: Rng, demand: Demand, grade: PartGrade): number {
  if (grade === 'used' || grade === 'refurbished') return rng.int(5, 12)
  if (demand === 'fast') return rng.int(1, 2)
  return demand === 'medium' ? rng.int(2, 5) : rng.int(4, 18)
}

/** One area of the store room per category; a bin holds a few numbers of slow parts. */
function withPlaces(rng: Rng, drafts: readonly PartDraft[]): PartRow[] {
  const areas = Object.keys(partCategoryNames)
  const counts = new Map<string, number>()
  return drafts.map(draft => {
    const position = counts.get(draft.category) ?? 0
    counts.set(draft.category, position + 1)
    const bin = Math.floor(position / 2)
    const area = String.fromCharCode(65 + areas.indexOf(draft.category))
    return {
      ...draft,
      bin: `${area}-${pad(Math.floor(bin / 30) + 1)}-${pad((bin % 30) + 1)}`,
      stock: [stockFor(rng, draft, 'riverside'), stockFor(rng, draft, 'north')],
    }
  })
}

function stockFor(rng: Rng, draft: PartDraft, storeKey: StoreKey): OpeningStock {
  const share = storeKey === 'riverside' ? 2 : 1
  const isHouse = draft.fitment.length === 0 || draft.fitment.some(fit => houseBrandKeys.includes(fit.brandKey))
  const [min, max] = stockRange(draft, isHouse)
  const held = draft.supersededBy !== undefined ? rng.int(0, 1) : rng.int(min, max) * share
  return { storeKey, qtyMilli: held * 1000, minMilli: min * share * 1000, maxMilli: max * share * 1000 }
}

function stockRange(draft: PartDraft, isHouse: boolean): readonly [min: number, max: number] {
  if (draft.grade === 'used') return [0, 1]
  if (draft.category === 'lubricant' || draft.unit === '瓶' || draft.unit === '桶') return [10, 45]
  if (draft.demand === 'fast') return isHouse ? [6, 24] : [1, 6]
  if (draft.demand === 'medium') return isHouse ? [1, 5] : [0, 2]
  return draft.priceFen > 300_000 ? [0, 0] : [0, 1]
}

const pad = (value: number): string => String(value).padStart(2, '0')
