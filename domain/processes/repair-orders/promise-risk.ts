import { z } from 'zod'
import { texts } from '#domain/kernel/texts.ts'

/** What holds an order up most, as the adviser has to tell it. */
export const riskTexts = texts({
  nobody: ['无人具备该项作业资质', 'Nobody may do this work'],
  parts: ['等待配件', 'Waiting for parts'],
  queue: ['前面的作业未完', 'Other work comes first'],
  work: ['作业时间不够', 'The work takes longer'],
})
export type RiskReason = keyof typeof riskTexts

export const zPromiseRisk = z.object({
  /** When the car can be ready as things stand; null when nobody can do the work. */
  readyAt: z.string().nullable(),
  reason: z.enum(['nobody', 'parts', 'queue', 'work']),
})
export type PromiseRisk = z.infer<typeof zPromiseRisk>
