import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'

const rule = z.object({
  days: z.int().min(7).max(730),
  km: z.int().min(500).max(100_000),
  /** From then on the car counts as lost and the caller hears so; null knows no second stage. */
  lostDays: z.int().min(30).max(1_500).nullable(),
})

/** Three months are taken as ninety days, so that the same span holds in February as in July. */
export const activeListRule = definePolicy({
  key: 'activeListRule',
  title: ['主动预约名单规则', 'Whom the store calls of its own accord'],
  requirement: 'APT-03',
  schema: rule,
  presets: [
    { name: 's003', source: '003 P6：3 个月或 5000 公里', value: { days: 90, km: 5_000, lostDays: null } },
    { name: 's001', source: '001 B63：6 个月未到店', value: { days: 180, km: 100_000, lostDays: 180 } },
    { name: 'both', source: '003 P6、001 B63：两个阶段', value: { days: 90, km: 5_000, lostDays: 180 } },
  ],
  recommended: 'both',
  labels: {
    days: ['未到店天数', 'Days without a visit'],
    km: ['行驶公里数', 'Kilometres driven'],
    lostDays: ['视为流失的天数', 'Counts as lost after'],
    s003: ['3 个月或 5000 公里', 'Three months or 5,000 km'],
    s001: ['6 个月', 'Six months'],
    both: ['两个阶段', 'Two stages'],
  },
})

export const activeCalls = definePolicy({
  key: 'activeCalls',
  title: ['主动预约联系次数与间隔', 'How often a customer is tried'],
  requirement: 'APT-04',
  schema: z.object({
    tries: z.int().min(1).max(10),
    /** After "no" or after the last try nobody calls for the same reason for so long. */
    restDays: z.int().min(7).max(365),
  }),
  presets: [{ name: 'standard', source: '默认建议', value: { tries: 3, restDays: 60 } }],
  recommended: 'standard',
  labels: { tries: ['最多联系次数', 'Tries'], restDays: ['谢绝后多久不再联系', 'Rest after a no'] },
})

export const activeBookingPolicies = [activeListRule, activeCalls] as const
