import { newId } from '#domain/kernel/id.ts'
import { addMinutes, type Instant } from '#domain/kernel/time.ts'
import { zReading } from '#domain/processes/catalogue/work-steps.ts'
import { placeAfterWork } from '#domain/processes/workshop/checklists.ts'
import type { WasteKind } from '#domain/processes/workshop/waste.ts'
import { findAddOn } from '#server/processes/repair-orders/add-ons.ts'
import { linesOf, liveLines } from '#server/processes/repair-orders/queries.ts'
import { finishJob, pauseJob, startJob, tickStep } from '#server/processes/workshop/clock-job.ts'
import { dispatchOrder } from '#server/processes/workshop/dispatch.ts'
import { jobView, stepsOf, washOf } from '#server/processes/workshop/queries.ts'
import { receiveOrder } from '#server/processes/workshop/receive-order.ts'
import { finishWash, returnWash, startWash } from '#server/processes/workshop/wash.ts'
import type { TodayCar } from '../generate/today-stages.ts'
import type { WorkSession } from '../generate/work-planner.ts'
import { colleague } from './colleagues.ts'
import { workOfLines } from './job-stretches.ts'
import { intakeMinutes, washMinutes } from './moments.ts'
import type { CarPlan, Played } from './play-car.ts'
import type { Stage } from './stage.ts'

export type PlayedJob = { jobId: string; username: string; version: number; at: Instant; to: Instant }

/** Washing from `start`, as far as wanted, and the hand-back. */
export async function playWash(
  stage: Stage,
  car: CarPlan,
  played: Played,
  { phase, start, until }: { phase: 'before' | 'final'; start: Instant; until: 'started' | 'returned' },
): Promise<void> {
  const washer = colleague(car.storeKey, 'R-WASH')
  await stage.by(car.storeKey, washer, start, async ctx => {
    const wash = await washOf(ctx, played.orderId, phase)
    if (wash) await startWash(ctx, { id: wash.id, version: wash.version })
  })
  if (until === 'started') return
  await stage.by(car.storeKey, washer, addMinutes(start, washMinutes.finished), async ctx => {
    const wash = await washOf(ctx, played.orderId, phase)
    if (wash) await finishWash(ctx, { id: wash.id, version: wash.version })
  })
  await stage.by(car.storeKey, washer, addMinutes(start, washMinutes.returned), async ctx => {
    const wash = await washOf(ctx, played.orderId, phase)
    if (wash) await returnWash(ctx, { id: wash.id, version: wash.version })
  })
}

/** The workshop takes the car and gives its lines out as the plan has people and bays for them. */
export async function playDispatch(
  stage: Stage,
  car: CarPlan,
  played: Played,
  sessions: readonly WorkSession[],
): Promise<PlayedJob[]> {
  const manager = colleague(car.storeKey, 'R-WS-MGR')
  const after = (minutes: number) => addMinutes(car.intake.arrivedAt, minutes)
  await stage.by(car.storeKey, manager, after(intakeMinutes.received), ctx => receiveOrder(ctx, { id: played.orderId }))
  const jobs: PlayedJob[] = []
  const codes = car.job.labour.map(line => line.code)
  for (const { line, technician: username, bayKey, stretches } of workOfLines(sessions, codes)) {
    const [slot] = stretches
    const lineId = played.lines[line]?.id
    if (!slot || lineId === undefined) continue
    const jobId = newId()
    const technicianId = stage.ids.of('technician', username)
    const job = { id: jobId, lineId, technicianId, bayId: stage.ids.of('bay', bayKey), ...slot }
    await stage.by(car.storeKey, manager, after(intakeMinutes.dispatched), ctx =>
      dispatchOrder(ctx, { id: played.orderId, jobs: [job] }),
    )
    jobs.push({ jobId, username, version: 1, at: slot.from, to: slot.to })
  }
  return jobs
}

/** Clock on, steps, clock off; the last job stays open when the car is still in work. */
export async function playJob(
  stage: Stage,
  car: CarPlan,
  job: PlayedJob,
  how: 'working' | 'parts' | 'customer' | 'finished',
  until: Instant,
): Promise<void> {
  await stage.by(car.storeKey, job.username, job.at, ctx => startJob(ctx, { id: job.jobId, version: job.version }))
  if (how === 'working') return
  if (how !== 'finished') {
    await stage.by(car.storeKey, job.username, until, ctx =>
      pauseJob(ctx, { id: job.jobId, version: job.version + 1, reason: how, note: null }),
    )
    return
  }
  await stage.by(car.storeKey, job.username, until, async ctx => {
    for (const step of await stepsOf(ctx, job.jobId)) {
      const reading = step.reading === null ? null : zReading.parse(step.reading)
      await tickStep(ctx, {
        id: job.jobId,
        position: step.position,
        value: reading === null ? null : String(Math.round((reading.min + reading.max) * 50) / 100),
      })
    }
    const place = placeAfterWork.items.map(({ key }) => ({ key, result: 'ok' as const }))
    const left = wasteOf((await jobView(ctx, job.jobId))?.name ?? '')
    await finishJob(ctx, { id: job.jobId, version: job.version + 1, place, waste: left })
  })
}

/** What the work named so leaves behind. */
function wasteOf(name: string): { kind: WasteKind; qtyMilli: number }[] {
  const left: [RegExp, WasteKind, number][] = [
    [/机油/, 'oil', 4000],
    [/滤|机滤/, 'filter', 1000],
    [/冷却液/, 'coolant', 5000],
    [/制动液/, 'brakeFluid', 1000],
    [/蓄电池/, 'battery', 1000],
    [/轮胎/, 'tyre', 1000],
    [/制动片|制动盘/, 'metal', 2000],
  ]
  return left.flatMap(([words, kind, qtyMilli]) => (words.test(name) ? [{ kind, qtyMilli }] : []))
}

export async function playAddOn(stage: Stage, car: TodayCar, played: Played, username: string): Promise<void> {
  const { addOn } = car
  if (!addOn) return
  await stage.by(car.storeKey, username, addOn.proposedAt, async ctx => {
    const line = {
      kind: 'labour',
      labourOperationId: stage.ids.of('labour', addOn.labourCode),
      partId: null,
      forLineId: null,
      name: null,
      hoursCenti: null,
      qtyMilli: 1000,
    } as const
    const rest = {
      unitPriceFen: null,
      discountFen: 0,
      payer: 'customer',
      basis: 'finding',
      basisText: addOn.name,
      customerSupplied: false,
      deviationReason: '',
    } as const
    await findAddOn(ctx, {
      orderId: played.orderId,
      id: newId(),
      reason: `施工中发现：${addOn.name}`,
      safety: false,
      consequence: '',
      lines: [{ ...line, ...rest, id: newId() }],
      fileIds: [],
    })
  })
}

export async function labourLineIds(stage: Stage, car: CarPlan, orderId: string, at: Instant): Promise<string[]> {
  return stage.by(car.storeKey, car.intake.adviser, at, async ctx =>
    liveLines(await linesOf(ctx, orderId))
      .filter(line => line.kind === 'labour')
      .map(line => line.id),
  )
}
