import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'

export const gatePassHours = definePolicy({
  key: 'gatePassHours',
  title: ['出门证有效时间（小时）', 'Hours a gate pass is good for'],
  requirement: 'DLV-21',
  schema: z.int().min(1).max(72),
  presets: [
    { name: 'halfDay', source: '默认建议', value: 4 },
    { name: 'day', source: '默认建议', value: 24 },
  ],
  recommended: 'halfDay',
  labels: {
    halfDay: ['半天', 'Half a day'],
    day: ['一天', 'One day'],
  },
  unit: 'hours',
})

export const gatePolicies = [gatePassHours] as const
