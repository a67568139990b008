import type { PowerType } from './vehicle-kinds.ts'

export const partCategoryNames = {
  lubricant: '油液',
  filter: '滤清器',
  ignition: '点火',
  engine: '发动机',
  cooling: '冷却',
  fuel: '燃油供给',
  exhaust: '进排气',
  transmission: '变速与传动',
  brake: '制动',
  steering: '转向',
  suspension: '悬挂与车桥',
  electric: '电器',
  lighting: '灯具',
  climate: '空调',
  body: '车身覆盖件',
  glass: '玻璃',
  interior: '内饰',
  tyre: '轮胎与车轮',
  hv: '高压 / 三电',
  adas: '智驾部件',
  paint: '油漆辅料',
  beauty: '美容用品',
  chemical: '养护化工',
  accessory: '附件与耗材',
} as const
export type PartCategory = keyof typeof partCategoryNames

export const partGradeNames = {
  genuine: '原厂',
  equivalent: '同质',
  aftermarket: '副厂',
  refurbished: '修复',
  used: '旧件',
} as const
export type PartGrade = keyof typeof partGradeNames

export type Demand = 'fast' | 'medium' | 'slow'

export const powerGroups = {
  all: ['petrol', 'diesel', 'hev', 'phev', 'bev'],
  engine: ['petrol', 'diesel', 'hev', 'phev'],
  spark: ['petrol', 'hev', 'phev'],
  pure: ['petrol', 'diesel'],
  diesel: ['diesel'],
  hybrid: ['hev'],
  electrified: ['hev', 'phev', 'bev'],
  plugIn: ['phev', 'bev'],
} as const satisfies Record<string, readonly PowerType[]>
export type PowerGroup = keyof typeof powerGroups

/**
 * A family is what labour operations and packages ask for; each car platform has its own number in it.
 * The subgroup is the four-digit 分组号 of QC/T 265, the price that of a genuine part for a mid-range car in yuan.
 */
export type PartFamilyLine = readonly [
  key: string,
  name: string,
  category: PartCategory,
  subgroup: string,
  unit: string,
  priceYuan: number,
  demand: Demand,
  powers: PowerGroup,
  aliases: string,
]

/** A part that fits by its own measure and not by car: one number per variant. */
export type CommonPartLine = readonly [
  family: string,
  name: string,
  category: PartCategory,
  unit: string,
  aliases: string,
  variants: readonly (readonly [spec: string, priceYuan: number])[],
]
