import { z } from 'zod'
import { zFen } from '#domain/kernel/input.ts'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'

export const appointmentReminder = definePolicy({
  key: 'appointmentReminder',
  title: ['预约提醒时间', 'When booked customers are reminded'],
  requirement: 'APT-11',
  schema: z.enum(['half', 'one', 'both']),
  presets: [
    { name: 'half', source: '000 S30-5：提前半天', value: 'half' },
    { name: 'one', source: '000 S30-5：提前一天', value: 'one' },
    { name: 'both', source: '000 S30-5、002 T37：各一次', value: 'both' },
  ],
  recommended: 'both',
  labels: {
    half: ['提前半天', 'Half a day before'],
    one: ['提前一天', 'One day before'],
    both: ['提前一天和半天各一次', 'One day and half a day before'],
  },
})

export const depositThreshold = definePolicy({
  key: 'depositThreshold',
  title: ['预交定金的条件', 'When a deposit is asked for'],
  requirement: 'APT-08',
  schema: z.object({
    /** From this sum of parts on. */
    partsFen: zFen,
    /** Parts ordered for one car alone ask for it at any price. */
    specialOrder: z.boolean(),
    sharePpm: z.int().min(0).max(1_000_000),
    /** Printed on every receipt. */
    refundRule: z.string().min(1).max(300),
  }),
  presets: [
    {
      name: 'standard',
      source: '000 S30-3',
      value: {
        partsFen: 200_000,
        specialOrder: true,
        sharePpm: 300_000,
        refundRule:
          '配件尚未订货前取消的，定金全额退还；配件已订货或到货的，与供应商协商退货后退还余额；结算时抵扣维修费用。',
      },
    },
  ],
  recommended: 'standard',
  labels: {
    partsFen: ['配件金额起点', 'Parts from'],
    specialOrder: ['专门订货件', 'Parts ordered for one car'],
    sharePpm: ['定金比例', 'Share'],
    refundRule: ['退还规定', 'Refund rule'],
  },
})

export const noShow = definePolicy({
  key: 'noShow',
  title: ['预约未到店判定（分钟）', 'Minutes after which a booking counts as missed'],
  requirement: 'APT-21',
  schema: z.int().min(5).max(240),
  presets: [{ name: 'standard', source: '默认建议', value: 30 }],
  recommended: 'standard',
  unit: 'minutes',
})

export const adviserCars = definePolicy({
  key: 'adviserCars',
  title: ['服务顾问日接车上限', 'Cars an adviser takes a day'],
  requirement: 'APT-14',
  schema: z.object({
    cars: z.int().min(1).max(100),
    warnPercent: z.int().min(1).max(100),
    extraWithAssistant: z.int().min(0).max(100),
  }),
  presets: [{ name: 's001', source: '001 B08', value: { cars: 15, warnPercent: 80, extraWithAssistant: 5 } }],
  recommended: 's001',
  labels: {
    cars: ['每日台数', 'Cars a day'],
    warnPercent: ['预警', 'Warned at'],
    extraWithAssistant: ['配助理可增加', 'More with an assistant'],
  },
})

export const bookingRepeatWindow = definePolicy({
  key: 'bookingRepeatWindow',
  title: ['预约疑似返修的判定范围', 'What looks like a repeat repair when booking'],
  requirement: 'APT-22',
  schema: z.object({ days: z.int().min(1).max(365), km: z.int().min(1).max(100_000) }),
  presets: [{ name: 'standard', source: '与返修口径一致：30 天或 2000 公里', value: { days: 30, km: 2_000 } }],
  recommended: 'standard',
})

const zClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** None until a store sets its own from its load: a discount nobody decided on is given to nobody. */
export const offPeakWindows = definePolicy({
  key: 'offPeakWindows',
  title: ['低峰时段与优惠', 'Off-peak windows and offers'],
  requirement: 'APT-13',
  schema: z
    .array(
      z.object({
        weekdays: z.array(z.int().min(0).max(6)).min(1),
        from: zClock,
        to: zClock,
        labourPpm: z.int().min(0).max(500_000),
        gift: z.string().max(40),
      }),
    )
    .max(20),
  presets: [
    { name: 'none', source: '由门店按负荷设定', value: [] },
    {
      name: 'midweek',
      source: '001 B10：低峰工时优惠',
      value: [{ weekdays: [2, 3, 4], from: '13:00', to: '16:00', labourPpm: 100_000, gift: '' }],
    },
  ],
  recommended: 'none',
  labels: {
    weekdays: ['星期（0 为周日）', 'Weekdays (0 is Sunday)'],
    from: ['从', 'From'],
    to: ['到', 'To'],
    labourPpm: ['工时优惠', 'Labour discount'],
    gift: ['其他优惠', 'Other offer'],
    none: ['不设低峰优惠', 'No offers'],
    midweek: ['周二至周四下午工时 9 折', 'Tuesday to Thursday afternoon, 10 % off labour'],
  },
})

/** Below this share of the shop's hours a day is quiet, above the other it is overloaded (APT-18). */
export const quietDay = definePolicy({
  key: 'quietDay',
  title: ['低负荷日与超负荷日', 'Quiet days and overloaded days'],
  requirement: 'APT-18',
  schema: z.object({ quietPercent: z.int().min(1).max(99), fullPercent: z.int().min(2).max(100) }),
  presets: [{ name: 'standard', source: '默认建议', value: { quietPercent: 50, fullPercent: 90 } }],
  recommended: 'standard',
  labels: { quietPercent: ['低于此为低负荷', 'Quiet below'], fullPercent: ['高于此为超负荷', 'Overloaded above'] },
})

export const bookingRateGoal = definePolicy({
  key: 'bookingRateGoal',
  title: ['预约率目标与基准值', 'Goal and base value of the booking rate'],
  requirement: 'APT-25',
  schema: z.object({ goalPpm: z.int().min(0).max(1_000_000), basePpm: z.int().min(0).max(1_000_000) }),
  presets: [{ name: 's002', source: '002 T68：由 40% 提高到 65%', value: { goalPpm: 650_000, basePpm: 400_000 } }],
  recommended: 's002',
  labels: { goalPpm: ['目标', 'Goal'], basePpm: ['基准值', 'Base value'] },
})

export const appointmentPolicies = [
  offPeakWindows,
  quietDay,
  bookingRateGoal,
  appointmentReminder,
  depositThreshold,
  noShow,
  adviserCars,
  bookingRepeatWindow,
]
