import { z } from 'zod'

/** DLV-08: what the customer who comes to collect is told first, in one view. */
export const zPickupCard = z.object({
  work: z.array(z.string()),
  payFen: z.int(),
  notes: z.array(z.string()),
})

/** DLV-12: a part, what was measured, and how far it goes. */
export const zLifeRow = z.object({
  key: z.string(),
  name: z.string(),
  measured: z.string(),
  limit: z.string(),
  remainingKm: z.int().nullable(),
  remainingMonths: z.int().nullable(),
  isDue: z.boolean(),
})
export type LifeRow = z.infer<typeof zLifeRow>

/** DLV-19: the car as it is handed over. */
export const zCarState = z.object({
  /** What the inspector noted about seat, radio, clock and mirrors. */
  settings: z.string(),
  points: z.array(z.object({ id: z.string(), text: z.string(), reason: z.string(), safety: z.boolean() })),
  confirmedAt: z.string().nullable(),
  confirmedBy: z.string(),
})

const zShare = z.object({ kept: z.int(), of: z.int() })

/** DLV-17, DLV-20: the month, and the orders its figures are counted from. */
export const zPunctual = z.object({
  vsFirst: zShare,
  vsAgreed: zShare,
  /** Of pick-ups whose time is known: within the goal of their day. */
  pickups: zShare,
  orders: z.array(
    z.object({
      orderId: z.string(),
      number: z.string().nullable(),
      plate: z.string(),
      firstPromisedAt: z.string().nullable(),
      promisedAt: z.string().nullable(),
      deliveredAt: z.string(),
      vsFirst: z.boolean().nullable(),
      vsAgreed: z.boolean().nullable(),
      pickupMinutes: z.int().nullable(),
      pickupGoalMinutes: z.int().nullable(),
    }),
  ),
})
export type Punctual = z.infer<typeof zPunctual>
