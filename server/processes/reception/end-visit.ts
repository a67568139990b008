import { formatYuan } from '#domain/kernel/money.ts'
import { addHours } from '#domain/kernel/time.ts'
import type { receptionContract } from '#domain/processes/reception/contract.ts'
import { bookAfterVisit, careAfterDecline, takeExitFeeDuty } from '#domain/processes/reception/duties.ts'
import { introductionOwed } from '#domain/processes/reception/intake.ts'
import { type Purpose, purposeTexts, type UnrepairedOutcome } from '#domain/processes/reception/kinds.ts'
import { consultationPaper } from '#domain/processes/reception/papers/consultation.ts'
import { receptionRefusals } from '#domain/processes/reception/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { emit } from '#server/kernel/signals.ts'
import { cancelDuties, openDuty } from '#server/mechanisms/duties/duties.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { beginFromVisit } from '#server/processes/appointments/begin-from-visit.ts'
import { ensureFile } from '#server/processes/customers/files.ts'
import { findOrAddPerson } from '#server/processes/customers/people.ts'
import { gatePassesOf } from '#server/processes/gate/issue-pass.ts'
import { cancelOrder } from '#server/processes/repair-orders/edit-order.ts'
import { partiesOfVisit } from '#server/processes/repair-orders/parties.ts'
import { ordersOfVisit, type VisitRecord } from '#server/processes/repair-orders/queries.ts'
import { leaveBay } from './bays.ts'
import { unrepairedPass } from './exit-fee.ts'
import { hasBookingAhead } from './queries-desk.ts'
import { keyRow } from './queries-keys.ts'
import { visitClosed } from './signals.ts'
import { saveVisit, visitNumber, visitSubject, visitToEdit } from './visit-record.ts'

type Api = Handlers<typeof receptionContract>

const CARE_HOURS = 72
const BOOKING_HOURS = 24
const FEE_HOURS = 1
const questions: readonly Purpose[] = ['consult', 'parts', 'quote']

/** RCV-04, CRM-06: answered on the spot; no order, but a record, a file and a follow-up. */
export const closeConsultation: Api['consult'] = async (ctx, input) => {
  const visit = await contactFilled(ctx, await visitToEdit(ctx, input), input)
  if (visit.purpose === null) throw refuse(receptionRefusals.noPurpose)
  if (!questions.includes(visit.purpose))
    throw refuse(receptionRefusals.wrongPurpose, { purpose: purposeTexts[visit.purpose] })
  checkIntroduced(visit)
  await dropUnsignedOrders(ctx, visit.id, '仅咨询')
  if (visit.vehicleId !== null) await ensureFile(ctx, { vehicleId: visit.vehicleId, kind: 'consultation' })
  const number = await visitNumber(ctx, visit)
  const parties = await partiesOfVisit(ctx, visit, number)
  const paper = await issuePaper(ctx, consultationPaper, {
    subject: visitSubject(visit.id),
    threadId: visit.id,
    vehicleId: visit.vehicleId,
    personId: visit.senderId,
    finder: parties.finder,
    content: {
      contact: {
        name: parties.customer.senderName ?? parties.customer.name,
        phone: parties.customer.senderPhone ?? parties.customer.phone,
        plate: parties.vehicle.plate,
        model: visit.vehicleId === null ? null : parties.vehicle.model,
      },
      kind: 'question',
      channel: '到店',
      receivedAt: visit.contactedAt ?? visit.arrivedAt,
      question: input.question,
      answer: input.answer,
      answeredAt: ctx.now,
      nextAnswerAt: input.nextAnswerAt,
      satisfied: input.satisfied,
      staff: ctx.actor.name,
    },
  })
  await signPaper(ctx, { paperId: paper.id, role: 'staff', method: 'staff', signerName: ctx.actor.name })
  const values = {
    number,
    customerWords: input.question,
    answerText: input.answer,
    satisfied: input.satisfied,
    senderId: visit.senderId,
  }
  const ended = await endVisit(ctx, visit, 'consulted', { values, fee: null, reason: '仅咨询' })
  return { ...ended, paperId: paper.id }
}

/** RCV-20, DIA-07, EST-17: no repair today; nobody is pressed, and the reason is kept. */
export const endUnrepaired: Api['endUnrepaired'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, input)
  checkIntroduced(visit)
  if (input.feeFen > 0 && visit.testConsentAt === null) throw refuse(receptionRefusals.noConsent)
  if (input.outcome === 'diagnosedOnly') {
    if (visit.testConsentAt === null) throw refuse(receptionRefusals.noConsent)
    if (!(await currentPaper(ctx, 'FRM-06', visit.id))) throw refuse(receptionRefusals.noReport)
  }
  await dropUnsignedOrders(ctx, visit.id, input.reason)
  if (visit.vehicleId !== null) await ensureFile(ctx, { vehicleId: visit.vehicleId, kind: 'consultation' })
  const number = await visitNumber(ctx, visit)
  const values = { number, declineReason: input.reason, exitFeeFen: input.feeFen }
  if (input.outcome === 'booked' && input.appointmentId !== null) {
    const { vehicleId, senderId: personId, purpose, mileageKm, customerWords } = visit
    await beginFromVisit(ctx, { id: input.appointmentId, vehicleId, personId, purpose, mileageKm, customerWords })
  }
  return endVisit(ctx, visit, input.outcome, { values, fee: input.feeFen, reason: input.reason })
}

/** Somebody without a car to let out, or whose business here was with others. */
export const leave: Api['leave'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, input)
  const orders = await ordersOfVisit(ctx, visit.id)
  if (orders.some(order => order.delivery !== 'gone')) throw refuse(receptionRefusals.carStays)
  const [pass] = (await gatePassesOf(ctx, visit.id)).filter(row => row.usedAt === null)
  if (pass) throw refuse(receptionRefusals.passFirst, { number: pass.number })
  await checkKeyGone(ctx, visit.id)
  const number = await visitNumber(ctx, visit)
  await cancelDuties(ctx, visit.id)
  await leaveBay(ctx, visit.id)
  const values = { number, state: 'left' as const, leftAt: ctx.now, endedAt: ctx.now }
  const saved = await saveVisit(ctx, visit, values, 'visit.left')
  await emit(ctx, visitClosed, {
    visitId: visit.id,
    outcome: 'left',
    vehicleId: visit.vehicleId,
    personId: visit.senderId,
  })
  return saved
}

type Ending = {
  values: Parameters<typeof saveVisit>[2]
  /** Null where no fee is in question. */
  fee: number | null
  reason: string
}

async function endVisit(ctx: Ctx, visit: VisitRecord, outcome: UnrepairedOutcome | 'consulted', ending: Ending) {
  await checkKeyGone(ctx, visit.id)
  checkCustodyOver(visit)
  await cancelDuties(ctx, visit.id)
  if (outcome === 'declined') await openCare(ctx, visit)
  if (outcome === 'booked') await openBooking(ctx, visit)
  const fee = ending.fee ?? 0
  if (fee > 0) await openFee(ctx, visit, fee)
  const isFree = fee === 0 && visit.plate !== ''
  const pass = isFree
    ? await unrepairedPass(ctx, visit, { settlementState: '未产生费用', reason: ending.reason })
    : undefined
  // Without a car nothing waits at the gate: the visitor has gone with the answer.
  const leftAt = visit.plate === '' ? ctx.now : null
  const values = { ...ending.values, state: outcome, endedAt: ctx.now, endedBy: staffId(ctx), leftAt }
  const data = { outcome, feeFen: ending.fee, gatePass: pass?.number ?? null }
  const saved = await saveVisit(ctx, visit, values, `visit.${outcome}`, { data, reason: ending.reason })
  await emit(ctx, visitClosed, { visitId: visit.id, outcome, vehicleId: visit.vehicleId, personId: visit.senderId })
  return { ...saved, gatePassId: pass?.id ?? null, gatePaperId: pass?.paperId ?? null }
}

async function openCare(ctx: Ctx, visit: VisitRecord): Promise<void> {
  await openDuty(ctx, careAfterDecline, {
    subject: visitSubject(visit.id),
    threadId: visit.id,
    params: { car: visit.plate === '' ? '到店客户' : visit.plate },
    dueAt: addHours(ctx.now, CARE_HOURS),
  })
}

/** The booking that was spoken of, unless it stands already. */
async function openBooking(ctx: Ctx, visit: VisitRecord): Promise<void> {
  const { vehicleId, senderId, ownerId } = visit
  if (await hasBookingAhead(ctx, { vehicleId, personId: senderId ?? ownerId })) return
  await openDuty(ctx, bookAfterVisit, {
    subject: visitSubject(visit.id),
    threadId: visit.id,
    params: { car: visit.plate === '' ? '到店客户' : visit.plate },
    ownerId: visit.adviserId,
    dueAt: addHours(ctx.now, BOOKING_HOURS),
  })
}

async function openFee(ctx: Ctx, visit: VisitRecord, feeFen: number): Promise<void> {
  await openDuty(ctx, takeExitFeeDuty, {
    subject: visitSubject(visit.id),
    threadId: visit.id,
    params: { car: visit.plate === '' ? '到店客户' : visit.plate, amount: formatYuan(feeFen) },
    dueAt: addHours(ctx.now, FEE_HOURS),
  })
}

async function contactFilled(
  ctx: Ctx,
  visit: VisitRecord,
  input: { contactName: string | null; contactPhone: string | null },
): Promise<VisitRecord> {
  if (input.contactName !== null) {
    const { id } = await findOrAddPerson(ctx, { name: input.contactName, phone: input.contactPhone })
    return { ...visit, senderId: id, senderRelation: id === visit.ownerId ? 'owner' : 'user' }
  }
  if (visit.senderId === null && visit.ownerId === null) throw refuse(receptionRefusals.noContact)
  return { ...visit, senderId: visit.senderId ?? visit.ownerId }
}

function checkIntroduced(visit: VisitRecord): void {
  if (introductionOwed(visit)) throw refuse(receptionRefusals.notIntroduced)
}

/** Drafts end with the visit; what the customer signed is not undone in passing. */
async function dropUnsignedOrders(ctx: Ctx, visitId: string, reason: string): Promise<void> {
  const orders = await ordersOfVisit(ctx, visitId)
  const signed = orders.find(order => order.authorisation === 'signed')
  if (signed) throw refuse(receptionRefusals.ordersLive, { number: signed.number ?? '' })
  for (const order of orders) await cancelOrder(ctx, { id: order.id, version: order.version, reason })
}

/** RCV-14: who goes without a repair has no delivery at which the custody would end. */
function checkCustodyOver(visit: VisitRecord): void {
  const isKept = visit.valuables === 'kept' && visit.custodyClosedAt === null
  if (isKept) throw refuse(receptionRefusals.custodyStays, { number: visit.custodyNumber ?? '' })
}

async function checkKeyGone(ctx: Ctx, visitId: string): Promise<void> {
  const key = await keyRow(ctx, visitId)
  if (key && key.holderKind !== 'customer') throw refuse(receptionRefusals.keyStays, { tag: key.tagNumber })
}
