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

export const callAgain = definePolicy({
  key: 'callAgain',
  title: ['未接通后再次联系（分钟）', 'Minutes until the next attempt'],
  requirement: 'DLV-07',
  schema: z.int().min(1).max(480),
  presets: [{ name: 'standard', source: 'DLV-07', value: 15 }],
  recommended: 'standard',
  unit: 'minutes',
})

export const pickupGoal = definePolicy({
  key: 'pickupGoal',
  title: ['取车到离厂目标（分钟）', 'Minutes from pick-up to exit'],
  requirement: 'DLV-17',
  schema: z.int().min(1).max(480),
  presets: [{ name: 'standard', source: '000 S26-4', value: 15 }],
  recommended: 'standard',
  unit: 'minutes',
})

export const serviceReminder = definePolicy({
  key: 'serviceReminder',
  title: ['下次保养提醒提前量', 'How far ahead the next service is called to mind'],
  requirement: 'DLV-11',
  schema: z.strictObject({ aheadDays: z.int().min(0).max(120), aheadKm: z.int().min(0).max(10_000) }),
  presets: [{ name: 'standard', source: 'RMD-01', value: { aheadDays: 14, aheadKm: 500 } }],
  recommended: 'standard',
  labels: { aheadDays: ['提前天数', 'Days ahead'], aheadKm: ['提前里程（公里）', 'Kilometres ahead'] },
})

const zWear = z.strictObject({
  limitMilli: z.int().min(0).max(1_000_000),
  wearMilli: z.int().min(1).max(1_000_000),
  per: z.enum(['km', 'month']),
  grows: z.boolean(),
})

const shrinks = (limitMilli: number, wearMilli: number) => ({ limitMilli, wearMilli, per: 'km', grows: false }) as const

/** Limits and usual wear by point of the measuring sheet, in thousandths of its unit; a store knows its cars better. */
export const wearRules = definePolicy({
  key: 'wearRules',
  title: ['易损件剩余寿命规则', 'How parts wear'],
  requirement: 'DLV-12',
  schema: z.record(z.string(), zWear),
  presets: [
    {
      name: 'standard',
      source: 'DLV-12',
      value: {
        frontPads: shrinks(2000, 1000),
        rearPads: shrinks(2000, 700),
        frontTyres: shrinks(1600, 1200),
        rearTyres: shrinks(1600, 900),
        brakeFluid: { limitMilli: 3000, wearMilli: 80, per: 'month', grows: true },
        battery: { limitMilli: 50_000, wearMilli: 1200, per: 'month', grows: false },
        belt: shrinks(1000, 200),
      },
    },
  ],
  recommended: 'standard',
  labels: {
    frontPads: ['前制动片', 'Front pads'],
    rearPads: ['后制动片', 'Rear pads'],
    frontTyres: ['前轮胎', 'Front tyres'],
    rearTyres: ['后轮胎', 'Rear tyres'],
    brakeFluid: ['制动液', 'Brake fluid'],
    battery: ['蓄电池', 'Battery'],
    belt: ['附件皮带', 'Belt'],
    limitMilli: ['极限值（千分之一）', 'Limit, thousandths'],
    wearMilli: ['损耗（每万公里或每月，千分之一）', 'Wear per 10,000 km or month, thousandths'],
    per: ['按', 'Per'],
    km: ['每万公里', '10,000 km'],
    month: ['每月', 'Month'],
    grows: ['数值越大越差', 'Grows'],
  },
})

export const deliveryPolicies = [pickupNotice, callAgain, pickupGoal, serviceReminder, wearRules] as const
