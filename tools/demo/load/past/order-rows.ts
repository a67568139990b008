import { newId } from '#domain/kernel/id.ts'
import { addMinutes } from '#domain/kernel/time.ts'
import type { GuaranteeTerm } from '#domain/processes/repair-orders/policies.ts'
import type { Store } from '#server/kernel/context.ts'
import { guaranteeText } from '#server/processes/repair-orders/paper-contents.ts'
import { plannedMinutesOf } from '#server/processes/repair-orders/present-order.ts'
import { colleague } from '../colleagues.ts'
import { intakeMinutes } from '../moments.ts'
import { orderKinds } from '../order-kinds.ts'
import { PROMISE_REASON, promiseOf } from '../play-car.ts'
import type { Stage } from '../stage.ts'
import type { EndedVisit } from './ended-visit.ts'

export function visitRow(stage: Stage, store: Store, plate: string, { visit, visitId, takenInAt, then }: EndedVisit) {
  const { intake, job } = visit
  const person = stage.ids.of('person', visit.customerKey)
  return {
    id: visitId,
    storeId: store.id,
    vehicleId: stage.ids.of('vehicle', visit.vehicleKey),
    plate,
    ownerId: person,
    senderId: person,
    purpose: 'repair' as const,
    punctuality: visit.bookedAt === undefined ? ('walkIn' as const) : ('onTime' as const),
    arrivedAt: intake.arrivedAt,
    adviserId: stage.ids.of('staff', intake.adviser),
    contactedAt: takenInAt,
    state: 'left' as const,
    quickPath: true,
    customerWords: job.complaint,
    mileageKm: intake.mileageKm,
    fuelPercent: intake.fuelPercent,
    washWanted: intake.wantsWash,
    followUpWanted: true,
    hospitalityOpen: 0,
    followUpPersonId: person,
    privacyNoticedAt: takenInAt,
    purposeAt: takenInAt,
    identifiedAt: takenInAt,
    registeredAt: takenInAt,
    leftAt: then.leftAt,
    endedAt: then.leftAt,
  }
}

export function orderRow(stage: Stage, store: Store, terms: Record<string, GuaranteeTerm>, ended: EndedVisit) {
  const { visit, lines, work, signedAt, takenInAt, then } = ended
  const promisedAt = promiseOf(visit)
  const stretches = work.flatMap(line => line.stretches)
  return {
    id: ended.orderId,
    storeId: store.id,
    visitId: ended.visitId,
    vehicleId: stage.ids.of('vehicle', visit.vehicleKey),
    number: ended.number,
    kind: orderKinds[visit.kind],
    originalOrderId: visit.reworkOf === undefined ? null : stage.ids.of('order', visit.reworkOf),
    adviserId: stage.ids.of('staff', visit.intake.adviser),
    description: visit.job.complaint,
    guaranteeNote: guaranteeText(lines, terms),
    authorisation: 'signed' as const,
    work: 'passed' as const,
    delivery: 'gone' as const,
    money: 'settled' as const,
    washing: visit.intake.wantsWash ? ('returned' as const) : ('none' as const),
    signedAt,
    receivedBy: stage.ids.of('staff', colleague(visit.storeKey, 'R-WS-MGR')),
    receivedAt: addMinutes(visit.intake.arrivedAt, intakeMinutes.received),
    workStartedAt: stretches[0]?.from ?? null,
    workFinishedAt: stretches.at(-1)?.to ?? null,
    passedAt: ended.passedAt,
    deliveredAt: then.handedAt,
    plannedMinutes: plannedMinutesOf(lines),
    firstPromisedAt: promisedAt,
    promisedAt,
    createdAt: takenInAt,
  }
}

export function lineRows(store: Store, { lines, orderId, signedAt, then }: EndedVisit) {
  return lines.map(line => ({
    ...line,
    storeId: store.id,
    orderId,
    approvedAt: signedAt,
    agreedFen: line.amountFen - line.discountFen,
    explainedAt: line.kind === 'labour' ? then.pickupAt : null,
  }))
}

export function promiseRow(stage: Stage, store: Store, { visit, orderId, takenInAt }: EndedVisit) {
  return {
    id: newId(),
    storeId: store.id,
    orderId,
    promisedAt: promiseOf(visit),
    reason: PROMISE_REASON,
    madeBy: stage.ids.of('staff', visit.intake.adviser),
    madeAt: takenInAt,
  }
}
