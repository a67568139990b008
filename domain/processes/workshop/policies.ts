import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'
import { wasteTexts } from './waste.ts'

export const washReturn = definePolicy({
  key: 'washReturn',
  title: ['洗车后交回时限（分钟）', 'Minutes to hand back a washed car'],
  requirement: 'WKS-01',
  schema: z.int().min(1).max(240),
  presets: [{ name: 'standard', source: '000 S22-3', value: 5 }],
  recommended: 'standard',
  unit: 'minutes',
})

export const progressWindow = definePolicy({
  key: 'progressWindow',
  title: ['进度查询窗口（占计划工时）', 'Window of the progress query (share of planned time)'],
  requirement: 'WKS-06',
  schema: z.strictObject({ fromPpm: z.int().min(0).max(1_000_000), toPpm: z.int().min(0).max(1_000_000) }),
  presets: [{ name: 's000', source: '000 S24-1', value: { fromPpm: 700_000, toPpm: 800_000 } }],
  recommended: 's000',
  labels: {
    fromPpm: ['自', 'From'],
    toPpm: ['至', 'To'],
  },
})

export const teamAssign = definePolicy({
  key: 'teamAssign',
  title: ['派工方式', 'How work is assigned'],
  requirement: 'WKS-02',
  schema: z.enum(['manual', 'propose', 'auto']),
  presets: [
    { name: 'manual', source: '000 S22-1', value: 'manual' },
    { name: 'propose', source: '002 T60', value: 'propose' },
    { name: 'auto', source: '002 T60', value: 'auto' },
  ],
  recommended: 'propose',
})

export const wipLimit = definePolicy({
  key: 'wipLimit',
  title: ['在修车辆上限（0 为不限）', 'Cars in work at once (0: no limit)'],
  requirement: 'WKS-14',
  schema: z.strictObject({ store: z.int().min(0).max(1000), team: z.int().min(0).max(200) }),
  presets: [{ name: 'standard', source: '002 T118', value: { store: 40, team: 15 } }],
  recommended: 'standard',
  labels: {
    store: ['全店', 'The store'],
    team: ['每个班组', 'Each team'],
  },
})

export const overtimeLimit = definePolicy({
  key: 'overtimeLimit',
  title: ['加班上限', 'Most overtime of one person'],
  requirement: 'WKS-09',
  schema: z.strictObject({ dayMinutes: z.int().min(0).max(720), monthMinutes: z.int().min(0).max(20_000) }),
  presets: [{ name: 'labourLaw', source: '劳动法第四十一条', value: { dayMinutes: 180, monthMinutes: 2160 } }],
  recommended: 'labourLaw',
  labels: {
    dayMinutes: ['每天', 'A day'],
    monthMinutes: ['每月', 'A month'],
    labourLaw: ['劳动法', 'Labour law'],
  },
})

const zWasteLimit = z.int().min(0).max(1_000_000)

export const wasteLimits = definePolicy({
  key: 'wasteLimits',
  title: ['废弃物暂存上限（升、件、千克，0 为不限）', 'Waste kept before it is taken away (l, pcs, kg; 0: no limit)'],
  requirement: 'WKS-21',
  schema: z.strictObject({
    oil: zWasteLimit,
    coolant: zWasteLimit,
    brakeFluid: zWasteLimit,
    refrigerant: zWasteLimit,
    filter: zWasteLimit,
    battery: zWasteLimit,
    tyre: zWasteLimit,
    oilyRag: zWasteLimit,
    paint: zWasteLimit,
    metal: zWasteLimit,
    packaging: zWasteLimit,
  }),
  presets: [
    {
      name: 'standard',
      source: '002 T91',
      value: {
        ...{ oil: 800, coolant: 200, brakeFluid: 50, refrigerant: 20, filter: 300, battery: 20 },
        ...{ tyre: 60, oilyRag: 50, paint: 50, metal: 0, packaging: 0 },
      },
    },
  ],
  recommended: 'standard',
  labels: wasteTexts,
})

export const workshopPolicies = [
  ...[washReturn, progressWindow, teamAssign, wipLimit],
  ...[overtimeLimit, wasteLimits],
] as const
