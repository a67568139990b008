import { listed } from '#domain/kernel/texts.ts'
import { mayPresent, orderRefusals } from '#domain/processes/repair-orders/authorisation.ts'
import type { repairOrdersContract } from '#domain/processes/repair-orders/contract.ts'
import { contractPaper } from '#domain/processes/repair-orders/papers/contract.ts'
import { repairOrderPaper } from '#domain/processes/repair-orders/papers/repair-order.ts'
import { guaranteeTerms, quickPath } from '#domain/processes/repair-orders/policies.ts'
import { registrationFieldTexts, registrationGaps } from '#domain/processes/repair-orders/registration.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import { drawNumber } from '#server/kernel/numbers.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { axesOf } from './axes.ts'
import { requireUnblocked } from './blockers.ts'
import { contractContent, guaranteeText, orderContent } from './paper-contents.ts'
import { type Parties, partiesOfOrder } from './parties.ts'
import { presentable } from './present-order.ts'
import { findOrder, findVisit, linesOf, liveLines, type OrderRecord } from './queries.ts'
import { approvedDeviations } from './queries-prices.ts'
import { wasDiagnosed } from './queries-visits.ts'
import { touchOrder } from './save-lines.ts'

/** Puts order and contract before the customer; the number is drawn here, once for the order's whole life. */
export const presentForSignature: Handlers<typeof repairOrdersContract>['present'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  await checkVersion(ctx, order, input.version)
  // The papers in force bear the signature already: asked again nobody could sign them, and the order would be stuck.
  if (order.authorisation === 'signed') throw refuse(orderRefusals.signedAlready)
  await checkPresentable(ctx, order)
  await requireUnblocked(ctx, order)
  const parties = await partiesOfOrder(ctx, order)
  checkRegistration(order, parties)
  const terms = await policy(ctx, guaranteeTerms)
  const number = order.number ?? (await drawNumber(ctx, 'WX'))
  const guaranteeNote = guaranteeText(liveLines(await linesOf(ctx, order.id)), terms)
  const about = {
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    vehicleId: order.vehicleId,
    personId: parties.senderId ?? parties.ownerId,
    finder: `${parties.finder} ${number}`,
  }
  const orderPaper = await issuePaper(ctx, repairOrderPaper, {
    ...about,
    number,
    content: await orderContent(ctx, order, number, parties),
  })
  const contract = await issuePaper(ctx, contractPaper, {
    ...about,
    content: await contractContent(ctx, order, number, parties, terms),
  })
  for (const [paper, role] of [
    [orderPaper, 'adviser'],
    [contract, 'contractor'],
  ] as const) {
    if (paper.changed) await signPaper(ctx, { paperId: paper.id, role, method: 'staff', signerName: ctx.actor.name })
  }
  const version = await touchOrder(ctx, order, { number, authorisation: 'awaiting', guaranteeNote })
  ctx.record({
    event: 'order.presented',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { number, contentHash: orderPaper.contentHash },
  })
  return {
    id: order.id,
    version,
    number,
    orderPaperId: orderPaper.id,
    contractPaperId: contract.id,
    contentHash: orderPaper.contentHash,
    contractHash: contract.contentHash,
  }
}

async function checkPresentable(ctx: Ctx, order: OrderRecord): Promise<void> {
  const axes = await axesOf(ctx, order)
  const deviations = await approvedDeviations(ctx, order.id)
  const lines = (await linesOf(ctx, order.id)).map(line => ({ ...line, deviationApproved: deviations.has(line.id) }))
  const visit = found(await findVisit(ctx, order.visitId))
  const facts = presentable(order, visit, { axes, diagnosed: await wasDiagnosed(ctx, order, visit) })
  ruled(mayPresent(facts, lines, await policy(ctx, quickPath), ctx.now))
}

// The register's minimum (RCV-09): a car that can be told apart, its mileage, the wish, and the privacy notice.
function checkRegistration(order: OrderRecord, parties: Parties): void {
  const { visit, customer, vehicle } = parties
  const gaps = registrationGaps({
    vehicleId: order.vehicleId,
    plate: vehicle.plate,
    vin: vehicle.vin,
    // A car is never recorded without its VIN or the reason why it has none.
    vinMissingReason: 'known',
    ownerId: parties.ownerId,
    ownerPhone: customer.phone,
    senderPhone: customer.senderPhone,
    mileageKm: visit.mileageKm,
    words: order.description === '' ? visit.customerWords : order.description,
    privacyNoticedAt: visit.privacyNoticedAt,
  })
  const missing = listed(gaps.map(gap => registrationFieldTexts[gap]))
  if (gaps.length > 0) throw refuse(orderRefusals.registration, { missing })
}
