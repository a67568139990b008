import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { type GatePassContent, gatePassPaper } from '#domain/processes/gate/papers/gate-pass.ts'
import type { PassKind } from '#domain/processes/gate/pass-rule.ts'
import { gatePassHours } from '#domain/processes/gate/policies.ts'
import { gateRefusals } from '#domain/processes/gate/refusals.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { newToken } from '#server/kernel/vault.ts'
import { issuePaper, voidPaper } from '#server/mechanisms/papers/issue-paper.ts'
import { paperById } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { insertPass, listPasses, lockPass, markVoided, type PassRow, passInForce, setPassPaper } from './queries.ts'

export type NewPass = {
  visitId: string
  orderId: string | null
  kind: PassKind
  plate: string
  /** What the paper says beyond the pass itself. */
  customerName: string
  carModel: string
  orderNumber: string | null
  settlementState: string
  statementNumber?: string | null
  handed?: GatePassContent['handed']
  refusedSafetyItems?: string | null
  reason?: string | null
  threadId: string
  vehicleId: string | null
  personId: string | null
  finder: string
}

export type IssuedPass = { id: string; paperId: string; number: string; contentHash: string; token: string }

/** Writes the pass that opens the gate once; the issuer has signed it, the customer signs for it at the counter. */
export async function issueGatePass(ctx: Ctx, pass: NewPass): Promise<IssuedPass> {
  if (pass.plate === '') throw refuse(gateRefusals.noPlate)
  await refuseSecond(ctx, pass)
  const id = newId()
  const token = newToken()
  const validUntil = addHours(ctx.now, await policy(ctx, gatePassHours))
  const { visitId, orderId, kind, plate } = pass
  const row = { id, storeId: ctx.store.id, visitId, orderId, kind, plate, token, validUntil }
  await insertPass(ctx, { ...row, issuedAt: ctx.now, issuedBy: staffIdOrNull(ctx) })
  const paper = await issuePaper(ctx, gatePassPaper, {
    subject: { kind: 'gatePass', id },
    threadId: pass.threadId,
    vehicleId: pass.vehicleId,
    personId: pass.personId,
    finder: pass.finder,
    content: {
      passKind: kind,
      orderNumber: pass.orderNumber,
      customer: { name: pass.customerName },
      vehicle: { plate, model: pass.carModel },
      settlementState: pass.settlementState,
      statementNumber: pass.statementNumber ?? null,
      handed: pass.handed ?? [],
      issuedBy: ctx.actor.name,
      issuedAt: ctx.now,
      validUntil,
      refusedSafetyItems: pass.refusedSafetyItems ?? null,
      reason: pass.reason ?? null,
      token,
    },
  })
  await signPaper(ctx, { paperId: paper.id, role: 'issuer', method: 'staff', signerName: ctx.actor.name })
  await setPassPaper(ctx, id, paper.id)
  ctx.record({
    event: 'gate.passIssued',
    subject: { kind: 'gatePass', id },
    threadId: pass.threadId,
    data: { kind, number: paper.number, validUntil },
  })
  return { id, paperId: paper.id, number: paper.number, contentHash: paper.contentHash, token }
}

/** The pass of a visit, or of one of its orders, that is in force. */
export async function gatePassOf(ctx: Ctx, visitId: string, orderId: string | null = null) {
  return (await listPasses(ctx, { visitId })).find(row => row.orderId === orderId)
}

/** All passes of a visit that were not taken back. */
export async function gatePassesOf(ctx: Ctx, visitId: string) {
  return listPasses(ctx, { visitId })
}

export async function voidGatePass(ctx: Ctx, input: { id: string; reason: string }): Promise<{ id: string }> {
  const pass = found(await lockPass(ctx, input.id))
  if (pass.usedAt !== null) throw refuse(gateRefusals.usedAlready)
  await voidRow(ctx, pass, input.reason)
  return { id: pass.id }
}

async function refuseSecond(ctx: Ctx, pass: NewPass): Promise<void> {
  const standing = await passInForce(ctx, pass.visitId, pass.orderId)
  if (!standing) return
  // One whose time ran out unused makes room for the next by itself.
  if (standing.usedAt === null && standing.validUntil < ctx.now) return voidRow(ctx, standing, '过期重开')
  const paper = standing.paperId === null ? undefined : await paperById(ctx, standing.paperId)
  throw refuse(gateRefusals.issuedAlready, { number: paper?.number ?? '' })
}

async function voidRow(ctx: Ctx, pass: PassRow, reason: string): Promise<void> {
  await markVoided(ctx, pass.id, reason)
  if (pass.paperId !== null) await voidPaper(ctx, pass.paperId, reason)
  ctx.record({
    event: 'gate.passVoided',
    subject: { kind: 'gatePass', id: pass.id },
    threadId: pass.orderId ?? pass.visitId,
    reason,
  })
}
