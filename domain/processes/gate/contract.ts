import { z } from 'zod'
import { endpoint, pageOf } from '#domain/kernel/endpoint.ts'
import { zCursor, zId, zLimit, zPlate, zText } from '#domain/kernel/input.ts'
import type { Grants } from '#domain/mechanisms/access/roles.ts'

const tag = 'gate'

const zOutcome = z.enum(['open', 'missing', 'used', 'foreignPlate', 'expired', 'voided'])

export const zGatePass = z.object({
  id: z.string(),
  visitId: z.string(),
  orderId: z.string().nullable(),
  kind: z.enum(['unrepaired', 'repaired']),
  plate: z.string(),
  number: z.string(),
  paperId: z.string(),
  contentHash: z.string(),
  issuedAt: z.string(),
  issuedBy: z.string(),
  validUntil: z.string(),
  usedAt: z.string().nullable(),
})
export type GatePassView = z.infer<typeof zGatePass>

export const gateContract = {
  scan: endpoint({
    method: 'POST',
    path: '/gate/scans',
    access: 'gate.scan',
    summary: 'A car stands at the gate with this pass, or with none: open or stay closed, and why',
    tag,
    input: { plate: zPlate, token: z.string().max(100).nullable() },
    output: z.object({
      opens: z.boolean(),
      outcome: zOutcome,
      text: z.string(),
      plate: z.string(),
      kind: z.enum(['unrepaired', 'repaired']).nullable(),
      number: z.string().nullable(),
    }),
  }),
  scans: endpoint({
    method: 'GET',
    path: '/gate/scans',
    access: 'gate.scan',
    summary: 'What the gate saw, newest first',
    tag,
    input: { cursor: zCursor.optional(), limit: zLimit.optional() },
    output: pageOf(
      z.object({
        id: z.string(),
        at: z.string(),
        plate: z.string(),
        outcome: zOutcome,
        text: z.string(),
        number: z.string().nullable(),
        by: z.string(),
      }),
    ),
  }),
  passes: endpoint({
    method: 'GET',
    path: '/gate/passes',
    access: 'gate.scan',
    summary: 'The passes of a plate that can still open the gate',
    tag,
    input: { plate: zPlate },
    output: z.object({ rows: z.array(zGatePass) }),
  }),
  voidPass: endpoint({
    method: 'POST',
    path: '/gate/passes/{id}/void',
    access: 'gate.voidPass',
    summary: 'Take back a pass that was not used',
    tag,
    input: { id: zId, reason: zText(200) },
    output: z.object({ id: z.string() }),
  }),
}

export const gateGrants = {
  'gate.scan': ['R-GATE', 'R-SA', 'R-SA-ASST', 'R-CASHIER', 'R-BIZ-SUP', 'R-SVC-MGR'],
  'gate.voidPass': ['R-SA', 'R-CASHIER', 'R-BIZ-SUP', 'R-SVC-MGR'],
} as const satisfies Grants
