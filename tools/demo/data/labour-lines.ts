import { combustionPowers, highVoltagePowers, type PowerType, powerTypes } from './vehicle-kinds.ts'

export const systemNames = {
  service: '保养',
  engine: '发动机',
  transmission: '变速箱与传动',
  brake: '制动',
  steering: '转向',
  suspension: '悬挂',
  electric: '电器',
  climate: '空调',
  body: '车身',
  paint: '喷漆',
  tyre: '轮胎',
  hv: '高压 / 三电',
  adas: '智驾标定',
  interior: '内饰',
  beauty: '美容',
} as const
export type SystemKey = keyof typeof systemNames

export const tradeNames = {
  mechanic: '机修',
  electric: '电器',
  body: '钣金',
  paint: '喷漆',
  beauty: '美容',
  hv: '高压',
} as const
export type Trade = keyof typeof tradeNames

export const gradeNames = {
  apprentice: '学徒',
  junior: '初级',
  middle: '中级',
  senior: '高级',
  expert: '专家',
} as const
export type SkillGrade = keyof typeof gradeNames

/** The class of work decides the statutory guarantee and whether a certificate is needed before the car leaves. */
export const workClassNames = {
  minor: '小修',
  special: '专项修理',
  primary: '一级维护',
  secondary: '二级维护',
  assembly: '总成修理',
  whole: '整车修理',
} as const
export type WorkClass = keyof typeof workClassNames

export type LabourLine = readonly [
  code: string,
  name: string,
  hoursCenti: number,
  grade: SkillGrade,
  parts?: string,
  options?: LabourOptions,
]

export type LabourOptions = {
  trade?: Trade
  powers?: readonly PowerType[]
  workClass?: WorkClass
  needsHvCertificate?: boolean
  isKeyItem?: boolean
}

export type LabourSystem = {
  system: SystemKey
  trade: Trade
  workClass: WorkClass
  powers: readonly PowerType[]
  isKeyItem: boolean
  lines: readonly LabourLine[]
}

export const everyPower = powerTypes
export const ice = combustionPowers
export const highVoltage = highVoltagePowers
export const plugIn: readonly PowerType[] = ['phev', 'bev']
export const key = { isKeyItem: true } as const
export const assembly = { workClass: 'assembly', isKeyItem: true } as const
