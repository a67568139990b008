import { listed } from '#domain/kernel/texts.ts'
import { addDaysOn, dateOn } from '#domain/kernel/time.ts'
import { handoverPack } from '#domain/processes/delivery/checklists.ts'
import type { deliveryContract } from '#domain/processes/delivery/contract.ts'
import { guaranteeCertificatePaper } from '#domain/processes/delivery/papers/guarantee-certificate.ts'
import { serviceCardPaper } from '#domain/processes/delivery/papers/service-card.ts'
import { deliveryRefusals } from '#domain/processes/delivery/refusals.ts'
import type { LifeRow } from '#domain/processes/delivery/shapes.ts'
import { orderKindTexts } from '#domain/processes/repair-orders/kinds.ts'
import { guaranteeTerms, nevGuarantee } from '#domain/processes/repair-orders/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { emit } from '#server/kernel/signals.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { currentPaper, storeHead } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { issueGatePass } from '../gate/issue-pass.ts'
import { certificateOf, worksText } from '../quality/certificate.ts'
import { belongingsOf } from '../reception/belongings.ts'
import { moveKey } from '../reception/keys.ts'
import { setDelivery } from '../repair-orders/move-axes.ts'
import { type Parties, partiesOfOrder } from '../repair-orders/parties.ts'
import { linesOf, liveLines, type OrderRecord, ordersOfVisit } from '../repair-orders/queries.ts'
import { riskNotesOf, riskText } from '../repair-orders/risk-notes.ts'
import { signFinished } from '../settlement/final-paper.ts'
import { statementsInForce } from '../settlement/queries.ts'
import { lifeRows } from './customer-view.ts'
import { deliveryFor } from './prepare.ts'
import { type DeliveryRow, isNewEnergy, saveDelivery } from './queries.ts'
import { orderDelivered } from './signals.ts'

type Api = Handlers<typeof deliveryContract>

/** DLV-16: paid, accepted, and all six things in the customer's hands; only then the pass opens the gate. */
export const handOver: Api['handOver'] = async (ctx, input) => {
  const { order, delivery } = await deliveryFor(ctx, input)
  if (order.delivery !== 'accepted') throw refuse(deliveryRefusals.notAccepting)
  if (order.money !== 'settled') throw refuse(deliveryRefusals.notSettled)
  await checkCertificate(ctx, order.id)
  const risks = await riskNotesOf(ctx, order.id)
  const unsigned = risks.find(note => note.signedBy === null)
  if (unsigned) throw refuse(deliveryRefusals.riskUnsigned, { reason: unsigned.reason, number: unsigned.number })
  const given = new Set<string>(input.handed)
  const missing = handoverPack.items.filter(item => !given.has(item.key))
  if (missing.length > 0) throw refuse(deliveryRefusals.packOpen, { items: listed(missing.map(item => item.label)) })
  const { custodyNumber } = await belongingsOf(ctx, order.visitId)
  if (custodyNumber !== null) throw refuse(deliveryRefusals.custodyOpen, { number: custodyNumber })
  const parties = await partiesOfOrder(ctx, order)
  await issueCertificate(ctx, order, parties)
  await issueServiceCard(ctx, order, delivery, parties)
  const [statement] = (await statementsInForce(ctx, order.id)).filter(item => item.payer === 'customer')
  const signature = { signerName: input.signerName, image: input.image, personId: parties.senderId }
  if (statement) await signFinished(ctx, statement, signature)
  const pass = await issueGatePass(ctx, {
    visitId: order.visitId,
    orderId: order.id,
    kind: 'repaired',
    plate: parties.plate,
    customerName: parties.customer.name,
    carModel: parties.vehicle.model,
    orderNumber: order.number,
    settlementState: '已结清',
    statementNumber: statement?.number ?? null,
    handed: handoverPack.items.map(item => ({ label: item.label[0], state: 'ok' as const, note: null })),
    refusedSafetyItems: riskText(risks, ctx.store.zone),
    threadId: order.id,
    vehicleId: order.vehicleId,
    personId: parties.senderId ?? parties.ownerId,
    finder: parties.finder,
  })
  await signPaper(ctx, { paperId: pass.paperId, role: 'customer', method: 'drawn', ...signature })
  const version = await saveDelivery(ctx, order.id, { handedOverAt: ctx.now })
  await giveKeyBack(ctx, order)
  await setDelivery(ctx, order, 'delivered', { deliveredAt: ctx.now })
  ctx.record({
    event: 'delivery.handedOver',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { pass: pass.number },
  })
  await emit(ctx, orderDelivered, { orderId: order.id, visitId: order.visitId, vehicleId: order.vehicleId })
  return { id: order.id, version, gatePassPaperId: pass.paperId, token: pass.token }
}

/** After large work the law lets no car go without the inspector's certificate; after any other it asks for none. */
async function checkCertificate(ctx: Ctx, orderId: string): Promise<void> {
  const { works, paperId } = await certificateOf(ctx, orderId)
  if (works.length > 0 && paperId === null) throw refuse(deliveryRefusals.noCertificate, { works: worksText(works) })
}

/** The key goes with the last of the visit's orders: until then the shop still needs it. */
async function giveKeyBack(ctx: Ctx, order: OrderRecord): Promise<void> {
  const others = (await ordersOfVisit(ctx, order.visitId)).filter(item => item.id !== order.id)
  if (others.every(item => item.delivery === 'delivered' || item.delivery === 'gone'))
    await moveKey(ctx, { visitId: order.visitId, to: { kind: 'customer' }, note: '交车' })
}

async function issueCertificate(ctx: Ctx, order: OrderRecord, parties: Parties): Promise<void> {
  const terms = await policy(ctx, guaranteeTerms)
  const today = dateOn(ctx.now, ctx.store.zone)
  const km = parties.visit.mileageKm
  const lines = liveLines(await linesOf(ctx, order.id)).filter(line => line.kind === 'labour')
  const paper = await issuePaper(ctx, guaranteeCertificatePaper, {
    ...aboutOrder(order, parties),
    content: {
      orderNumber: order.number ?? '',
      customer: parties.customer,
      vehicle: parties.vehicle,
      repairKind: orderKindTexts[order.kind][0],
      startsOn: today,
      startKm: km,
      items: lines.map(line => {
        const term = terms[line.guaranteeClass] ?? terms['小修'] ?? { km: 0, days: 0 }
        return {
          name: line.name,
          workType: line.guaranteeClass === '' ? null : line.guaranteeClass,
          guarantee: term,
          endsOn: addDaysOn(today, term.days),
          endsKm: km === null ? null : km + term.km,
        }
      }),
      guaranteeTerms: [order.guaranteeNote === '' ? '按国家规定的质量保证期执行。' : order.guaranteeNote],
      exclusions: ['托修方自带配件、使用不当、未按要求保养或自行改装造成的损坏不在保证范围内。'],
      nevNote: (await isNewEnergy(ctx, order.vehicleId)) ? await policy(ctx, nevGuarantee) : null,
      issuedBy: ctx.actor.name,
    },
  })
  await signPaper(ctx, { paperId: paper.id, role: 'issuer', method: 'staff', signerName: ctx.actor.name })
}

/** DLV-18: the card with adviser, hotline and the next service. */
async function issueServiceCard(ctx: Ctx, order: OrderRecord, delivery: DeliveryRow, parties: Parties): Promise<void> {
  const store = await storeHead(ctx)
  const earlier = await currentPaper(ctx, serviceCardPaper.kind, order.vehicleId)
  const lines = liveLines(await linesOf(ctx, order.id)).filter(line => line.kind === 'labour')
  await issuePaper(ctx, serviceCardPaper, {
    ...aboutOrder(order, parties),
    subject: { kind: 'vehicle', id: order.vehicleId },
    content: {
      customer: parties.customer,
      vehicle: parties.vehicle,
      cardNumber: earlier?.number ?? order.number ?? '',
      adviser: await nameOfStaff(ctx, order.adviserId),
      adviserPhone: store.phone ?? '',
      hotline: store.phone ?? '',
      rescuePhone: null,
      lastService: {
        servedOn: dateOn(ctx.now, ctx.store.zone),
        mileageKm: parties.visit.mileageKm,
        items: lines.map(line => line.name).join('、') || '检查',
        orderNumber: order.number,
      },
      nextService: { dueOn: delivery.nextOn, dueKm: delivery.nextKm, items: delivery.nextContent },
      guaranteeNote: order.guaranteeNote === '' ? '按国家规定的质量保证期执行' : order.guaranteeNote,
      memberLevel: null,
      points: null,
      remainingLife: (await lifeRows(ctx, order)).map(lifeOnCard),
      careNotes: delivery.careNotes,
    },
  })
}

function lifeOnCard({ name, measured, limit, remainingKm, remainingMonths, isDue }: LifeRow) {
  const km = remainingKm === null ? '' : `约 ${remainingKm} km`
  const months = remainingMonths === null ? '' : `约 ${remainingMonths} 个月`
  const left = [km, months].filter(text => text !== '').join(' / ')
  return { name, measured, limit, remaining: isDue ? '应更换' : left }
}

function aboutOrder(order: OrderRecord, parties: Parties) {
  return {
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    vehicleId: order.vehicleId,
    personId: parties.senderId ?? parties.ownerId,
    finder: parties.finder,
  }
}
