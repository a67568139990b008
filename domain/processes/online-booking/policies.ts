import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'
import { bookingKindTexts } from '../appointments/kinds.ts'

export const zOnlineKind = z.enum(['maintenance', 'consultation', 'accident', 'repair', 'beauty'])
export type OnlineKind = z.infer<typeof zOnlineKind>

const { maintenance, consultation, accident, repair, beauty } = bookingKindTexts

export const onlineBooking = definePolicy({
  key: 'onlineBooking',
  title: ['在线预约规则', 'Booking by the customers themselves'],
  requirement: 'APT-24',
  schema: z.object({
    open: z.boolean(),
    /** The store needs this long to get ready. */
    leadMinutes: z.int().min(0).max(10_080),
    daysAhead: z.int().min(1).max(60),
    /** Bookings one telephone may have ahead of it, so that nobody fills the day for others. */
    perPhone: z.int().min(1).max(10),
    /** Working minutes in which the adviser confirms. */
    confirmMinutes: z.int().min(5).max(2_880),
    /** What is also done at the customer's; nothing for stores that do not drive out. */
    homeKinds: z.array(zOnlineKind),
    /** On the road there and back. */
    homeMinutes: z.int().min(0).max(480),
  }),
  presets: [
    {
      name: 'standard',
      source: '002 T54、T66',
      value: {
        open: true,
        leadMinutes: 120,
        daysAhead: 14,
        perPhone: 2,
        confirmMinutes: 60,
        homeKinds: ['maintenance', 'consultation'],
        homeMinutes: 60,
      },
    },
    {
      name: 'storeOnly',
      source: '002 T66：不提供上门服务的门店',
      value: {
        open: true,
        leadMinutes: 120,
        daysAhead: 14,
        perPhone: 2,
        confirmMinutes: 60,
        homeKinds: [],
        homeMinutes: 60,
      },
    },
  ],
  recommended: 'standard',
  labels: {
    open: ['开放在线预约', 'Open to customers'],
    leadMinutes: ['最少提前（分钟）', 'Earliest from now, minutes'],
    daysAhead: ['可预约天数', 'Days ahead'],
    perPhone: ['每个手机号未到店预约上限', 'Bookings ahead for each telephone'],
    confirmMinutes: ['顾问确认时限（工作分钟）', 'To be confirmed within, working minutes'],
    homeKinds: ['可上门服务的类别', 'Kinds done at the customer’s'],
    homeMinutes: ['上门往返时间（分钟）', 'On the road, minutes'],
    ...{ maintenance, consultation, accident, repair, beauty },
    standard: ['到店与上门', 'At the store and at home'],
    storeOnly: ['仅到店', 'At the store only'],
  },
})

export const onlineBookingPolicies = [onlineBooking]
