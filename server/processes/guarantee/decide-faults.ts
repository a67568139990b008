import type { guaranteeContract } from '#domain/processes/guarantee/contract.ts'
import { mayConfirm } from '#domain/processes/guarantee/early.ts'
import type { EarlyFault, EarlyRight } from '#domain/processes/guarantee/early-faults.ts'
import { guaranteeRefusals } from '#domain/processes/guarantee/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { attachFiles } from '#server/mechanisms/files/keep-file.ts'
import { findOrder, type OrderRecord } from '../repair-orders/queries.ts'
import { askAboutFaults, type EarlyFacts, factsOfOrder } from './early.ts'
import { faultsOf, lockFault, saveChoice, saveVerdict } from './queries-early.ts'
import { openExchange } from './queries-exchanges.ts'

type Api = Handlers<typeof guaranteeContract>
type Finding = { faultId: string; fault: EarlyFault; evidence: string }

/** WAR-11: a person says that it is the fault, and by what they know; the rights are those of the day the car was brought. */
export const confirmFault: Api['confirmFault'] = async (ctx, input) => {
  const { order, facts } = await loaded(ctx, input)
  if (!facts.rule) throw refuse(guaranteeRefusals.noGround)
  const { startOn, rights } = ruled(mayConfirm(input.fault, facts.car, facts.brought, facts.rule))
  const saved = await keep(ctx, order, facts, { ...input, verdict: 'confirmed', startOn, rights })
  await attachFiles(ctx, input.fileIds, { kind: 'earlyFault', id: saved.id })
  return { ...saved, rights }
}

/** Only who answers for the house rules a right out, and says what it was instead. */
export const denyFault: Api['denyFault'] = async (ctx, input) => {
  const { order, facts } = await loaded(ctx, input)
  return keep(ctx, order, facts, { ...input, verdict: 'denied', startOn: facts.car.startOn, rights: [] })
}

/** The owner's own choice: a repair or a new assembly. Another car is asked for with its price. */
export const chooseRight: Api['chooseRight'] = async (ctx, input) => {
  const fault = found(await lockFault(ctx, input.id))
  await checkVersion(ctx, fault, input.version)
  const isTheirs = input.choice === 'repair' || fault.rights.includes(input.choice)
  if (fault.verdict !== 'confirmed' || !isTheirs) throw refuse(guaranteeRefusals.earlyNoRight)
  if (fault.choice === 'car' && (await openExchange(ctx, fault.vehicleId))) throw refuse(guaranteeRefusals.exchangeOpen)
  const version = await saveChoice(ctx, fault, input.choice)
  ctx.record({
    event: 'guarantee.rightChosen',
    ...placeOf(fault.orderId),
    data: { fault: fault.fault, changed: { choice: { from: fault.choice, to: input.choice } } },
  })
  await askAboutFaults(ctx, fault.orderId)
  return { id: fault.id, version }
}

async function loaded(ctx: Ctx, { id, fault }: { id: string; fault: EarlyFault }) {
  const order = found(await findOrder(ctx, id, { lock: true }))
  const known = (await faultsOf(ctx, { orderId: order.id })).find(row => row.fault === fault)
  if (known?.verdict === 'confirmed') throw refuse(guaranteeRefusals.earlyDecided)
  return { order, facts: await factsOfOrder(ctx, order) }
}

type Verdict = Finding & { verdict: 'confirmed' | 'denied'; startOn: string | null; rights: EarlyRight[] }

async function keep(ctx: Ctx, order: OrderRecord, { brought }: EarlyFacts, finding: Verdict) {
  const { faultId, fault, evidence, verdict, startOn, rights } = finding
  const saved = await saveVerdict(ctx, {
    ...{ id: faultId, storeId: ctx.store.id, vehicleId: order.vehicleId, orderId: order.id, fault, verdict, evidence },
    ...{ rights, startedOn: startOn, broughtOn: brought.on, km: brought.km },
    ...{ decidedBy: staffId(ctx), decidedAt: ctx.now },
  })
  ctx.record({
    event: verdict === 'confirmed' ? 'guarantee.faultConfirmed' : 'guarantee.faultDenied',
    ...placeOf(order.id),
    data: { fault, rights, on: brought.on, km: brought.km },
    reason: evidence,
  })
  await askAboutFaults(ctx, order.id)
  return saved
}

const placeOf = (orderId: string) => ({ subject: { kind: 'order', id: orderId }, threadId: orderId })
