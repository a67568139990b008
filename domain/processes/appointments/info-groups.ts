import { texts } from '#domain/kernel/texts.ts'

/** The five groups of what has to be asked (list F.14). */
export const infoGroupTexts = texts({
  basics: ['客户及车辆基础信息', 'Customer and vehicle'],
  mileage: ['行驶里程', 'Mileage'],
  lastRepair: ['上次维修时间及是否重复维修', 'Last repair, and whether it is a repeat'],
  faults: ['车辆是否有故障', 'Present faults'],
  wishes: ['当前或将来的需求', 'Present and future wishes'],
})
export type InfoGroup = keyof typeof infoGroupTexts
export const infoGroups = ['basics', 'mileage', 'lastRepair', 'faults', 'wishes'] as const satisfies InfoGroup[]

/** What the talk brought. Null is "not asked"; an empty text is an answer: there is none. */
export type Talk = {
  vehicleId: string | null
  personId: string | null
  mileageKm: number | null
  lastRepairOn: string | null
  firstRepair: boolean
  repeatRepair: boolean | null
  faults: string | null
  wishes: string | null
}

const asked: Record<InfoGroup, (talk: Talk) => boolean> = {
  basics: talk => talk.vehicleId !== null && talk.personId !== null,
  mileage: talk => talk.mileageKm !== null,
  lastRepair: talk => talk.firstRepair || (talk.lastRepairOn !== null && talk.repeatRepair !== null),
  faults: talk => talk.faults !== null,
  wishes: talk => talk.wishes !== null,
}

export function missingGroups(talk: Talk): InfoGroup[] {
  return infoGroups.filter(group => !asked[group](talk))
}
