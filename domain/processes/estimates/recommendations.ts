import { addDaysOn, type DateOn } from '#domain/kernel/time.ts'

/** A service offered beyond what the case needs, with the need it answers. */
export type Recommendation = { key: string; text: string; reason: string }

export type Need = {
  mileageKm: number | null
  todayOn: DateOn
  power: string
  /** Work done on this car before, as its orders name it. */
  done: readonly { name: string; mileageKm: number | null; on: DateOn }[]
}

type Care = {
  key: string
  text: string
  /** How the work is called on earlier orders. */
  words: readonly string[]
  everyKm: number
  everyDays: number
  powers?: readonly string[]
}

const engines = ['petrol', 'diesel', 'hybrid'] as const

/** What wears by distance and age, whatever brought the car in. */
const cares: readonly Care[] = [
  { key: 'brakeFluid', text: '更换制动液', words: ['制动液', '刹车油'], everyKm: 40_000, everyDays: 730 },
  { key: 'coolant', text: '更换冷却液', words: ['冷却液', '防冻液'], everyKm: 60_000, everyDays: 1095 },
  { key: 'cabinFilter', text: '更换空调滤清器', words: ['空调滤', '空调格'], everyKm: 10_000, everyDays: 365 },
  {
    key: 'airFilter',
    text: '更换空气滤清器',
    words: ['空气滤', '空滤'],
    everyKm: 20_000,
    everyDays: 730,
    powers: engines,
  },
  {
    key: 'plugs',
    text: '更换火花塞',
    words: ['火花塞'],
    everyKm: 60_000,
    everyDays: 1825,
    powers: ['petrol', 'hybrid'],
  },
  {
    key: 'gearOil',
    text: '更换变速器油',
    words: ['变速器油', '变速箱油'],
    everyKm: 60_000,
    everyDays: 1460,
    powers: engines,
  },
  { key: 'rotation', text: '轮胎换位与动平衡', words: ['轮胎换位', '四轮换位'], everyKm: 10_000, everyDays: 365 },
]

/** EST-15: only what this car is due for, each with its reason; nothing is offered for the sake of selling it. */
export function recommendationsFor(need: Need): Recommendation[] {
  const { mileageKm, power } = need
  if (mileageKm === null) return []
  return cares
    .filter(care => care.powers === undefined || care.powers.includes(power))
    .flatMap(care => {
      const reason = dueReason(care, need, mileageKm)
      return reason === null ? [] : [{ key: care.key, text: care.text, reason }]
    })
}

function dueReason(care: Care, { done, todayOn }: Need, mileageKm: number): string | null {
  const times = done.filter(work => care.words.some(word => work.name.includes(word)))
  const last = times.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0]
  if (!last)
    return mileageKm >= care.everyKm ? `已行驶 ${km(mileageKm)}，建议每 ${km(care.everyKm)}；本店无更换记录` : null
  const driven = last.mileageKm === null ? 0 : mileageKm - last.mileageKm
  if (driven >= care.everyKm) return `距上次（${last.on}）已行驶 ${km(driven)}，建议每 ${km(care.everyKm)}`
  return addDaysOn(last.on, care.everyDays) <= todayOn
    ? `上次为 ${last.on}，建议每 ${String(Math.round(care.everyDays / 30))} 个月`
    : null
}

function km(value: number): string {
  return `${value.toLocaleString('zh-CN')} km`
}
