import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'

/** Light maintenance may do with two levels although repairs take three. */
export const qcLevels = definePolicy({
  key: 'qcLevels',
  title: ['检验级数', 'Levels of inspection'],
  requirement: 'QC-01',
  schema: z.strictObject({ repair: z.enum(['three', 'two']), maintenance: z.enum(['three', 'two']) }),
  presets: [
    { name: 'three', source: '001 B25', value: { repair: 'three', maintenance: 'three' } },
    { name: 'two', source: '002 T19', value: { repair: 'two', maintenance: 'two' } },
    { name: 'threeLightTwo', source: '001 B25; 002 T19', value: { repair: 'three', maintenance: 'two' } },
  ],
  recommended: 'three',
  labels: {
    repair: ['维修', 'Repairs'],
    maintenance: ['保养', 'Maintenance'],
    three: ['三级检验', 'Three levels'],
    two: ['两级检验', 'Two levels'],
    threeLightTwo: ['维修三级，保养两级', 'Three for repairs, two for maintenance'],
  },
})

export const qualityPolicies = [qcLevels] as const
