import { type Fen, hoursAmountFen, multiplyFen, sumFen } from '#domain/kernel/money.ts'
import type { Rng } from '#domain/kernel/rng.ts'
import type { DateOn } from '#domain/kernel/time.ts'
import { declineReasons } from '../data/customer-talk.ts'
import { type LabourRow, labourRows } from '../data/labour.ts'
import { type PackageRow, packages } from '../data/packages.ts'
import { powerGroups } from '../data/part-kinds.ts'
import type { StoreRow } from '../data/stores.ts'
import { type SymptomRow, symptoms } from '../data/symptoms.ts'
import type { PartFinder } from './part-finder.ts'
import { canDo } from './technicians.ts'
import type { VehicleRow } from './vehicles.ts'

export type VisitKind = 'service' | 'repair' | 'accident' | 'warranty' | 'tyre' | 'beauty' | 'check' | 'rework'
export type Payer = 'customer' | 'maker' | 'insurer' | 'internal' | 'rework'

export type LabourLinePlan = {
  code: string
  name: string
  times: number
  /** Standard hours of the whole line. */
  hoursCenti: number
  rateFen: Fen
  amountFen: Fen
  payer: Payer
}

export type PartLinePlan = {
  number: string
  name: string
  family: string
  unit: string
  qtyMilli: number
  priceFen: Fen
  costFen: Fen
  amountFen: Fen
  payer: Payer
}

export type DeclinedLine = { code: string; name: string; reasonKey: string; estimateFen: Fen }

export type JobDraft = {
  kind: VisitKind
  /** In the customer's words. */
  complaint: string
  symptomKey?: string
  packageKeys: readonly string[]
  labour: readonly LabourLinePlan[]
  parts: readonly PartLinePlan[]
  declined: readonly DeclinedLine[]
}

export type JobInput = {
  rng: Rng
  kind: VisitKind
  vehicle: VehicleRow
  store: StoreRow
  findPart: PartFinder
  on: DateOn
  mileageKm: number
}

type Wanted = {
  complaint: string
  symptomKey?: string
  packageKeys?: readonly string[]
  labour: readonly { code: string; times: number }[]
  parts: readonly { family: string; qtyMilli: number }[]
  payer: Payer
}

const labourByCode = new Map(labourRows.map(row => [row.code, row] as const))

/** Undefined when the store cannot do such a job on this car; the caller tries another kind. */
export function draftJob(input: JobInput): JobDraft | undefined {
  const wanted = wantedFor(input)
  if (!wanted) return undefined
  const labour = wanted.labour.flatMap(line => labourLine(input, line.code, line.times, wanted.payer))
  if (labour.length < wanted.labour.length || labour.length === 0) return undefined
  const parts = wanted.parts.flatMap(line => partLine(input, line.family, line.qtyMilli, wanted.payer))
  if (parts.length < wanted.parts.length) return undefined
  return {
    kind: input.kind,
    complaint: wanted.complaint,
    ...(wanted.symptomKey !== undefined && { symptomKey: wanted.symptomKey }),
    packageKeys: wanted.packageKeys ?? [],
    labour,
    parts,
    declined: declinedLines(input, labour),
  }
}

/** The same work once more at the shop's own cost. */
export function draftRework(input: JobInput, codes: readonly string[]): JobDraft | undefined {
  const labour = codes.flatMap(code => labourLine(input, code, 1, 'rework'))
  if (labour.length === 0) return undefined
  const complaint = '上次修过的问题又出现了，请再检查'
  return { kind: 'rework', complaint, packageKeys: [], labour, parts: [], declined: [] }
}

export function jobAmountFen(job: JobDraft, payer: Payer): Fen {
  return sumFen([...job.labour, ...job.parts].filter(line => line.payer === payer).map(line => line.amountFen))
}

function wantedFor(input: JobInput): Wanted | undefined {
  if (input.kind === 'service') return serviceWork(input)
  if (input.kind === 'repair') return symptomWork(input, 'customer')
  if (input.kind === 'warranty') return symptomWork(input, 'maker')
  if (input.kind === 'accident') return accidentWork(input)
  const offered: Readonly<Record<string, readonly string[]>> = {
    tyre: ['tyre-pair', 'tyre-pair', 'tyre-set', 'tyre-rotation', 'alignment'],
    beauty: ['paint-care', 'paint-care', 'interior-clean', 'coating'],
    check: ['long-trip', 'yearly-test', 'battery-check'],
  }
  const pack = packageFor(input.rng, input.vehicle, offered[input.kind] ?? [])
  const payer: Payer = input.kind === 'check' ? 'internal' : 'customer'
  return pack && fromPackages([pack], `想做${pack.name}`, payer)
}

function serviceWork(input: JobInput): Wanted | undefined {
  const { rng, vehicle, mileageKm, on } = input
  const round = Math.max(1, Math.round(mileageKm / vehicle.serviceKm))
  const size = round === 1 ? 'first' : round % 8 === 0 ? 'large' : round % 4 === 0 ? 'medium' : 'small'
  const fitting = packages.filter(pack => pack.key.startsWith(`${size}-`) && pack.powers.includes(vehicle.power))
  const base = fitting[0] ?? packages.find(pack => pack.key.startsWith('small-') && pack.powers.includes(vehicle.power))
  if (!base) return undefined
  const extra = rng.chance(0.38) ? packageFor(rng, vehicle, seasonalKeys(on, mileageKm)) : undefined
  const chosen = extra ? [base, extra] : [base]
  return fromPackages(
    chosen,
    `到 ${mileageKm} 公里，${base.name}`,
    base.key.startsWith('first-') ? 'maker' : 'customer',
  )
}

/** What is offered beside the service; nothing that a car of that mileage cannot need yet. */
function seasonalKeys(on: DateOn, mileageKm: number): readonly string[] {
  const month = Number(on.slice(5, 7))
  const always = Object.entries(offeredFromKm).flatMap(([key, fromKm]) => (mileageKm >= fromKm ? [key] : []))
  if (month >= 5 && month <= 9) return [...always, 'climate-summer', 'climate-summer', 'climate-deep', 'climate-gas']
  if (month >= 11 || month <= 2) return [...always, 'winter', 'winter-bev', 'battery-check']
  return always
}

const offeredFromKm: Readonly<Record<string, number>> = {
  wipers: 8_000,
  'tyre-rotation': 10_000,
  throttle: 20_000,
  'brake-front': 28_000,
  'brake-fluid': 36_000,
  coolant: 36_000,
  plugs: 36_000,
  reducer: 36_000,
  'starter-battery': 40_000,
  'brake-rear': 45_000,
  atf: 55_000,
}

function packageFor(rng: Rng, vehicle: VehicleRow, keys: readonly string[]): PackageRow | undefined {
  const fitting = keys.flatMap(key => packages.filter(pack => pack.key === key && pack.powers.includes(vehicle.power)))
  return fitting.length === 0 ? undefined : rng.pick(fitting)
}

/** Two packages may hold the same check; it is done and charged once. */
function fromPackages(chosen: readonly PackageRow[], complaint: string, payer: Payer): Wanted {
  const labour = new Map(chosen.flatMap(pack => pack.labour).map(line => [line.code, line] as const))
  const parts = new Map(chosen.flatMap(pack => pack.parts).map(line => [line.family, line] as const))
  const packageKeys = chosen.map(pack => pack.key)
  return { complaint, packageKeys, labour: [...labour.values()], parts: [...parts.values()], payer }
}

function symptomWork(input: JobInput, payer: Payer): Wanted | undefined {
  const { rng, vehicle } = input
  const unheard: readonly string[] = payer === 'maker' ? ['body', 'tyre', 'interior'] : ['body']
  const heard = symptoms.filter(
    row => !unheard.includes(row.system) && powerGroups[row.powers].some(power => power === vehicle.power),
  )
  const symptom = rng.pick(heard)
  const repairs = symptom.repairLabour.filter(code => fits(labourByCode.get(code), vehicle))
  if (repairs.length === 0) return undefined
  const done = rng.shuffle(repairs).slice(0, rng.chance(0.75) ? 1 : 2)
  return workOf(symptom, done, payer, symptom.checkLabour)
}

function workOf(symptom: SymptomRow, done: readonly string[], payer: Payer, check: string): Wanted {
  const codes = [...new Set([check, ...done])]
  const families = new Set(codes.flatMap(code => labourByCode.get(code)?.partFamilies ?? []))
  return {
    complaint: symptom.wording,
    symptomKey: symptom.key,
    labour: codes.map(code => ({ code, times: 1 })),
    parts: [...families].map(family => ({ family, qtyMilli: quantities[family] ?? 1000 })),
    payer,
  }
}

const quantities: Readonly<Record<string, number>> = {
  'spark-plug': 4000,
  'brake-disc-front': 2000,
  'brake-disc-rear': 2000,
  atf: 6000,
  'dct-fluid': 5000,
  'cvt-fluid': 4000,
  refrigerant: 2000,
  coolant: 2000,
  'battery-coolant': 2000,
  'base-coat': 400,
  'clear-coat': 300,
  primer: 200,
  'body-clip': 6000,
  'balance-weight': 4000,
  putty: 200,
}

const accidents: readonly { complaint: string; codes: readonly string[] }[] = [
  { complaint: '前保险杠被剐蹭，走保险', codes: ['CS001', 'CS019', 'PQ001'] },
  { complaint: '后保险杠被追尾，走对方保险', codes: ['CS004', 'PQ002'] },
  { complaint: '右前门凹陷加划痕', codes: ['CS013', 'PQ005'] },
  { complaint: '左前翼子板碰撞变形', codes: ['CS015', 'PQ003'] },
  { complaint: '左前角碰撞，大灯破裂', codes: ['CS003', 'DQ009', 'PQ001'] },
  { complaint: '倒车撞柱，尾灯破裂', codes: ['CS002', 'CS019', 'DQ012', 'PQ002'] },
  { complaint: '后视镜被挂断', codes: ['DQ023', 'PQ010'] },
  { complaint: '前挡风玻璃被石子击裂', codes: ['CS010', 'BD012'] },
]

function accidentWork(input: JobInput): Wanted {
  const { complaint, codes } = input.rng.pick(accidents)
  const families = new Set(codes.flatMap(code => labourByCode.get(code)?.partFamilies ?? []))
  return {
    complaint,
    labour: codes.map(code => ({ code, times: 1 })),
    parts: [...families].map(family => ({ family, qtyMilli: quantities[family] ?? 1000 })),
    payer: input.rng.chance(0.82) ? 'insurer' : 'customer',
  }
}

function labourLine(input: JobInput, code: string, times: number, payer: Payer): LabourLinePlan[] {
  const row = labourByCode.get(code)
  if (!row || !fits(row, input.vehicle) || !canDo(input.store.key, row)) return []
  const hoursCenti = row.hoursCenti * times
  const rateFen = input.store.rateFenPerHour[row.trade]
  return [{ code, name: row.name, times, hoursCenti, rateFen, amountFen: hoursAmountFen(rateFen, hoursCenti), payer }]
}

function partLine(input: JobInput, family: string, qtyMilli: number, payer: Payer): PartLinePlan[] {
  const part = input.findPart(input.rng, family, input.vehicle, payer)
  if (!part) return []
  const { number, name, unit, priceFen, costFen } = part
  return [
    { number, name, family, unit, qtyMilli, priceFen, costFen, amountFen: multiplyFen(priceFen, qtyMilli), payer },
  ]
}

const advisedCodes = [
  'ZD002',
  'ZD004',
  'BY007',
  'BY017',
  'DQ005',
  'LT001',
  'XG010',
  'FD010',
  'KT005',
  'BY010',
  'ZX013',
  'SD022',
  'FD019',
  'XG002',
]

function declinedLines(input: JobInput, done: readonly LabourLinePlan[]): DeclinedLine[] {
  const { rng } = input
  if (input.kind === 'check' || !rng.chance(0.2)) return []
  const row = labourByCode.get(rng.pick(advisedCodes))
  if (!row || !fits(row, input.vehicle) || done.some(line => line.code === row.code)) return []
  const labourFen = hoursAmountFen(input.store.rateFenPerHour[row.trade], row.hoursCenti)
  const partsFen = sumFen(
    row.partFamilies.flatMap(family => partLine(input, family, 1000, 'customer')).map(line => line.amountFen),
  )
  const estimateFen = sumFen([labourFen, partsFen])
  return [{ code: row.code, name: row.name, reasonKey: rng.pick(declineReasons).key, estimateFen }]
}

function fits(row: LabourRow | undefined, vehicle: VehicleRow): boolean {
  return row?.powers.includes(vehicle.power) ?? false
}
