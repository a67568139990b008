import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'

const zShare = z.int().min(0).max(1_000_000)

export const riskValue = definePolicy({
  key: 'riskValue',
  title: ['现象估价风险值上限', 'Highest risk value in symptom mode'],
  requirement: 'EST-02',
  schema: zShare,
  presets: [{ name: 'standard', source: '000 S18-3', value: 150_000 }],
  recommended: 'standard',
  unit: 'ppm',
})

export const estimateDelay = definePolicy({
  key: 'estimateDelay',
  title: ['诊断报告到讲解报价的时限（分钟）', 'Minutes from the report to the estimate talk'],
  requirement: 'EST-06',
  schema: z.int().min(1).max(1440),
  presets: [{ name: 'standard', source: '002 T15', value: 15 }],
  recommended: 'standard',
  unit: 'minutes',
})

export const estimateWithoutCause = definePolicy({
  key: 'estimateWithoutCause',
  title: ['原因未确认时的估价', 'Estimates without a confirmed cause'],
  requirement: 'DIA-06',
  schema: z.enum(['allow', 'forbid']),
  presets: [
    { name: 's000-symptom', source: '000 S18', value: 'allow' },
    { name: 's001-cause', source: '001 B18, B23', value: 'forbid' },
  ],
  recommended: 's000-symptom',
  labels: {
    's000-symptom': ['允许现象估价', 'By symptom'],
    's001-cause': ['原因确认后方可估价', 'Only with a confirmed cause'],
  },
})

export const estimatePolicies = [riskValue, estimateDelay, estimateWithoutCause] as const
