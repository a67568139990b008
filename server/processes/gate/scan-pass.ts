import { newId } from '#domain/kernel/id.ts'
import { pick } from '#domain/kernel/texts.ts'
import type { gateContract } from '#domain/processes/gate/contract.ts'
import { judgePass, scanOutcomeTexts } from '#domain/processes/gate/pass-rule.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { emit } from '#server/kernel/signals.ts'
import { paperById, signaturesOn } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { insertScan, type PassRow, passByToken, spendPass } from './queries.ts'
import { gateOpened } from './signals.ts'

/** Every scan is kept, whatever it says; the answer is not a refusal, since the gate has done its work either way. */
export const scanPass: Handlers<typeof gateContract>['scan'] = async (ctx, input) => {
  // The row is locked here, so of two gates that read the same code one opens.
  const pass = input.token === null ? undefined : await passByToken(ctx, input.token)
  const outcome = judgePass(pass, input.plate, ctx.now)
  const id = newId()
  const passId = pass?.id ?? null
  const scan = { id, storeId: ctx.store.id, at: ctx.now, plate: input.plate, passId, outcome }
  await insertScan(ctx, { ...scan, scannedBy: staffIdOrNull(ctx) })
  ctx.record({
    event: outcome === 'open' ? 'gate.opened' : 'gate.refused',
    subject: pass ? { kind: 'gatePass', id: pass.id } : { kind: 'gateScan', id },
    threadId: pass && outcome === 'open' ? (pass.orderId ?? pass.visitId) : null,
    data: { plate: input.plate, outcome },
  })
  if (pass && outcome === 'open') await letOut(ctx, pass)
  const shown = outcome === 'foreignPlate' ? undefined : pass
  const paper = shown?.paperId == null ? undefined : await paperById(ctx, shown.paperId)
  return {
    opens: outcome === 'open',
    outcome,
    text: pick(scanOutcomeTexts[outcome], ctx.lang),
    plate: input.plate,
    kind: shown?.kind ?? null,
    number: paper?.number ?? null,
  }
}

async function letOut(ctx: Ctx, pass: PassRow): Promise<void> {
  if (!(await spendPass(ctx, pass.id, staffIdOrNull(ctx))))
    throw new Error(`Pass ${pass.id} was used while it was locked`)
  if (pass.paperId !== null) await signForGate(ctx, pass.paperId)
  await emit(ctx, gateOpened, { passId: pass.id, visitId: pass.visitId, orderId: pass.orderId })
}

async function signForGate(ctx: Ctx, paperId: string): Promise<void> {
  const signed = (await signaturesOn(ctx, paperId)).some(row => row.role === 'gate' && row.voidedAt === null)
  if (!signed) await signPaper(ctx, { paperId, role: 'gate', method: 'staff', signerName: ctx.actor.name })
}
