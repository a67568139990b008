import type { InvariantRuleView } from '#domain/mechanisms/invariants/contract.ts'
import type { StatusLook } from '../kit/status-tag.tsx'
import { invariantText } from './text.ts'

export const ruleLooks: Readonly<Record<InvariantRuleView['state'], StatusLook>> = {
  holds: { label: invariantText.holds, tone: 'good' },
  broken: { label: invariantText.broken, tone: 'bad' },
  failed: { label: invariantText.failed, tone: 'warn' },
  unknown: { label: invariantText.unknown, tone: 'calm' },
}
