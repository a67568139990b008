import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'

const zWeight = z.int().min(0).max(100)

export const qualityWeights = definePolicy({
  key: 'qualityWeights',
  title: ['质量考核权重（合计 100）', 'Weights of quality in the appraisal, 100 in all'],
  requirement: 'QC-14',
  schema: z
    .strictObject({ firstPass: zWeight, firstFix: zWeight, accidents: zWeight })
    .refine(({ firstPass, firstFix, accidents }) => firstPass + firstFix + accidents === 100),
  presets: [{ name: 'standard', source: '004 7.2.2', value: { firstPass: 50, firstFix: 30, accidents: 20 } }],
  recommended: 'standard',
  labels: {
    firstPass: ['一次交验合格率', 'First pass'],
    firstFix: ['一次修复率', 'First-time fix'],
    accidents: ['质量事故', 'Accidents'],
  },
})

export const qualityManagementPolicies = [qualityWeights] as const
