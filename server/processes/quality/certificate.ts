import { listed } from '#domain/kernel/texts.ts'
import { dateOn } from '#domain/kernel/time.ts'
import { type CertifiedWork, certifiedWorksOf, certifiedWorkText } from '#domain/processes/quality/certificate.ts'
import type { qualityContract } from '#domain/processes/quality/contract.ts'
import { completionCertificatePaper } from '#domain/processes/quality/papers/completion-certificate.ts'
import { qualityRefusals } from '#domain/processes/quality/refusals.ts'
import { contractPaper } from '#domain/processes/repair-orders/papers/contract.ts'
import { guaranteeTerms } from '#domain/processes/repair-orders/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { issuePaper, voidPaper } from '#server/mechanisms/papers/issue-paper.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { partiesOfOrder } from '../repair-orders/parties.ts'
import { findOrder, type LineRecord, linesOf, liveLines, type OrderRecord } from '../repair-orders/queries.ts'

type Api = Handlers<typeof qualityContract>

export type CertificateState = { works: CertifiedWork[]; paperId: string | null }

/** Whether the law asks for the certificate after this order's work, and the one in force. */
export async function certificateOf(ctx: Ctx, orderId: string): Promise<CertificateState> {
  const works = certifiedWorksOf(liveLines(await linesOf(ctx, orderId)))
  const paper = works.length === 0 ? undefined : await currentPaper(ctx, completionCertificatePaper.kind, orderId)
  return { works, paperId: paper?.state === 'signed' ? paper.id : null }
}

/** Signed by an inspector when all inspections are passed, and only where the law asks for it. */
export const certify: Api['certify'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  if (order.work !== 'passed') throw refuse(qualityRefusals.notPassedYet)
  const { works, paperId } = await certificateOf(ctx, order.id)
  if (works.length === 0) throw refuse(qualityRefusals.noCertificate)
  if (paperId !== null) throw refuse(qualityRefusals.certified)
  const paper = await issueCertificate(ctx, order, works, liveLines(await linesOf(ctx, order.id)))
  await signPaper(ctx, { paperId: paper.id, role: 'inspector', method: 'staff', signerName: ctx.actor.name })
  ctx.record({
    event: 'quality.certified',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { number: paper.number, works },
  })
  return { id: order.id, paperId: paper.id, number: paper.number }
}

/** What was certified no longer holds when the car goes back to the workshop. */
export async function withdrawCertificate(ctx: Ctx, orderId: string, reason: string): Promise<void> {
  const paper = await currentPaper(ctx, completionCertificatePaper.kind, orderId)
  if (paper) await voidPaper(ctx, paper.id, reason)
}

export const worksText = (works: readonly CertifiedWork[]) => listed(works.map(certifiedWorkText))

async function issueCertificate(
  ctx: Ctx,
  order: OrderRecord,
  works: readonly CertifiedWork[],
  lines: readonly LineRecord[],
) {
  const parties = await partiesOfOrder(ctx, order)
  const terms = await policy(ctx, guaranteeTerms)
  return issuePaper(ctx, completionCertificatePaper, {
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    vehicleId: order.vehicleId,
    personId: parties.ownerId,
    finder: parties.finder,
    content: {
      orderNumber: order.number ?? '',
      contractNumber: (await currentPaper(ctx, contractPaper.kind, order.id))?.number ?? null,
      customer: parties.customer,
      vehicle: parties.vehicle,
      vehicleKind: parties.vehicle.vehicleKind ?? null,
      engineNo: parties.vehicle.engineNo ?? null,
      works: works.join('、'),
      items: lines.filter(line => line.kind === 'labour').map(line => line.name),
      outOn: dateOn(ctx.now, ctx.store.zone),
      // Nobody reads the mileage again before the car leaves; the inspector writes it in.
      outKm: null,
      // The works stand in the order of their terms, the longest first.
      guarantee: terms[works[0] ?? ''] ?? { km: 0, days: 0 },
      inspector: ctx.actor.name,
    },
  })
}
