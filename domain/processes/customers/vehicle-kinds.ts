import { type Lang, pick, texts } from '#domain/kernel/texts.ts'

export const powers = ['petrol', 'diesel', 'hev', 'phev', 'bev'] as const
export type Power = (typeof powers)[number]

export const bodies = ['sedan', 'hatchback', 'suv', 'mpv', 'pickup'] as const
export type Body = (typeof bodies)[number]

export const usages = ['household', 'operating'] as const

/** Taxis, hired cars and cars of a ride service are outside the law of three guarantees. */
export const usageTexts = texts({
  household: ['家用（非营运）', 'Household'],
  operating: ['营运', 'Operating'],
})

export const powerTexts = texts({
  petrol: ['汽油', 'Petrol'],
  diesel: ['柴油', 'Diesel'],
  hev: ['油电混合', 'Hybrid'],
  phev: ['插电混动（含增程）', 'Plug-in hybrid'],
  bev: ['纯电动', 'Electric'],
})

export const bodyTexts = texts({
  sedan: ['轿车', 'Saloon'],
  hatchback: ['两厢轿车', 'Hatchback'],
  suv: ['运动型多用途车', 'SUV'],
  mpv: ['多用途乘用车', 'People carrier'],
  pickup: ['皮卡', 'Pick-up'],
})

/** Who somebody is to a car: its owner, whoever drives it, or whoever acts for them. */
export const linkRoles = ['owner', 'user', 'agent'] as const
export type LinkRole = (typeof linkRoles)[number]

export const linkRoleTexts = texts({
  owner: ['车主', 'Owner'],
  user: ['使用人', 'User'],
  agent: ['代理人', 'Agent'],
})

export const isPower = (text: string): text is Power => Object.hasOwn(powerTexts, text)
export const isBody = (text: string): text is Body => Object.hasOwn(bodyTexts, text)
export const isLinkRole = (text: string): text is LinkRole => Object.hasOwn(linkRoleTexts, text)

/** What the licence and our papers call the kind of a car, such as 纯电动轿车. */
export function vehicleKind(vehicle: { power: string; body: string }, lang: Lang = 'zh'): string {
  const power = isPower(vehicle.power) ? pick(powerTexts[vehicle.power], lang) : ''
  const body = isBody(vehicle.body) ? pick(bodyTexts[vehicle.body], lang) : ''
  return lang === 'zh' ? `${power}${body}` : `${power} ${body}`.trim()
}

/** Brand, series and model as people say them; brand and series often repeat each other. */
export function vehicleTitle(vehicle: { brand: string; series: string; model: string }): string {
  const series = vehicle.series.startsWith(vehicle.brand) ? vehicle.series : `${vehicle.brand} ${vehicle.series}`
  if (vehicle.model === '') return series
  return vehicle.model.startsWith(vehicle.series) ? `${vehicle.brand} ${vehicle.model}` : `${series} ${vehicle.model}`
}

/** The plate, or the end of the VIN for a car that has none yet. */
export function vehicleName(vehicle: { plate: string | null; vin: string | null }): string {
  if (vehicle.plate !== null) return vehicle.plate
  return vehicle.vin === null ? '未上牌' : `未上牌 …${vehicle.vin.slice(-6)}`
}
