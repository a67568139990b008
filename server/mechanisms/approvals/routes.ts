import { z } from 'zod'
import type { ApprovalView, approvalsContract } from '#domain/mechanisms/approvals/contract.ts'
import { mayDecide, mayWithdraw } from '#domain/mechanisms/approvals/decision.ts'
import { type ApprovalDefinition, approvalPath, approvalTitle } from '#domain/mechanisms/approvals/definition.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { textParams } from '#server/kernel/text-params.ts'
import { type Acting, actingFor } from '../duties/acting.ts'
import { decideApproval, withdrawOwn } from './decide-approval.ts'
import { type ApprovalListRow, approvalsOfRecord, listApprovals } from './queries-lists.ts'

const zEarlier = z.array(z.object({ role: z.string(), byId: z.string(), by: z.string() }))
const zPlace = z.object({ askedAt: z.iso.datetime(), id: z.uuid() })

export function approvalsRoutes(definitions: readonly ApprovalDefinition[]): Handlers<typeof approvalsContract> {
  return {
    list: async (ctx, input) => {
      const me = await actingFor(ctx)
      const limit = input.limit ?? DEFAULT_PAGE
      const before = input.cursor === undefined ? undefined : decodeCursor(input.cursor, zPlace)
      const rows = await listApprovals(ctx, me, { box: input.box ?? 'waiting', before, limit: limit + 1 })
      const page = pageFrom(rows, limit, row => ({ askedAt: row.askedAt, id: row.id }))
      return { ...page, rows: page.rows.map(row => present(definitions, me, row)) }
    },
    ofRecord: async (ctx, input) => {
      const me = await actingFor(ctx)
      const rows = await approvalsOfRecord(ctx, input.recordId)
      return { rows: rows.map(row => present(definitions, me, row)) }
    },
    decide: decideApproval,
    withdraw: withdrawOwn,
  }
}

function present(definitions: readonly ApprovalDefinition[], me: Acting, row: ApprovalListRow): ApprovalView {
  const definition = definitions.find(item => item.kind === row.kind)
  const params = textParams(row.params)
  const earlier = zEarlier.parse(row.earlier)
  const grantedBy = earlier.map(step => step.byId)
  return {
    id: row.id,
    kind: row.kind,
    title: approvalTitle(definition, row.kind, params),
    path: approvalPath(definition, { subjectId: row.subjectId, threadId: row.threadId, params }),
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    threadId: row.threadId,
    amountFen: row.amountFen,
    approverRole: row.approverRole,
    earlier: earlier.map(({ role, by }) => ({ role, by })),
    nextRoles: row.nextRoles,
    reason: row.reason,
    state: row.state,
    askedById: row.askedBy,
    askedByName: row.askedByName,
    askedAt: row.askedAt,
    decidedByName: row.decidedByName,
    decidedAt: row.decidedAt,
    decisionNote: row.decisionNote,
    version: row.version,
    can: { decide: mayDecide({ ...row, grantedBy }, me).ok, withdraw: mayWithdraw(row, me.id).ok },
  }
}
