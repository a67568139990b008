import { type Lang, pick } from '#domain/kernel/texts.ts'
import {
  hospitalityChecklist,
  protectiveChecklist,
  walkAroundChecklist,
} from '#domain/processes/reception/checklists.ts'
import { allDone, formalities, type SignState } from '#domain/processes/reception/formalities.ts'
import { introductionOwed } from '#domain/processes/reception/intake.ts'
import { washesCar, washRule } from '#domain/processes/reception/policies.ts'
import { type Step, type StepFacts, stepsOf } from '#domain/processes/reception/steps.ts'
import type { HandoverView, VisitView } from '#domain/processes/reception/visit-shape.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { type Sheet, sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { definitionOf } from '#server/mechanisms/papers/registry.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { vehicleForOrder } from '#server/processes/customers/vehicle-record.ts'
import { gatePassesOf } from '#server/processes/gate/issue-pass.ts'
import { findVisit, ordersOfVisit, type VisitRecord } from '#server/processes/repair-orders/queries.ts'
import { phrasesFor } from './desk-view.ts'
import { feeIsOpen } from './exit-fee.ts'
import { handoverOfVisit } from './hand-over.ts'
import { registrationGapsOf } from './identify.ts'
import { keyOf } from './keys.ts'
import { intakeGapsOf } from './present-intake.ts'
import { customerSignatures, personBrief } from './queries.ts'
import { keyRow } from './queries-keys.ts'
import { visitRow } from './queries-list.ts'
import { formsOfSteps, laterSteps } from './queries-steps.ts'
import { belongingRows, lastWalkOf, marksOf, visitPaperRows } from './queries-walk.ts'
import { protectionMissing } from './take-visit.ts'

/** The whole visit as its page walks through it. */
export async function visitView(ctx: Ctx, id: string): Promise<VisitView> {
  const visit = found(await findVisit(ctx, id))
  const { phone: _phone, ...row } = found(await visitRow(ctx, id))
  const handover = await handoverOfVisit(ctx, visit)
  const gates = await gatesOf(ctx, visit, handover)
  const over = visit.leftAt !== null || visit.endedAt !== null
  return {
    ...row,
    ...(await partiesPart(ctx, visit)),
    ...(await walkPart(ctx, visit)),
    ...askedPart(visit),
    ...(await counterPart(ctx, visit)),
    handover,
    washes: washesCar(await policy(ctx, washRule), visit.washWanted),
    gatePasses: await gatePassesOf(ctx, id),
    ...gates,
    can: {
      take: ctx.can('visit.receive') && !over && visit.adviserId !== ctx.actor.id,
      edit: ctx.can('visit.receive') && !over,
      moveKey: ctx.can('key.move'),
      end: ctx.can('visit.receive') && !over && row.orders.length === 0,
      takeFee: ctx.can('visit.takeFee') && feeIsOpen(visit),
      waiveFee: ctx.can('visit.waiveFee') && feeIsOpen(visit),
    },
  }
}

async function partiesPart(ctx: Ctx, visit: VisitRecord) {
  const vehicle = visit.vehicleId === null ? undefined : await vehicleForOrder(ctx, visit.vehicleId)
  return {
    vehicle: vehicle
      ? {
          id: vehicle.id,
          title: vehicle.title,
          vin: vehicle.vin,
          vinMissingReason: vehicle.vinMissingReason,
          power: vehicle.power,
          body: vehicle.body,
          mileageKm: vehicle.mileageKm,
          mileageAt: vehicle.mileageAt,
        }
      : null,
    owner: (await personBrief(ctx, visit.ownerId)) ?? null,
    sender: (await personBrief(ctx, visit.senderId)) ?? null,
    senderRelation: visit.senderRelation,
    senderAuthority: visit.senderAuthority,
  }
}

/** What belongs to the counter: hospitality, the note for the next adviser and the words to say. */
async function counterPart(ctx: Ctx, visit: VisitRecord) {
  const customer = await personBrief(ctx, visit.senderId ?? visit.ownerId)
  return {
    hospitalitySheet: sheetState(await sheetFor(ctx, hospitalityChecklist.key, visit.id), ctx.lang),
    hospitalityOpen: visit.hospitalityOpen,
    adviserNote: visit.adviserNote,
    phrases: await phrasesFor(ctx, customer ? `${customer.name}${customer.salutation}` : ''),
  }
}

async function walkPart(ctx: Ctx, visit: VisitRecord) {
  const { abnormality, checkedWithCustomer, paintNote, walkedAt, noBelongings, noPapers } = visit
  const { spareWheel, spareWheelNote, valuables, custodyNumber } = visit
  return {
    ...{ abnormality, checkedWithCustomer, paintNote, walkedAt, noBelongings, noPapers },
    ...{ spareWheel, spareWheelNote, valuables, custodyNumber },
    marks: await marksOf(ctx, visit.id),
    lastWalk: await lastWalkOf(ctx, visit),
    belongings: await belongingRows(ctx, visit.id),
    papers: await visitPaperRows(ctx, visit.id),
    key: (await keyOf(ctx, visit.id)) ?? null,
    walkAroundSheet: sheetState(await sheetFor(ctx, walkAroundChecklist.key, visit.id), ctx.lang),
    protectiveSheet: sheetState(await sheetFor(ctx, protectiveChecklist.key, visit.id), ctx.lang),
  }
}

function sheetState(sheet: Sheet | undefined, lang: Lang) {
  if (!sheet) return null
  const { id, state, items, answers, gaps } = sheet
  return { id, state, total: items.length, answered: answers.length, gaps: gaps.map(gap => pick(gap.label, lang)) }
}

function askedPart(visit: VisitRecord) {
  const { customerWords, conditions, warningLamps, mileageKm, fuelPercent, privacyNoticedAt, restingAt } = visit
  const { introducedAt, introductionSkipped, testConsentAt, washWanted, followUpWanted, followUpTime } = visit
  const { followUpPersonId, answerText, declineReason, exitFeeFen, exitFeePaidAt, endedAt, quickPath } = visit
  return {
    ...{ customerWords, conditions, warningLamps, mileageKm, fuelPercent, privacyNoticedAt, restingAt },
    ...{ introducedAt, introductionSkipped, testConsentAt, washWanted, followUpWanted, followUpTime },
    ...{ followUpPersonId, answerText, declineReason, exitFeeFen, exitFeePaidAt, endedAt, quickPath },
  }
}

/** What stands between the customer and the door: gaps, signatures, formalities and the steps with their times. */
async function gatesOf(ctx: Ctx, visit: VisitRecord, handover: HandoverView) {
  const orders = await ordersOfVisit(ctx, visit.id)
  const papers = await customerSignatures(ctx, [visit.id, ...orders.map(order => order.id)])
  const of = (kind: string, subjectId: string) => papers.find(row => row.kind === kind && row.subjectId === subjectId)
  const signState = (kind: string, subjectId: string): SignState => {
    const paper = of(kind, subjectId)
    return paper ? (paper.signedAt === null ? 'presented' : 'signed') : 'none'
  }
  const registrationGaps = await registrationGapsOf(ctx, visit)
  const key = await keyRow(ctx, visit.id)
  const states = formalities({
    registrationGaps,
    introductionOwed: introductionOwed(visit),
    handoverOwed: handover.owed || handover.readAt !== null ? handover.owed : null,
    walkAround: signState('FRM-33', visit.id),
    belongings: signState('FRM-14', visit.id),
    orders: orders.map(order => ({ order: signState('FRM-01', order.id), contract: signState('FRM-18', order.id) })),
    protectiveMissing: (await protectionMissing(ctx, visit.id)).map(piece => pick(piece.label, ctx.lang)),
    keyIssued: key !== undefined,
    callbackAsked: visit.followUpWanted !== null,
    washAsked: visit.washWanted !== null,
  })
  const protective = await sheetFor(ctx, protectiveChecklist.key, visit.id)
  const [order] = orders
  const signedAt = (kind: string, subjectId: string | undefined) =>
    subjectId === undefined ? null : (of(kind, subjectId)?.signedAt ?? null)
  const { diagnosed, estimated, ...later } = await laterSteps(ctx, visit.id)
  const at: Partial<Record<Step, string | null>> = {
    arrival: visit.arrivedAt,
    contact: visit.contactedAt,
    purpose: visit.purposeAt,
    registration: registrationGaps.length === 0 ? (visit.registeredAt ?? visit.arrivedAt) : null,
    introduction: visit.introducedAt,
    ...later,
    consent: visit.testConsentAt,
    protection: lastAnswer(protective),
    walkAround: signedAt('FRM-33', visit.id),
    belongings: signedAt('FRM-14', visit.id),
    order: signedAt('FRM-01', order?.id),
    contract: signedAt('FRM-18', order?.id),
    key: key?.issuedAt ?? null,
    answer: visit.answerText === '' ? null : visit.endedAt,
    exit: feeIsOpen(visit) ? null : (visit.exitFeePaidAt ?? visit.endedAt),
    farewell: visit.leftAt,
  }
  return {
    registrationGaps,
    intakeGaps: await intakeGapsOf(ctx, visit),
    formalities: states,
    complete: allDone(states),
    steps: stepsOf({
      ...{ outcome: outcomeOf(visit), newCustomer: visit.newCustomer, diagnosed, estimated, at },
      forms: await formsOfSteps(ctx, [visit.id, ...orders.map(each => each.id)]),
    }),
    signing: papers.map(({ subjectId: _subject, signedAt: signed, ...paper }) => ({
      ...paper,
      title: definitionOf(paper.kind).title,
      signed: signed !== null,
    })),
  }
}

// The protection is on when its last piece is.
function lastAnswer(sheet: Sheet | undefined): string | null {
  if (!sheet || sheet.gaps.length > 0) return null
  return (
    sheet.answers
      .map(answer => answer.answeredAt)
      .sort()
      .at(-1) ?? null
  )
}

function outcomeOf(visit: VisitRecord): StepFacts['outcome'] {
  if (visit.state === 'consulted') return 'consult'
  if (visit.state === 'declined' || visit.state === 'diagnosedOnly' || visit.state === 'booked') return 'unrepaired'
  return visit.purpose === 'consult' || visit.purpose === 'parts' ? 'consult' : 'repair'
}
