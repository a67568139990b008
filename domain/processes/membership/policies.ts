import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'

export const pointsRule = definePolicy({
  key: 'pointsRule',
  title: ['积分规则', 'Rule of points'],
  requirement: 'MBR-02',
  schema: z.object({
    /** Thousandths of a point for each yuan paid. */
    perYuanMilli: z.int().min(0).max(100_000),
    pointFen: z.int().min(1).max(10_000),
    validMonths: z.int().min(1).max(120),
    maxSharePpm: z.int().min(0).max(1_000_000),
    /** Taken off the bill without being asked for. */
    automatic: z.boolean(),
  }),
  presets: [
    {
      name: 'standard',
      source: 'SET-06',
      value: { perYuanMilli: 1_000, pointFen: 1, validMonths: 24, maxSharePpm: 300_000, automatic: true },
    },
  ],
  recommended: 'standard',
  labels: {
    perYuanMilli: ['每元积分（千分之一）', 'Points per yuan (thousandths)'],
    pointFen: ['每分抵扣', 'Worth of a point'],
    validMonths: ['有效月数', 'Months valid'],
    maxSharePpm: ['最多抵扣比例', 'Largest share of a bill'],
    automatic: ['结算时自动抵扣', 'Taken off automatically'],
  },
})

export const membershipPolicies = [pointsRule] as const
