import type { Rng } from '#domain/kernel/rng.ts'
import { addDaysOn, type DateOn, daysBetweenOn } from '#domain/kernel/time.ts'
import type { Gender } from '../data/names.ts'
import type { StoreKey } from '../data/stores.ts'
import { companyCreditCode, companyName, homeAddress, mobileNumber, officeAddress, personName } from './people.ts'
import { type VehicleRow, type VehicleUse, vehicleFor } from './vehicles.ts'

export type CustomerRow = {
  key: string
  kind: 'person' | 'company'
  /** The company's name for a company. */
  name: string
  gender?: Gender
  phone: string
  /** The person to talk to at a company, or a member of the family who also brings the car. */
  contact?: { name: string; gender: Gender; phone: string; relation: string }
  creditCode?: string
  district: string
  address: string
  postcode: string
  birthdayOn?: DateOn
  storeKey: StoreKey
  source: string
  preferredChannel: 'phone' | 'wechat' | 'sms'
  preferredTime: string
  consents: { service: boolean; marketing: boolean; makerSharing: boolean }
  tags: readonly string[]
  joinedOn: DateOn
  isMember: boolean
}

export type CustomerBase = { customers: readonly CustomerRow[]; vehicles: readonly VehicleRow[] }

/** Size is the number of vehicles; about nine in ten customers have one. */
export function generateCustomers(input: { rng: Rng; today: DateOn; size: number }): CustomerBase {
  const customers: CustomerRow[] = []
  const vehicles: VehicleRow[] = []
  const taken = new Set<string>()
  while (vehicles.length < input.size) {
    const key = `C${String(customers.length + 1).padStart(5, '0')}`
    const rng = input.rng.fork(key)
    const storeKey: StoreKey = rng.chance(0.68) ? 'riverside' : 'north'
    const isCompany = rng.chance(0.07)
    const use = vehicleUse(rng, isCompany)
    const count = Math.min(input.size - vehicles.length, vehicleCount(rng, isCompany))
    const owned = Array.from({ length: count }, (_, index) =>
      vehicleFor(rng, {
        key: `V${String(vehicles.length + index + 1).padStart(5, '0')}`,
        ownerKey: key,
        storeKey,
        use,
        today: input.today,
        taken,
      }),
    )
    const person = { rng, key, storeKey, today: input.today, taken, owned, use }
    customers.push(isCompany ? companyCustomer(person) : privateCustomer(person))
    vehicles.push(...owned)
  }
  return { customers, vehicles }
}

type CustomerDraft = {
  rng: Rng
  key: string
  storeKey: StoreKey
  today: DateOn
  taken: Set<string>
  owned: readonly VehicleRow[]
  use: VehicleUse
}

function privateCustomer(draft: CustomerDraft): CustomerRow {
  const { rng } = draft
  const { name, gender } = personName(rng)
  const { district, address, postcode } = homeAddress(rng)
  const birthdayOn = `${yearOf(draft.today) - rng.int(24, 66)}-${pad(rng.int(1, 12))}-${pad(rng.int(1, 28))}`
  return {
    key: draft.key,
    kind: 'person',
    name,
    gender,
    phone: mobileNumber(rng, draft.taken),
    ...(rng.chance(0.25) && {
      contact: { ...personName(rng), phone: mobileNumber(rng, draft.taken), relation: rng.pick(relations) },
    }),
    district,
    address,
    postcode,
    ...(rng.chance(0.7) && { birthdayOn }),
    ...common(draft),
  }
}

function companyCustomer(draft: CustomerDraft): CustomerRow {
  const { rng } = draft
  const { district, address, postcode } = officeAddress(rng)
  const phone = mobileNumber(rng, draft.taken)
  return {
    key: draft.key,
    kind: 'company',
    name: companyName(rng, draft.taken),
    phone,
    contact: { ...personName(rng), phone, relation: rng.pick(['车队管理员', '行政专员', '司机', '财务']) },
    creditCode: companyCreditCode(rng, draft.taken),
    district,
    address,
    postcode,
    ...common(draft),
  }
}

function common(draft: CustomerDraft) {
  const { rng, owned, today } = draft
  const firstBoughtOn = owned.map(vehicle => vehicle.purchasedOn).toSorted()[0] ?? today
  const joinedAfter = rng.int(0, Math.max(0, Math.min(900, daysBetweenOn(firstBoughtOn, today))))
  const joinedOn = owned.some(vehicle => vehicle.boughtHere) ? firstBoughtOn : addDaysOn(firstBoughtOn, joinedAfter)
  return {
    storeKey: draft.storeKey,
    source: owned.some(vehicle => vehicle.boughtHere) ? '本店购车' : rng.pick(sources),
    preferredChannel: rng.weighted([
      ['phone', 45],
      ['wechat', 45],
      ['sms', 10],
    ] as const),
    preferredTime: rng.pick(['上午', '中午 12:00–13:30', '下午', '晚上 18:00 后', '周末', '不限']),
    consents: { service: rng.chance(0.97), marketing: rng.chance(0.66), makerSharing: rng.chance(0.4) },
    tags: tagsFor(rng, draft),
    joinedOn,
    isMember: rng.chance(0.42),
  }
}

const relations = ['配偶', '父亲', '母亲', '儿子', '女儿', '朋友', '司机'] as const
const sources = ['自然到店', '朋友推荐', '网络搜索', '保险公司推荐', '道路救援', '小区活动', '老客户转介绍'] as const

function tagsFor(rng: Rng, draft: CustomerDraft): string[] {
  const tags: string[] = []
  if (draft.use === 'ride') tags.push('网约车')
  if (draft.owned.length > 2) tags.push('大客户')
  if (draft.owned.some(vehicle => vehicle.power === 'bev' || vehicle.power === 'phev')) tags.push('新能源车主')
  if (rng.chance(0.12)) tags.push('价格敏感')
  if (rng.chance(0.08)) tags.push('重视时间')
  if (rng.chance(0.05)) tags.push('只要原厂件')
  if (rng.chance(0.03)) tags.push('曾投诉')
  return tags
}

function vehicleUse(rng: Rng, isCompany: boolean): VehicleUse {
  if (isCompany) return rng.chance(0.12) ? 'rental' : 'company'
  return rng.chance(0.03) ? 'ride' : 'private'
}

function vehicleCount(rng: Rng, isCompany: boolean): number {
  if (!isCompany) return rng.chance(0.09) ? 2 : 1
  return rng.weighted([
    [1, 45],
    [2, 25],
    [4, 18],
    [8, 9],
    [14, 3],
  ])
}

const yearOf = (on: DateOn): number => Number(on.slice(0, 4))
const pad = (value: number): string => String(value).padStart(2, '0')
