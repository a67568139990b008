import { z } from 'zod'
import { zDateOn } from '#domain/kernel/input.ts'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'
import { MAX_USAGE_PPM } from './exchange.ts'
import { earlyRules } from './policy-early.ts'

export const reworkWindow = definePolicy({
  key: 'reworkWindow',
  title: ['重复返修的认定范围', 'What counts as a repeat repair'],
  requirement: 'QC-11',
  schema: z.strictObject({ days: z.int().min(1).max(365), km: z.int().min(0).max(100_000) }),
  presets: [{ name: 'standard', source: '001 B02, B63', value: { days: 30, km: 2000 } }],
  recommended: 'standard',
  labels: { days: ['天数以内', 'Days'], km: ['或里程以内', 'Or kilometres'] },
})

const zClockRule = z.strictObject({
  validFromOn: zDateOn,
  periodMonths: z.int().min(1).max(120),
  periodKm: z.int().min(0).max(1_000_000),
  singleDays: z.int().min(1).max(60),
  totalDays: z.int().min(1).max(365),
  problemRepairs: z.int().min(1).max(20),
  safetyRepairs: z.int().min(1).max(20),
  assemblyReplacements: z.int().min(1).max(20),
})

/** The law's figures by the day from which they hold; a new text is added, the old rows stay for the repairs of their time. */
export const threeGuarantees = definePolicy({
  key: 'threeGuarantees',
  title: ['三包计数规则', 'Three-guarantee rules'],
  requirement: 'WAR-11',
  schema: z.array(zClockRule).min(1).max(20),
  presets: [
    {
      name: 'order43',
      source: '家用汽车产品修理更换退货责任规定（2021 年第 43 号令）第 18、21、24 条',
      value: [
        {
          validFromOn: '2022-01-01',
          periodMonths: 24,
          periodKm: 50_000,
          singleDays: 5,
          totalDays: 30,
          problemRepairs: 4,
          safetyRepairs: 2,
          assemblyReplacements: 2,
        },
      ],
    },
  ],
  recommended: 'order43',
  labels: {
    order43: ['43 号令', 'Order 43'],
    validFromOn: ['施行日期', 'In force from'],
    periodMonths: ['三包有效期（月）', 'Months'],
    periodKm: ['三包里程', 'Kilometres'],
    singleDays: ['单次修理天数', 'Days of one repair'],
    totalDays: ['累计修理天数', 'Days in all'],
    problemRepairs: ['同一问题修理次数', 'Repairs of one problem'],
    safetyRepairs: ['严重安全故障修理次数', 'Repairs of a safety fault'],
    assemblyReplacements: ['总成更换次数', 'Assembly replacements'],
  },
})

export const carExchange = definePolicy({
  key: 'carExchange',
  title: ['退换车：使用补偿与期限', 'Another car: use and time'],
  requirement: 'WAR-11',
  schema: z.strictObject({
    usagePpm: z.int().min(0).max(MAX_USAGE_PPM),
    answerDays: z.int().min(1).max(10),
    finishDays: z.int().min(1).max(20),
  }),
  presets: [
    {
      name: 'order43',
      source: '家用汽车产品修理更换退货责任规定（2021 年第 43 号令）第 27、28 条',
      value: { usagePpm: MAX_USAGE_PPM, answerDays: 10, finishDays: 20 },
    },
  ],
  recommended: 'order43',
  labels: {
    order43: ['43 号令', 'Order 43'],
    usagePpm: ['使用补偿系数（每千公里，百万分率）', 'Use per 1,000 km (ppm)'],
    answerDays: ['答复期限（工作日）', 'Working days to answer'],
    finishDays: ['办理期限（工作日）', 'Working days to carry out'],
  },
})

export const guaranteePolicies = [reworkWindow, threeGuarantees, earlyRules, carExchange] as const
