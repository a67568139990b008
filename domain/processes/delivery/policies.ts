import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'

export const pickupNotice = definePolicy({
  key: 'pickupNotice',
  title: ['取车通知提前量', 'Lead of the pick-up notice'],
  requirement: 'DLV-04',
  schema: z.strictObject({
    boundaryHours: z.int().min(1).max(240),
    shortHours: z.int().min(0).max(48),
    longHours: z.int().min(0).max(72),
  }),
  presets: [{ name: 's000', source: '000 S25-3', value: { boundaryHours: 48, shortHours: 1, longHours: 4 } }],
  recommended: 's000',
  labels: {
    boundaryHours: ['长工期起点', 'A long job from'],
    shortHours: ['短工期提前', 'Ahead of a short job'],
    longHours: ['长工期提前', 'Ahead of a long job'],
  },
})

export const deliveryPolicies = [pickupNotice] as const
