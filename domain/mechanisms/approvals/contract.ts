import { z } from 'zod'
import { endpoint, pageOf, zSaved } from '#domain/kernel/endpoint.ts'
import { zCursor, zId, zLimit, zOptionalText, zVersion } from '#domain/kernel/input.ts'
import { zBothTexts } from '#domain/kernel/text-output.ts'

const tag = 'approvals'

export const approvalStates = ['asked', 'granted', 'refused', 'withdrawn'] as const

const zApproval = z.object({
  id: z.string(),
  kind: z.string(),
  title: zBothTexts,
  path: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  threadId: z.string().nullable(),
  amountFen: z.int().nullable(),
  approverRole: z.string(),
  /** The steps of its chain before this one, granted all of them. */
  earlier: z.array(z.object({ role: z.string(), by: z.string() })),
  /** The offices that are asked after this one. */
  nextRoles: z.array(z.string()),
  reason: z.string(),
  state: z.enum(approvalStates),
  askedById: z.string(),
  askedByName: z.string(),
  askedAt: z.string(),
  decidedByName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionNote: z.string(),
  version: z.int(),
  can: z.object({ decide: z.boolean(), withdraw: z.boolean() }),
})
export type ApprovalView = z.infer<typeof zApproval>

export const approvalsContract = {
  list: endpoint({
    method: 'GET',
    path: '/approvals',
    access: 'signedIn',
    summary: 'What waits for my decision, what I have asked for, or what was decided in my roles; newest first',
    tag,
    input: {
      box: z.enum(['waiting', 'asked', 'decided']).optional(),
      cursor: zCursor.optional(),
      limit: zLimit.optional(),
    },
    output: pageOf(zApproval),
  }),
  ofRecord: endpoint({
    method: 'GET',
    path: '/approvals/of/{recordId}',
    access: 'signedIn',
    summary: 'The approvals of one record or process',
    tag,
    input: { recordId: zId },
    output: z.object({ rows: z.array(zApproval) }),
  }),
  decide: endpoint({
    method: 'POST',
    path: '/approvals/{id}/decide',
    access: 'signedIn',
    summary: 'Grant or refuse; only a holder of the role or the stand-in may, never the one who asked',
    tag,
    input: { id: zId, granted: z.boolean(), note: zOptionalText(300).optional(), version: zVersion },
    output: zSaved,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/approvals/{id}/withdraw',
    access: 'signedIn',
    summary: 'Take back what I asked for',
    tag,
    input: { id: zId, version: zVersion },
    output: zSaved,
  }),
}
