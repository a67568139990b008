import { formatYuan } from '#domain/kernel/money.ts'
import { payWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import type { receptionContract } from '#domain/processes/reception/contract.ts'
import { takeExitFeeDuty } from '#domain/processes/reception/duties.ts'
import { receptionRefusals } from '#domain/processes/reception/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { closeDuty } from '#server/mechanisms/duties/duties.ts'
import { postMoney } from '#server/mechanisms/ledgers/money.ts'
import { tillOf } from '#server/mechanisms/ledgers/till.ts'
import { type IssuedPass, issueGatePass } from '#server/processes/gate/issue-pass.ts'
import { partiesOfVisit } from '#server/processes/repair-orders/parties.ts'
import { findVisit, type VisitRecord } from '#server/processes/repair-orders/queries.ts'
import { saveVisit, visitSubject } from './visit-record.ts'

type Api = Handlers<typeof receptionContract>

export function feeIsOpen(visit: Pick<VisitRecord, 'endedAt' | 'exitFeeFen' | 'exitFeePaidAt'>): boolean {
  return visit.endedAt !== null && (visit.exitFeeFen ?? 0) > 0 && visit.exitFeePaidAt === null
}

/** RCV-20, DIA-07: what was tested is paid into the till, and the pass is made out on it. */
export const takeExitFee: Api['takeExitFee'] = async (ctx, input) => {
  const visit = await visitOwing(ctx, input)
  const amountFen = visit.exitFeeFen ?? 0
  await postMoney(ctx, {
    kind: 'exitFee.taken',
    subject: visitSubject(visit.id),
    note: visit.number ?? '',
    entries: [
      { account: tillOf(ctx, input.payWay), amountFen },
      {
        account: { kind: 'revenue', subject: { kind: 'store', id: ctx.store.id }, mayBeNegative: true },
        amountFen: -amountFen,
      },
    ],
  })
  const settlementState = `检测费 ${formatYuan(amountFen)} 已收（${payWayTexts[input.payWay][0]}）`
  return letGo(ctx, visit, settlementState, {
    values: { exitFeePaidAt: ctx.now, exitFeeWay: input.payWay },
    event: 'visit.feeTaken',
    data: { amountFen, payWay: input.payWay },
  })
}

/** A manager lets the fee go, so that nobody is kept here for it. */
export const waiveExitFee: Api['waiveExitFee'] = async (ctx, input) => {
  const visit = await visitOwing(ctx, input)
  return letGo(ctx, visit, '检测费已免收', {
    values: { exitFeeFen: 0 },
    event: 'visit.feeWaived',
    data: { amountFen: visit.exitFeeFen ?? 0 },
    reason: input.reason,
  })
}

/** The pass of a visit that ends without repair. */
export async function unrepairedPass(
  ctx: Ctx,
  visit: VisitRecord,
  said: { settlementState: string; reason: string },
): Promise<IssuedPass> {
  const parties = await partiesOfVisit(ctx, visit, visit.number)
  return issueGatePass(ctx, {
    visitId: visit.id,
    orderId: null,
    kind: 'unrepaired',
    plate: visit.plate,
    customerName: parties.customer.name,
    carModel: parties.vehicle.model,
    orderNumber: null,
    ...said,
    handed: [{ label: '车钥匙', state: 'ok', note: null }],
    threadId: visit.id,
    vehicleId: visit.vehicleId,
    personId: visit.senderId ?? visit.ownerId,
    finder: parties.finder,
  })
}

async function visitOwing(ctx: Ctx, input: { id: string; version: number }): Promise<VisitRecord> {
  const visit = found(await findVisit(ctx, input.id, { lock: true }))
  await checkVersion(ctx, visit, input.version)
  if (!feeIsOpen(visit)) throw refuse(receptionRefusals.noFeeOpen)
  return visit
}

type Change = {
  values: Parameters<typeof saveVisit>[2]
  event: string
  data: Record<string, unknown>
  reason?: string
}

async function letGo(ctx: Ctx, visit: VisitRecord, settlementState: string, change: Change) {
  const said = { settlementState, reason: visit.declineReason }
  const pass = visit.plate === '' ? undefined : await unrepairedPass(ctx, visit, said)
  const { values, event, reason } = change
  const data = { ...change.data, gatePass: pass?.number ?? null }
  const saved = await saveVisit(ctx, visit, values, event, { data, ...(reason === undefined ? {} : { reason }) })
  await closeDuty(ctx, takeExitFeeDuty, visit.id)
  return { ...saved, gatePassId: pass?.id ?? null, gatePaperId: pass?.paperId ?? null }
}
