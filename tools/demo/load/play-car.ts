import { newId } from '#domain/kernel/id.ts'
import { addMinutes, type Instant, maxInstant, msOf, toInstant } from '#domain/kernel/time.ts'
import { protectiveChecklist } from '#domain/processes/reception/checklists.ts'
import type { LineInput } from '#domain/processes/repair-orders/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { answerSheet, sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { startVisit } from '#server/processes/reception/arrive.ts'
import { freeBays, guideToBay, parkOutside } from '#server/processes/reception/bays.ts'
import { quickIntake } from '#server/processes/reception/quick-intake.ts'
import { presentForSignature } from '#server/processes/repair-orders/present-for-signature.ts'
import { findOrder, findVisit } from '#server/processes/repair-orders/queries.ts'
import type { StoreKey } from '../data/stores.ts'
import type { JobDraft, VisitKind } from '../generate/jobs.ts'
import type { FarewellPlan, IntakePlan } from '../generate/visits.ts'
import { intakeMinutes } from './moments.ts'
import { orderKinds } from './order-kinds.ts'
import { DEMO_STROKES, type Stage } from './stage.ts'

export type CarPlan = {
  storeKey: StoreKey
  vehicleKey: string
  intake: IntakePlan
  job: JobDraft
  promisedAt: Instant
  kind: VisitKind
  farewell: FarewellPlan
}
type IntakeFields = 'adviser' | 'arrivedAt' | 'mileageKm' | 'fuelPercent' | 'wantsWash'

/** What the intake needs of a car. */
export type IntakeCar = Pick<CarPlan, 'storeKey' | 'vehicleKey' | 'kind' | 'promisedAt'> & {
  intake: Pick<IntakePlan, IntakeFields>
  job: Pick<JobDraft, 'complaint'>
}

export type Played = { visitId: string; orderId: string; lines: LineInput[] }

/** The car arrives and waits for an adviser. */
export async function playArrival(
  stage: Stage,
  car: Pick<IntakeCar, 'storeKey' | 'vehicleKey' | 'intake'>,
): Promise<string> {
  const { intake } = car
  const visit = await stage.by(car.storeKey, intake.adviser, intake.arrivedAt, ctx =>
    startVisit(ctx, { id: newId(), vehicleId: stage.ids.of('vehicle', car.vehicleKey) }),
  )
  return visit.id
}

/** The car stands in a bay while there is one, otherwise outside. */
export async function playParking(stage: Stage, car: CarPlan, visitId: string): Promise<void> {
  const { intake } = car
  await stage.by(car.storeKey, intake.adviser, addMinutes(intake.arrivedAt, 1), async ctx => {
    const { version } = found(await findVisit(ctx, visitId))
    const isRoom = (await freeBays(ctx)).length > 0
    return isRoom ? guideToBay(ctx, { id: visitId, version, bayId: null }) : parkOutside(ctx, { id: visitId, version })
  })
}

/** Intake by the quick path, ready to be put before the customer; the order of a booking takes over its lines. */
export async function playIntake(
  stage: Stage,
  car: IntakeCar,
  lines: LineInput[],
  fromBooking: boolean,
): Promise<Played> {
  const { intake, job } = car
  const ids = { id: await playArrival(stage, car), orderId: newId() }
  const at = addMinutes(intake.arrivedAt, intakeMinutes.takenIn)
  await stage.by(car.storeKey, intake.adviser, at, ctx =>
    quickIntake(ctx, {
      ...ids,
      vehicleId: stage.ids.of('vehicle', car.vehicleKey),
      ownerId: null,
      senderId: null,
      senderRelation: 'owner',
      senderAuthority: null,
      mileageKm: intake.mileageKm,
      fuelPercent: intake.fuelPercent,
      customerWords: job.complaint,
      privacyNoticed: true,
      kind: quickKindOf(car.kind),
      fromBooking,
      lines: fromBooking ? [] : lines,
      promisedAt: promiseOf(car),
      promiseReason: PROMISE_REASON,
      washWanted: intake.wantsWash,
      followUpWanted: true,
      followUpTime: null,
      handoverRead: true,
      hospitalityOffered: true,
      introduced: true,
      openItemIds: [],
    }),
  )
  await stage.by(car.storeKey, intake.adviser, addMinutes(at, 2), ctx => coverCar(ctx, ids.id))
  return { visitId: ids.id, orderId: ids.orderId, lines }
}

/** Seat, wheel and whatever else the store protects, put on while the customer looks on. */
async function coverCar(ctx: Ctx, visitId: string): Promise<void> {
  const sheet = found(await sheetFor(ctx, protectiveChecklist.key, visitId))
  await answerSheet(
    ctx,
    sheet.id,
    sheet.items.map(item => ({ key: item.key, result: 'ok' as const })),
  )
}

export const PROMISE_REASON = '客户在店等候，已与车间确认'

/** As planned, but not before it can be done; nobody promises a car for 16:07. */
export function promiseOf({ intake, promisedAt }: Pick<IntakeCar, 'intake' | 'promisedAt'>): Instant {
  const quarter = 15 * 60_000
  const earliest = addMinutes(intake.arrivedAt, intakeMinutes.takenIn + 30)
  return toInstant(Math.ceil(msOf(maxInstant(promisedAt, earliest)) / quarter) * quarter)
}

/** What the quick path takes; a fault whose cause is not known yet goes the long way. */
function quickKindOf(kind: VisitKind): 'maintenance' | 'beauty' | 'freeCheck' | 'repair' {
  const known = orderKinds[kind]
  return known === 'accident' || known === 'warranty' || known === 'rework' ? 'repair' : known
}

/** Order and contract before the customer; with `sign` the customer signs both. */
export async function playSigning(stage: Stage, car: CarPlan, played: Played, sign: boolean): Promise<void> {
  const { adviser, arrivedAt, broughtBy } = car.intake
  const shown = await stage.by(car.storeKey, adviser, addMinutes(arrivedAt, intakeMinutes.presented), async ctx => {
    const order = await findOrder(ctx, played.orderId)
    return presentForSignature(ctx, { id: played.orderId, version: order?.version ?? 0 })
  })
  if (!sign) return
  await stage.by(car.storeKey, adviser, addMinutes(arrivedAt, intakeMinutes.signed), async ctx => {
    for (const paperId of [shown.contractPaperId, shown.orderPaperId]) {
      await signPaper(ctx, {
        paperId,
        role: 'customer',
        method: 'drawn',
        signerName: broughtBy.name,
        image: DEMO_STROKES,
      })
    }
  })
}

type JobWork = Pick<JobDraft, 'complaint'> & {
  labour: readonly Pick<JobDraft['labour'][number], 'code' | 'times' | 'payer'>[]
  parts: readonly Pick<JobDraft['parts'][number], 'number' | 'qtyMilli' | 'payer'>[]
}

/** The plan's work as an order or a booking takes it. */
export function linesFor(stage: Stage, job: JobWork): LineInput[] {
  const common = {
    forLineId: null,
    name: null,
    hoursCenti: null,
    unitPriceFen: null,
    discountFen: 0,
    customerSupplied: false,
    deviationReason: '',
  } as const
  const because = { basis: 'wish', basisText: job.complaint.slice(0, 200) } as const
  const labour = job.labour.map(line => ({
    ...common,
    ...because,
    id: newId(),
    kind: 'labour' as const,
    labourOperationId: stage.ids.of('labour', line.code),
    partId: null,
    qtyMilli: line.times * 1000,
    payer: line.payer,
  }))
  const first = labour[0]?.id ?? null
  const parts = job.parts.map(line => ({
    ...common,
    ...because,
    id: newId(),
    kind: 'part' as const,
    labourOperationId: null,
    partId: stage.ids.of('part', line.number),
    forLineId: first,
    qtyMilli: line.qtyMilli,
    payer: line.payer,
  }))
  return [...labour, ...parts]
}
