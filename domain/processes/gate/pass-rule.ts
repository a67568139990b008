import { texts } from '#domain/kernel/texts.ts'
import type { Instant } from '#domain/kernel/time.ts'

export const passKindTexts = texts({
  unrepaired: ['未修离厂', 'Left unrepaired'],
  repaired: ['维修出厂', 'Repaired'],
})
export type PassKind = keyof typeof passKindTexts

/** What the gate says; only the first opens it. */
export const scanOutcomeTexts = texts({
  open: ['放行', 'Open'],
  missing: ['没有找到出门证', 'There is no such pass'],
  used: ['出门证已使用', 'The pass was used already'],
  foreignPlate: ['出门证不属于该车', 'The pass belongs to another car'],
  expired: ['出门证已过期', 'The pass has expired'],
  voided: ['出门证已作废', 'The pass was taken back'],
})
export type ScanOutcome = keyof typeof scanOutcomeTexts

export type PassFacts = { plate: string; validUntil: Instant; usedAt: Instant | null; voidedAt: Instant | null }

/**
 * May this pass let this car out now? What speaks most against it is named first: a pass of another car says nothing of
 * itself to whoever holds it.
 */
export function judgePass(pass: PassFacts | undefined, plate: string, now: Instant): ScanOutcome {
  if (!pass) return 'missing'
  if (pass.plate !== plate) return 'foreignPlate'
  if (pass.voidedAt !== null) return 'voided'
  if (pass.usedAt !== null) return 'used'
  return pass.validUntil < now ? 'expired' : 'open'
}
